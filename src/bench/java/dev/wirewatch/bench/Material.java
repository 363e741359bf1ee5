package dev.wirewatch.bench;

import java.util.List;

/** The names and articles that all engines are measured with. */
record Material(List<String> names, List<Articles.Article> articles) {
    private static final int ARTICLES = 300;
    private static final int STRANGERS = 2000;

    /**
     * The same for the same numbers.
     *
     * @param aliases how many names
     * @param length how many times as long as usual the articles are, without having more names
     * @param law how many people share a name, on the list and beside it
     */
    static Material of(int aliases, int length, Names.Law law) {
        List<String> all = Names.of(aliases + STRANGERS, law);
        List<String> names = List.copyOf(all.subList(0, aliases));
        List<String> strangers = all.subList(aliases, aliases + STRANGERS);
        return new Material(names, Articles.stretched(names, strangers, ARTICLES, length));
    }
}
