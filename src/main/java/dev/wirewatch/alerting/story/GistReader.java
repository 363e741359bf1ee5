package dev.wirewatch.alerting.story;

import com.dynatrace.hash4j.hashing.Hasher64;
import com.dynatrace.hash4j.hashing.Hashing;
import dev.wirewatch.alerting.story.Words.Word;
import dev.wirewatch.model.Mention;
import dev.wirewatch.model.WordHit;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
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
    private static final int NAME_WORDS = 8;
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
     * @param title plain text
     * @param text plain text
     * @param byline where the text's first sentence begins
     * @param language BCP 47 tag; null if undeclared
     * @param published when it was published, by effective time: what it calls Monday
     * @param mentions found in title and text
     * @param words found in them, of the word classes that rules ask for: what is done
     */
    public Gist read(
            String title,
            String text,
            Byline byline,
            @Nullable String language,
            Instant published,
            List<Mention> mentions,
            List<WordHit> words) {
        Map<Long, Integer> terms = new HashMap<>();
        Map<Long, Integer> facts = new HashMap<>();
        List<Word> head = Words.of(title, 0, LEAD_WORDS);
        List<Word> body = Words.of(text, byline.textFrom(), LEAD_WORDS);
        long subjects = subjects(head) | subjects(body);
        head.forEach(word -> add(word, 2, published, terms, facts));
        body.forEach(word -> add(word, 1, published, terms, facts));
        int lead = head.size() + LEAD_WORDS;
        for (Mention mention : mentions) {
            int place = place(mention.field(), mention.word(), lead);
            int weight = broad.contains(mention.entity()) ? place : 2 * place;
            facts.merge(hash("e:" + mention.entity()), weight, Math::max);
            // What a name says is said by the fact, which knows all its spellings.
            Words.of(mention.text(), 0, NAME_WORDS).forEach(word -> terms.remove(hash(stem(word.folded()))));
        }
        for (WordHit word : words) {
            facts.merge(hash("w:" + word.wordClass()), place(word.field(), word.word(), lead), Math::max);
        }
        return Gist.of(primary(language), terms, TERM_LIMIT, facts, FACT_LIMIT, subjects);
    }

    private static long subjects(List<Word> words) {
        long subjects = 0;
        for (Word word : words) {
            subjects |= Subjects.of(stem(word.folded()));
        }
        return subjects;
    }

    private static int place(String field, int word, int lead) {
        if (field.equals(Mention.TITLE)) {
            return 3;
        }
        return word < lead ? 2 : 1;
    }

    private static void add(
            Word word, int weight, Instant published, Map<Long, Integer> terms, Map<Long, Integer> facts) {
        String folded = word.folded();
        OptionalLong date = Weekdays.date(folded, published);
        if (date.isPresent()) {
            facts.merge(hash("d:" + date.getAsLong()), 3, Math::max);
        } else if (word.number()) {
            boolean telling = folded.length() > 1;
            long fact = hash("n:" + folded);
            facts.merge(telling ? fact | Gist.NUMBER : fact, telling ? 3 : 1, Math::max);
        } else if (folded.length() >= SHORTEST_TERM && !FunctionWords.ALL.contains(folded)) {
            terms.merge(hash(stem(folded)), word.capitalised() ? weight + 1 : weight, (a, b) -> Math.min(a + b, 6));
        }
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
        return Character.UnicodeScript.of(c) == Character.UnicodeScript.ARABIC;
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

    private static long hash(String fact) {
        return HASHER.hashCharsToLong(fact) & 0xFFFFFFEL;
    }
}
