package dev.wirewatch.bench;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;

/**
 * Invented articles of about {@value #WORDS} words: the most frequent words of English and others that thin out as Zipf's
 * law says, in sentences and paragraphs with commas, quotation marks, numbers and names of nobody on the list. Names of the
 * list stand among them, about one in {@value #WORDS_PER_NAME} words; one in eleven is written in a way that only a matcher
 * which normalises finds: without its diacritics or with combining ones, with a typographic apostrophe or a hyphen that does
 * not break, or across a line break.
 */
public final class Articles {
    /** How long an article is. */
    public static final int WORDS = 400;

    private static final int WORDS_PER_NAME = 80;
    private static final String[] FREQUENT =
            ("the of and to in a that for is on with as was by at from it has have said will "
                            + "be not are this its their which been more than but he they after one who people new two would over "
                            + "about some when other could first most government officials military country according statement "
                            + "during between against security region forces minister president talks attack reported week year "
                            + "news agency also last under three into before since because where should many several including")
                    .split(" ");
    /** An article and the places in the list of the names planted in it. */
    record Article(String text, List<Integer> planted) {}

    private final Random random;
    private final List<String> names;
    private final List<String> strangers;
    private StringBuilder text = new StringBuilder();
    private List<Integer> planted = new ArrayList<>();
    /** Whether the article at hand has typographic quotation marks, apostrophes and dashes, as every other has. */
    private boolean typographic;
    /** The rest of the article names nobody on the list. */
    private boolean bare;

    private Articles(List<String> names, List<String> strangers, long seed) {
        this.names = names;
        this.strangers = strangers;
        this.random = new Random(seed);
    }

    /**
     * Articles about names of the list.
     *
     * @param names the names to plant
     * @param strangers names of people and places that are not on the list
     */
    static List<Article> about(List<String> names, List<String> strangers, int count) {
        return stretched(names, strangers, count, 1);
    }

    /** Articles of so many times the length and as many names. */
    static List<Article> stretched(List<String> names, List<String> strangers, int count, int times) {
        Articles articles = new Articles(names, strangers, 42);
        List<Article> all = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            all.add(articles.next(times));
        }
        return all;
    }

    private Article next(int times) {
        text = new StringBuilder();
        planted = new ArrayList<>();
        typographic = !typographic;
        int words = 0;
        for (int sentence = 1; words < WORDS * times; sentence++) {
            bare = words >= WORDS;
            int length = 8 + random.nextInt(25);
            words += length;
            sentence(length);
            text.append(sentence % 3 == 0 ? "\n\n" : " ");
        }
        return new Article(text.toString(), List.copyOf(planted));
    }

    private void sentence(int length) {
        boolean quoted = random.nextInt(8) == 0;
        text.append(!quoted ? "" : typographic ? "“" : "\"");
        int begin = text.length();
        for (int i = 0; i < length; i++) {
            word();
            if (i + 1 < length) {
                text.append(
                        random.nextInt(14) == 0 ? ", " : random.nextInt(70) > 0 ? " " : typographic ? " – " : " - ");
            }
        }
        text.setCharAt(begin, Character.toUpperCase(text.charAt(begin)));
        text.append(!quoted ? "." : typographic ? ",” he said." : ",\" he said.");
    }

    private void word() {
        if (random.nextInt(WORDS_PER_NAME) == 0 && !bare) {
            plant(random.nextInt(names.size()));
            return;
        }
        int sort = random.nextInt(1000);
        if (sort < 30) {
            text.append(strangers.get(random.nextInt(strangers.size())));
        } else if (sort < 45) {
            text.append(1 + random.nextInt(40));
        } else if (sort < 50) {
            text.append(1 + random.nextInt(90)).append(",500");
        } else if (sort < 60) {
            text.append(rare()).append('-').append(rare());
        } else if (sort < 70) {
            text.append(rare()).append(typographic ? "’s" : "'s");
        } else if (sort < 74) {
            text.append('(').append(rare()).append(')');
        } else if (sort < 77) {
            text.append(rare()).append('é');
        } else {
            text.append(sort < 520 ? frequent() : rare());
        }
    }

    private String frequent() {
        return FREQUENT[EverydayWords.zipf(random, FREQUENT.length)];
    }

    private String rare() {
        return bare ? EverydayWords.ofNobody(random) : EverydayWords.any(random);
    }

    private void plant(int place) {
        String name = names.get(place);
        int sort = random.nextInt(100);
        String written = sort < 15 ? otherwise(name) : sort < 20 ? name.toUpperCase(Locale.ROOT) : name;
        planted.add(place);
        text.append(written);
        if (sort >= 95) {
            text.append(typographic ? "’s" : "'s");
        }
    }

    /** A way of writing the name that differs by more than case, if there is one. */
    private String otherwise(String name) {
        String decomposed = Normalizer.normalize(name, Normalizer.Form.NFD);
        if (!decomposed.equals(name)) {
            return random.nextBoolean() ? decomposed : decomposed.replaceAll("\\p{M}", "");
        }
        if (name.indexOf('\'') >= 0) {
            return name.replace('\'', '’');
        }
        if (name.indexOf('-') >= 0) {
            return name.replace('-', '\u2011');
        }
        return random.nextBoolean() ? name.replaceFirst(" ", "\n") : name.replaceFirst(" ", "\u00A0");
    }
}
