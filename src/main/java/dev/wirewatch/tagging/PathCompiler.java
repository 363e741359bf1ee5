package dev.wirewatch.tagging;

import dev.wirewatch.watchlist.Alias;
import dev.wirewatch.watchlist.Phrase;
import dev.wirewatch.watchlist.spelling.Inflection;
import dev.wirewatch.watchlist.spelling.Letters;
import dev.wirewatch.watchlist.spelling.Spelling;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.IntConsumer;

/**
 * Turns names into paths of the trie. Names are cut into words by the same scanner as texts, so that both agree on what a
 * word is. Needed while a watchlist is compiled.
 */
final class PathCompiler {
    private static final int[] NO_CASES = {};

    private final Vocabulary vocabulary = new Vocabulary();
    private final TrieBuilder trie = new TrieBuilder();
    private final Scanner scanner = new Scanner(vocabulary, Scanner.Way.NAMES);
    private final WordLookup lookup = new WordLookup(vocabulary, true);
    private final IntConsumer toLookup = lookup::append;
    private final Tokens tokens = new Tokens(64);

    /** Words recur: of 24,000 in the phrases and names of the shipped watchlist 15,000 are inflected. */
    private final Map<InflectedWord, int[]> known = new HashMap<>();

    private record InflectedWord(String language, String word, int index, int count) {}

    Vocabulary vocabulary() {
        return vocabulary;
    }

    /** The lexemes of all words that have been added. */
    Lexemes lexemes() {
        return trie.lexemes(vocabulary.size());
    }

    /** The paths of all names. */
    TriePaths names() {
        return trie.names();
    }

    /** The paths of all evidence. */
    TriePaths evidence() {
        return trie.evidence(number -> true);
    }

    /** The paths of some evidence, by its numbers. */
    TriePaths evidence(BitSet numbers) {
        return trie.evidence(numbers::get);
    }

    void addPhrase(Phrase phrase, int entry) {
        Inflection.of(phrase.language())
                .spacings(phrase.text())
                .forEach(text -> add(text, phrase.language(), true, entry, false));
    }

    void addAlias(Alias alias, int entry, boolean settles) {
        Inflection.of(alias.language())
                .spacings(alias.text())
                .forEach(text -> add(text, alias.language(), alias.inflect(), entry, settles));
    }

    void addSpelling(Spelling spelling, int entry) {
        trie.add(spelling.words().stream().map(this::numbers).toList(), entry, false);
    }

    /** For each word the {@link Tokens#CASE} flags. */
    int[] cases(String text) {
        scan(text);
        int[] cases = new int[tokens.count];
        for (int i = 0; i < cases.length; i++) {
            cases[i] = tokens.flags(i) & Tokens.CASE;
        }
        return cases.length == 0 ? NO_CASES : cases;
    }

    /** Adds a name, and once more as one word where an apostrophe may be read as dividing it: Sana'a, Sanaa. */
    private void add(String text, String language, boolean inflect, int entry, boolean settles) {
        scan(text);
        int divided = tokens.count;
        addTokens(language, inflect, entry, settles);
        scanner.joinEndings(true);
        scan(text);
        scanner.joinEndings(false);
        if (tokens.count != divided) {
            addTokens(language, inflect, entry, settles);
        }
    }

    private void addTokens(String language, boolean inflect, int entry, boolean settles) {
        if (tokens.count == 0) {
            return;
        }
        List<int[]> steps = new ArrayList<>(tokens.count);
        boolean inflected = inflect && Inflection.hasRules(language);
        for (int i = 0; i < tokens.count; i++) {
            steps.add(inflected ? forms(language, i) : new int[] {tokens.id(i)});
        }
        trie.add(steps, entry, settles);
    }

    private int[] forms(String language, int index) {
        int id = tokens.id(index);
        boolean fixed = (tokens.flags(index) & (Tokens.CLITIC | Tokens.DOTTED)) != 0;
        String word = scanner.text.substring(tokens.start(index), tokens.end(index));
        if (fixed || word.codePoints().noneMatch(Character::isLetter)) {
            return new int[] {id};
        }
        int[] forms = known.computeIfAbsent(
                new InflectedWord(language, word, index, tokens.count),
                key -> numbers(Inflection.of(language).forms(word, key.index(), key.count())));
        int[] all = Arrays.copyOf(forms, forms.length + 1);
        all[forms.length] = id;
        return distinct(all);
    }

    private int[] numbers(Set<String> forms) {
        int[] numbers = new int[forms.size()];
        int count = 0;
        for (String form : forms) {
            lookup.clear();
            Letters.fold(form, toLookup);
            numbers[count++] = lookup.find();
        }
        return distinct(numbers);
    }

    /** Sorts numbers in place and gives each once. */
    private static int[] distinct(int[] numbers) {
        Arrays.sort(numbers);
        int count = 0;
        for (int i = 0; i < numbers.length; i++) {
            if (i == 0 || numbers[i] != numbers[i - 1]) {
                numbers[count++] = numbers[i];
            }
        }
        return count == numbers.length ? numbers : Arrays.copyOf(numbers, count);
    }

    private void scan(String text) {
        tokens.clear();
        scanner.scan(text, tokens);
    }
}
