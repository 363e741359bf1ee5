package dev.wirewatch.tagging;

import dev.wirewatch.watchlist.Reach;
import java.util.Arrays;

/** Sentences and paragraphs of a text as ranges of its words. A buffer used again for text after text by one thread. */
final class Layout {
    /** The longest sentence, in words: lists and tables are no sentences. */
    static final int SENTENCE_LIMIT = 200;

    /** How far before a name a role may stand: in the sentence before, as a rule. */
    private static final Reach ROLE_BEFORE = new Reach(Reach.Unit.WORDS, 30);
    /** How far after it, within its sentence: what the next one speaks of is somebody else, unless it opens with the role. */
    private static final Reach ROLE_AFTER = new Reach(Reach.Unit.WORDS, 20);
    /** Where in the next sentence a role may begin, as "In Vienna Kerry limped. The secretary of state ..." has it. */
    private static final int OPENING = 3;

    private int[] sentenceStarts = new int[64];
    private int[] paragraphOf = new int[64];
    private int[] paragraphStarts = new int[64];
    private int sentences;
    private int paragraphs;
    /** The sentence asked for last, which is mostly the one asked for next. */
    private int last;

    private Tokens tokens = new Tokens(1);

    void set(Tokens words) {
        tokens = words;
        sentences = 0;
        paragraphs = 0;
        last = 0;
        Places starts = words.sentences;
        int next = 0;
        int at = 0;
        while (at < words.count) {
            begin(at, (words.flags(at) & Tokens.PARAGRAPH) != 0);
            while (next < starts.count() && starts.get(next) <= at) {
                next++;
            }
            at = Math.min(at + SENTENCE_LIMIT, next < starts.count() ? starts.get(next) : words.count);
        }
    }

    private void begin(int word, boolean paragraph) {
        if (sentences == sentenceStarts.length) {
            sentenceStarts = Arrays.copyOf(sentenceStarts, sentences * 2);
            paragraphOf = Arrays.copyOf(paragraphOf, sentences * 2);
            paragraphStarts = Arrays.copyOf(paragraphStarts, sentences * 2);
        }
        if (paragraph) {
            paragraphStarts[paragraphs++] = word;
        }
        sentenceStarts[sentences] = word;
        paragraphOf[sentences] = paragraphs - 1;
        sentences++;
    }

    int sentenceOf(int word) {
        if (sentenceStarts[last] > word || sentenceEnd(last) <= word) {
            int at = Arrays.binarySearch(sentenceStarts, 0, sentences, word);
            last = at >= 0 ? at : -2 - at;
        }
        return last;
    }

    /** The first word that a role may begin with before a name that begins with the given word. */
    int roleStart(int first) {
        return reachStart(ROLE_BEFORE, first);
    }

    /** The last word that a role may begin with after a name that ends with the given word. */
    int roleEnd(int last) {
        return Math.min(reachEnd(ROLE_AFTER, last), sentenceEnd(sentenceOf(last)) + OPENING - 1);
    }

    /** The first word of a sentence. */
    int sentenceStart(int sentence) {
        return sentenceStarts[sentence];
    }

    /** The word after the last one of a sentence. */
    int sentenceEnd(int sentence) {
        return sentence + 1 < sentences ? sentenceStarts[sentence + 1] : tokens.count;
    }

    /** Whether a word of the sentence that the word stands in has a capital. */
    boolean hasCapital(int word) {
        int sentence = sentenceOf(word);
        for (int i = sentenceStart(sentence); i < sentenceEnd(sentence); i++) {
            int flags = tokens.flags(i);
            if ((flags & Tokens.CLITIC) == 0 && (flags & (Tokens.FIRST_UPPER | Tokens.OTHER_UPPER)) != 0) {
                return true;
            }
        }
        return false;
    }

    /** The paragraph of a sentence, counted over title and text. */
    int paragraphOf(int sentence) {
        return paragraphOf[sentence];
    }

    /** The first word within reach of a name that begins with the given word. */
    int reachStart(Reach reach, int first) {
        return switch (reach.unit()) {
            case WORDS -> Math.max(first - reach.words(), first < tokens.firstOfText ? 0 : tokens.firstOfText);
            case SENTENCE -> sentenceStarts[sentenceOf(first)];
            case PARAGRAPH -> paragraphStarts[paragraphOf[sentenceOf(first)]];
            case DOCUMENT -> 0;
        };
    }

    /** The last word within reach of a name that ends with the given word. */
    int reachEnd(Reach reach, int last) {
        return switch (reach.unit()) {
            case WORDS ->
                Math.min(last + reach.words(), (last < tokens.firstOfText ? tokens.firstOfText : tokens.count) - 1);
            case SENTENCE -> sentenceEnd(sentenceOf(last)) - 1;
            case PARAGRAPH -> {
                int paragraph = paragraphOf[sentenceOf(last)];
                yield (paragraph + 1 < paragraphs ? paragraphStarts[paragraph + 1] : tokens.count) - 1;
            }
            case DOCUMENT -> tokens.count - 1;
        };
    }
}
