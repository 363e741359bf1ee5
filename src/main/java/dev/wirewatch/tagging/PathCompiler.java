package dev.wirewatch.tagging;

import dev.wirewatch.watchlist.Alias;
import dev.wirewatch.watchlist.Phrase;
import dev.wirewatch.watchlist.spelling.Inflection;
import dev.wirewatch.watchlist.spelling.Letters;
import dev.wirewatch.watchlist.spelling.Spelling;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Set;

/**
 * Turns names into paths of the trie. Names are cut into words by the same scanner as texts, so that both agree on what a
 * word is. Needed while a watchlist is compiled.
 */
final class PathCompiler {
    private static final int[] NO_CASES = {};

    private final Vocabulary vocabulary = new Vocabulary();
    private final TrieBuilder trie = new TrieBuilder();
    private final Scanner scanner = new Scanner(vocabulary, null);
    private final WordLookup lookup = new WordLookup(vocabulary, true);
    private final Tokens tokens = new Tokens(64);

    Vocabulary vocabulary() {
        return vocabulary;
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
        Inflection inflection = Inflection.of(language);
        boolean inflected = inflect && Inflection.hasRules(language);
        for (int i = 0; i < tokens.count; i++) {
            steps.add(inflected ? forms(inflection, i) : new int[] {tokens.id(i)});
        }
        trie.add(steps, entry, settles);
    }

    private int[] forms(Inflection inflection, int index) {
        int id = tokens.id(index);
        boolean fixed = (tokens.flags(index) & (Tokens.CLITIC | Tokens.DOTTED)) != 0;
        String word = scanner.text.substring(tokens.start(index), tokens.end(index));
        if (fixed || word.codePoints().noneMatch(Character::isLetter)) {
            return new int[] {id};
        }
        int[] forms = numbers(inflection.forms(word, index, tokens.count));
        int[] all = Arrays.copyOf(forms, forms.length + 1);
        all[forms.length] = id;
        return Arrays.stream(all).sorted().distinct().toArray();
    }

    private int[] numbers(Set<String> forms) {
        return forms.stream().mapToInt(this::number).sorted().distinct().toArray();
    }

    private int number(String form) {
        lookup.clear();
        Letters.skeleton(form).codePoints().forEach(lookup::append);
        return lookup.find();
    }

    private void scan(String text) {
        tokens.clear();
        scanner.scan(text, tokens);
    }
}
