package dev.wirewatch.alerting.story;

import com.dynatrace.hash4j.hashing.Hasher64;
import com.dynatrace.hash4j.hashing.Hashing;
import dev.wirewatch.alerting.story.Words.Word;
import dev.wirewatch.model.Mention;
import dev.wirewatch.model.WordHit;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.OptionalLong;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reads the gist of an article: the words of its title and lead, and the facts that read the same in every language. News
 * says in its first sentences what it is about (the "inverted pyramid"); what stands further down is background that other
 * stories share.
 */
public final class GistReader {
    private static final int LEAD_WORDS = 60;
    private static final int TERM_LIMIT = 28;
    private static final int FACT_LIMIT = 20;
    private static final int SHORTEST_TERM = 4;
    private static final int STEM = 6;
    private static final int HEAVIEST_TERM = 6;
    private static final int NAME_WORDS = 8;
    /** No character before it is Arabic: to look up the script of every word costs more than its hash. */
    private static final char FIRST_ARABIC = '\u0600';

    /** All bits but the lowest, which is {@link Gist#NUMBER}. */
    private static final int HASH_MASK = (1 << Weights.HASH_BITS) - 2;

    private static final Hasher64 HASHER = Hashing.wyhashFinal4();

    private final Set<String> broad;

    /**
     * @param broad ids of entities that half of the news is about, such as states: naming one says little
     */
    public GistReader(Set<String> broad) {
        this.broad = Set.copyOf(broad);
    }

    /**
     * Reads it.
     *
     * @param opening title and lead
     * @param language BCP 47 tag; null if undeclared
     * @param published when it was published, by effective time: what it calls Monday
     * @param mentions found in title and text
     * @param words found in them, of the word classes that rules ask for: what is done
     */
    public Gist read(
            Opening opening,
            @Nullable String language,
            Instant published,
            List<Mention> mentions,
            List<WordHit> words) {
        Reading reading = new Reading(published);
        List<Word> head = opening.title(LEAD_WORDS);
        head.forEach(word -> reading.add(word, 2));
        opening.text(LEAD_WORDS).forEach(word -> reading.add(word, 1));
        int lead = head.size() + LEAD_WORDS;
        Set<String> names = new HashSet<>();
        for (Mention mention : mentions) {
            int place = place(mention.field(), mention.word(), lead);
            int weight = broad.contains(mention.entity()) ? place : 2 * place;
            reading.facts.raise(hash("e:" + mention.entity()), weight);
            if (names.add(mention.text())) {
                // What a name says is said by the fact, which knows all its spellings.
                Words.of(mention.text(), 0, NAME_WORDS).forEach(reading::removeTerm);
            }
        }
        for (WordHit word : words) {
            reading.facts.raise(hash("w:" + word.wordClass()), place(word.field(), word.word(), lead));
        }
        return Gist.of(primary(language), reading.terms, TERM_LIMIT, reading.facts, FACT_LIMIT, reading.subjects);
    }

    /** What has been read of an article. */
    private static final class Reading {
        private final Weights terms = new Weights();
        private final Weights facts = new Weights();
        private final Instant published;
        private long subjects;

        Reading(Instant published) {
            this.published = published;
        }

        void add(Word word, int weight) {
            String folded = word.folded();
            String stem = stem(folded);
            subjects |= Subjects.of(stem);
            OptionalLong date = Weekdays.date(folded, published);
            if (date.isPresent()) {
                facts.raise(hash("d:" + date.getAsLong()), 3);
            } else if (word.number()) {
                boolean telling = folded.length() > 1;
                int fact = hash("n:" + folded);
                facts.raise(telling ? fact | Gist.NUMBER : fact, telling ? 3 : 1);
            } else if (folded.length() >= SHORTEST_TERM && !FunctionWords.ALL.contains(folded)) {
                terms.add(hash(stem), word.capitalised() ? weight + 1 : weight, HEAVIEST_TERM);
            }
        }

        void removeTerm(Word word) {
            terms.remove(hash(stem(word.folded())));
        }
    }

    private static int place(String field, int word, int lead) {
        if (field.equals(Mention.TITLE)) {
            return 3;
        }
        return word < lead ? 2 : 1;
    }

    /** The first letters: cheap, and in inflected languages as good as a stemmer (McNamee and Mayfield, 2004). */
    static String stem(String folded) {
        String bare = folded;
        if (isArabic(folded.charAt(0))) {
            bare = withoutClitics(folded);
        }
        return bare.length() > STEM ? bare.substring(0, STEM) : bare;
    }

    private static boolean isArabic(char c) {
        return c >= FIRST_ARABIC && Character.UnicodeScript.of(c) == Character.UnicodeScript.ARABIC;
    }

    /** Without a conjunction or preposition written together with it, and without the article. */
    private static String withoutClitics(String word) {
        String bare = word;
        if (bare.length() > 4 && "وفبلك".indexOf(bare.charAt(0)) >= 0) {
            bare = bare.substring(1);
        }
        return bare.length() > 4 && bare.startsWith("ال") ? bare.substring(2) : bare;
    }

    private static String primary(@Nullable String language) {
        if (language == null) {
            return "";
        }
        int end = language.indexOf('-');
        return (end < 0 ? language : language.substring(0, end)).toLowerCase(Locale.ROOT);
    }

    private static int hash(String fact) {
        return (int) HASHER.hashCharsToLong(fact) & HASH_MASK;
    }
}
