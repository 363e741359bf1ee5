package dev.wirewatch.watchlist.spelling;

import dev.wirewatch.watchlist.Alias;
import dev.wirewatch.watchlist.DeclaredName;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * All ways of writing a name that is declared by its parts: full name, with a middle initial, with the given name's
 * initial, family name first, alone; the article of Arabic names as al-, el-, ul-, assimilated, joined or left out; names
 * with Abd in one, two or three words; each word in its transliterations and forms.
 */
public final class NameSpellings {
    private static final Set<String> ARTICLES = Set.of("al", "el", "ul", "ol", "il");
    private static final Set<String> SERVANTS = Set.of("abdul", "abdel", "abdal", "abdol", "abd");
    /** Languages that write the family name first in lists and documents. */
    private static final Set<String> SURNAME_FIRST = Set.of("ru", "uk");

    private static final Set<String> INITIALS =
            IntStream.rangeClosed('a', 'z').mapToObj(Character::toString).collect(Collectors.toUnmodifiableSet());
    private static final Set<String> CYRILLIC_INITIALS =
            IntStream.rangeClosed('а', 'я').mapToObj(Character::toString).collect(Collectors.toUnmodifiableSet());

    /** The endings of several, where the base form ends with a consonant. */
    private static final Set<String> PLURALS = Set.of("ы", "и", "ов", "ев", "ей", "ів", "ам", "ами", "ах");

    private final DeclaredName name;
    private final @Nullable String from;
    private final Inflection inflection;
    private final boolean latin;

    private NameSpellings(DeclaredName name) {
        this.name = name;
        this.from = name.from();
        this.inflection = Inflection.of(name.language());
        this.latin = (name.isPersonal() ? name.family() : name.name())
                .get(0)
                .codePoints()
                .anyMatch(letter -> (Letters.properties(letter) & Letters.LATIN) != 0);
    }

    /** The ways of writing a name. */
    public static List<Spelling> of(DeclaredName name) {
        NameSpellings spellings = new NameSpellings(name);
        return name.isPersonal() ? spellings.personal() : spellings.undivided();
    }

    private List<Spelling> personal() {
        List<Spelling> all = new ArrayList<>();
        for (String family : name.family()) {
            for (List<Set<String>> surname : phrase(family, 1, true)) {
                for (String given : name.given()) {
                    phrase(given, 0, false).forEach(first -> addFull(all, first, surname));
                }
            }
            for (List<Set<String>> surname : phrase(family, 0, true)) {
                if (from != null || SURNAME_FIRST.contains(name.language())) {
                    addReversed(all, surname);
                }
                if (name.alone() != DeclaredName.Alone.NEVER) {
                    all.add(new Spelling(surname, Spelling.Sort.ALONE));
                }
            }
        }
        return all;
    }

    private void addFull(List<Spelling> all, List<Set<String>> given, List<Set<String>> family) {
        all.add(new Spelling(concat(given, family), Spelling.Sort.FULL));
        Set<String> middle = latin ? INITIALS : CYRILLIC_INITIALS;
        all.add(new Spelling(concat(concat(given, List.of(middle)), family), Spelling.Sort.FULL));
        Set<String> initials = given.get(0).stream()
                .map(form -> Letters.skeleton(form).substring(0, 1))
                .collect(Collectors.toCollection(LinkedHashSet::new));
        all.add(new Spelling(concat(List.of(initials), family), Spelling.Sort.INITIAL));
    }

    private void addReversed(List<Spelling> all, List<Set<String>> family) {
        for (String given : name.given()) {
            for (List<Set<String>> first : phrase(given, 1, false)) {
                all.add(new Spelling(concat(family, first), Spelling.Sort.FULL));
            }
        }
    }

    private List<Spelling> undivided() {
        List<Spelling> all = new ArrayList<>();
        for (String text : name.name()) {
            for (List<Set<String>> words : phrase(text, 0, true)) {
                for (String noun : name.nouns()) {
                    all.add(new Spelling(concat(words, plain(noun)), Spelling.Sort.FULL));
                }
                if (name.alone() != DeclaredName.Alone.NEVER || name.nouns().isEmpty()) {
                    all.add(new Spelling(words, Spelling.Sort.ALONE));
                }
            }
        }
        return all;
    }

    private List<Set<String>> plain(String text) {
        List<String> words = words(text);
        List<Set<String>> forms = new ArrayList<>();
        for (int i = 0; i < words.size(); i++) {
            forms.add(inflection.forms(words.get(i), i + 1, words.size() + 1));
        }
        return forms;
    }

    /**
     * The ways of writing one part of a name: alternatives of sequences of words.
     *
     * @param before how many words of the name stand before it; particles are joined to the first word alone
     * @param last whether the name ends with it
     */
    private List<List<Set<String>>> phrase(String text, int before, boolean last) {
        List<String> words = words(text);
        List<List<Set<String>>> ways = List.of(List.of());
        for (int i = 0; i < words.size(); i++) {
            String word = words.get(i);
            String lower = word.toLowerCase(Locale.ROOT);
            boolean more = i + 1 < words.size();
            if (from != null && more && SERVANTS.contains(lower)) {
                boolean article = ARTICLES.contains(words.get(i + 1).toLowerCase(Locale.ROOT)) && i + 2 < words.size();
                i += article ? 2 : 1;
                ways = product(ways, servant(words.get(i), last && i == words.size() - 1));
            } else if (from != null && more && ARTICLES.contains(lower)) {
                i++;
                ways = product(ways, withArticle(words.get(i), last && i == words.size() - 1));
            } else {
                ways = product(ways, List.of(List.of(forms(word, i + before, words.size() + before, last && !more))));
            }
        }
        return ways;
    }

    /** The article apart, joined, and left out. */
    private List<List<Set<String>>> withArticle(String noun, boolean last) {
        Set<String> forms = forms(noun, 1, 2, last);
        Set<String> articles = new LinkedHashSet<>(ARTICLES);
        // The article's l becomes the first sound of the noun: as-Sadr, ash-Shaabi.
        String letters = Letters.skeleton(noun);
        for (int length = 1; length <= Math.min(2, letters.length()); length++) {
            articles.add("a" + letters.substring(0, length));
            articles.add("e" + letters.substring(0, length));
        }
        Set<String> joined = new LinkedHashSet<>();
        forms.forEach(form -> {
            joined.add("al" + form);
            joined.add("el" + form);
        });
        return List.of(List.of(articles, forms), List.of(joined), List.of(forms));
    }

    /** Abd and its noun: Abdul Mahdi, Abd al-Mahdi, Abdulmahdi. */
    private List<List<Set<String>>> servant(String noun, boolean last) {
        Set<String> forms = forms(noun, 1, 2, last);
        Set<String> servants = Set.of("abdul", "abdel", "abdal", "abdol", "abdil", "abd", "abdoul");
        Set<String> joined = new LinkedHashSet<>();
        servants.forEach(servant -> forms.forEach(form -> joined.add(servant + form)));
        return List.of(List.of(servants, forms), List.of(Set.of("abd"), ARTICLES, forms), List.of(joined));
    }

    private Set<String> forms(String word, int index, int count, boolean last) {
        Set<String> forms = new LinkedHashSet<>();
        if (from != null) {
            forms.addAll(Transliteration.spellings(word, from));
        } else {
            forms.addAll(inflection.forms(word, index, count));
            forms.removeIf(form -> last && isPlural(form, word));
        }
        // The genitive of names in German, and the family as a whole in English.
        if (last && latin && name.isPersonal() && name.language().equals(Alias.ANY_LANGUAGE)) {
            forms.addAll(forms.stream()
                    .filter(form -> !form.endsWith("s"))
                    .map(form -> form + "s")
                    .toList());
        }
        return forms;
    }

    /** Several bearers of a name are not the one who is looked for, and Russian has the nouns that sound like him: трампы. */
    private boolean isPlural(String form, String word) {
        return name.isPersonal()
                && SURNAME_FIRST.contains(name.language())
                && form.length() > word.length()
                && "аеёиоуыэюяійьїє".indexOf(Character.toLowerCase(word.charAt(word.length() - 1))) < 0
                && PLURALS.contains(form.substring(word.length()));
    }

    /** Words as the tagger cuts them: at spaces and hyphens, and between letters and digits. */
    private static List<String> words(String text) {
        List<String> words = new ArrayList<>();
        for (String word : text.trim().split("[\\s\\p{Pd}]+|(?<=\\p{L})(?=\\p{Nd})|(?<=\\p{Nd})(?=\\p{L})")) {
            if (!Letters.skeleton(word).isEmpty()) {
                words.add(word);
            }
        }
        return words;
    }

    private static List<List<Set<String>>> product(List<List<Set<String>>> left, List<List<Set<String>>> right) {
        List<List<Set<String>>> all = new ArrayList<>();
        left.forEach(head -> right.forEach(tail -> all.add(concat(head, tail))));
        return all;
    }

    private static List<Set<String>> concat(List<Set<String>> left, List<Set<String>> right) {
        List<Set<String>> all = new ArrayList<>(left);
        all.addAll(right);
        return all;
    }
}
