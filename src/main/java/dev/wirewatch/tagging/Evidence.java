package dev.wirewatch.tagging;

import dev.wirewatch.watchlist.Alias;
import dev.wirewatch.watchlist.Context;
import dev.wirewatch.watchlist.Phrase;
import dev.wirewatch.watchlist.WordClass;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Numbers what contexts ask for, word classes first, and adds its phrases to the trie. Phrases that stand in contexts have
 * one number each; the phrases of a class share two, one for those that begin with a capital, and the roles of an entity
 * share one. Needed while a watchlist is compiled.
 */
final class Evidence {
    /** No number. */
    static final int NONE = -1;
    /** The set of all roles, which many names ask for. */
    private static final int ROLES = 0;
    /** The first set of other evidence. */
    private static final int FIRST_SET = 1;

    private final PathCompiler paths;
    private final Map<String, Integer> entityPlaces;
    private final Map<String, Integer> classNumbers = new HashMap<>();
    private final Map<Wording, Integer> phraseNumbers = new HashMap<>();
    private final Map<InLanguage, Surroundings> compiled = new HashMap<>();
    private final List<String> classes = new ArrayList<>();
    private final Map<BitSet, EvidenceSet> sets = new HashMap<>();
    private final BitSet roles = new BitSet();
    private int count;

    /** A phrase of a context and the language that its words are inflected by. */
    private record Wording(String phrase, String language) {}

    private record InLanguage(Context context, String language) {}

    /** @param entityPlaces the places of the entities by id */
    Evidence(PathCompiler paths, Map<String, Integer> entityPlaces, List<WordClass> words) {
        this.paths = paths;
        this.entityPlaces = entityPlaces;
        for (WordClass each : words) {
            classes.add(each.name());
            classNumbers.put("@" + each.name(), count++);
        }
        for (WordClass each : words) {
            int number = ofClass("@" + each.name());
            each.phrases()
                    .forEach(phrase -> paths.addPhrase(phrase, ~(isCapital(phrase.text()) ? number + count : number)));
        }
        count *= 2;
    }

    private static boolean isCapital(String phrase) {
        return Character.isUpperCase(phrase.codePointAt(0));
    }

    /** The number of an entity's roles; {@link #NONE} if it has none. */
    int role(List<Phrase> roles) {
        if (roles.isEmpty()) {
            return NONE;
        }
        int number = count++;
        this.roles.set(number);
        roles.forEach(role -> paths.addPhrase(role, ~number));
        return number;
    }

    /**
     * Compiles contexts; equal ones, of which a watchlist has many, share what is made of them.
     *
     * @param language the language by which the phrases that stand in them are inflected, or {@link Alias#ANY_LANGUAGE}; those
     *     of word classes have languages of their own
     */
    List<Surroundings> compile(List<Context> contexts, String language) {
        return contexts.isEmpty()
                ? List.of()
                : contexts.stream().map(context -> shared(context, language)).toList();
    }

    private Surroundings shared(Context context, String language) {
        InLanguage key = new InLanguage(context, language);
        Surroundings known = compiled.get(key);
        if (known == null) {
            known = compile(context, language);
            compiled.put(key, known);
        }
        return known;
    }

    private Surroundings compile(Context context, String language) {
        BitSet entities = new BitSet();
        context.entities().forEach(id -> entities.set(place(id)));
        return new Surroundings(
                phrases(context.previous(), language),
                phrases(context.next(), language),
                phrases(context.apposition(), language),
                context.nextCapitalExcept() == null ? null : set(context.nextCapitalExcept(), language),
                context.previousCapitalExcept() == null ? null : set(context.previousCapitalExcept(), language),
                context.near().isEmpty() ? null : near(set(context.near(), language)),
                entities.isEmpty() ? null : entities,
                context.kinds().isEmpty() ? null : EnumSet.copyOf(context.kinds()),
                context.reach(),
                context.capitalised(),
                context.headline(),
                context.lone(),
                context.refusedElsewhere(),
                context.spelledOut(),
                context.afterComma(),
                context.unless() == null ? null : shared(context.unless(), language));
    }

    private int place(String id) {
        Integer place = entityPlaces.get(id);
        if (place == null) {
            throw new IllegalArgumentException("a context names an unknown entity: " + id);
        }
        return place;
    }

    private @Nullable BitSet phrases(List<String> phrases, String language) {
        return phrases.isEmpty() ? null : set(phrases, language);
    }

    private EvidenceSet near(BitSet numbers) {
        return sets.computeIfAbsent(numbers, each -> new EvidenceSet(each, Signatures.ofSet(FIRST_SET + sets.size())));
    }

    /** The roles of all entities. */
    EvidenceSet roles() {
        return new EvidenceSet(roles, Signatures.ofSet(ROLES));
    }

    /**
     * The signatures of all that has been added.
     *
     * @param all the paths of all evidence
     * @param keys the key of each word, by its number
     */
    Signatures signatures(TriePaths all, long[] keys) {
        long[] ofNumber = new long[count];
        Stream.concat(sets.values().stream(), Stream.of(roles()))
                .forEach(set -> set.numbers().stream().forEach(number -> ofNumber[number] |= set.signature()));
        return new Signatures(all, keys, ofNumber);
    }

    private BitSet set(List<String> phrases, String language) {
        BitSet set = new BitSet();
        for (String phrase : phrases) {
            int number = phrase.startsWith("@") ? ofClass(phrase) : ofPhrase(new Wording(phrase, language));
            set.set(number);
            if (number < classes.size()) {
                set.set(number + classes.size());
            }
        }
        return set;
    }

    private int ofClass(String reference) {
        Integer number = classNumbers.get(reference);
        if (number == null) {
            throw new IllegalArgumentException("a context names an unknown word class: " + reference);
        }
        return number;
    }

    private int ofPhrase(Wording wording) {
        Integer known = phraseNumbers.get(wording);
        if (known != null) {
            return known;
        }
        int number = count++;
        phraseNumbers.put(wording, number);
        paths.addPhrase(new Phrase("", wording.phrase(), wording.language()), ~number);
        return number;
    }

    /** The numbers of the phrases of some classes. */
    BitSet numbers(AskedWords asked) {
        BitSet set = new BitSet();
        for (int number = 0; number < classes.size(); number++) {
            if (asked.contains(classes.get(number))) {
                set.set(number);
                set.set(number + classes.size());
            }
        }
        return set;
    }

    String[] classes() {
        return classes.toArray(String[]::new);
    }
}
