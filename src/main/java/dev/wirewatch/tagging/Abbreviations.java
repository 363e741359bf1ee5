package dev.wirewatch.tagging;

import dev.wirewatch.watchlist.spelling.Letters;
import java.util.function.IntPredicate;

/**
 * Tells acronyms that a text explains as something else's: "Universidad de Sevilla (US)", "an IRAN (inspect and repair as
 * necessary)". The two patterns are those of Schwartz and Hearst ("A simple algorithm for identifying abbreviation definitions
 * in biomedical text", 2003); the match is narrower than theirs, as each word has to give its initial, but for short words
 * written small. Belongs to one thread.
 */
final class Abbreviations {
    /** So many letters a small word has at most that an acronym leaves out: of, und, des. */
    private static final int SMALL = 3;
    /** So many words at most are looked at that an acronym may stand for. */
    private static final int LIMIT = 12;
    /** One word does not explain an acronym. */
    private static final int LEAST_WORDS = 2;
    /** What stands in brackets after a name is mostly about it, and may begin with two letters by chance. */
    private static final int LEAST_WORDS_AFTER = 3;

    private final TextBytes title;
    private final TextBytes text;
    private final MentionReader mentions;
    private final IntPredicate earlier = this::isEarlier;

    private Tokens tokens = new Tokens(1);
    private int asked;

    Abbreviations(TextBytes title, TextBytes text, MentionReader mentions) {
        this.title = title;
        this.text = text;
        this.mentions = mentions;
    }

    void set(Tokens words) {
        tokens = words;
    }

    /**
     * Whether a name is an acronym that the text explains as short for words that name nobody, here or before, and the entity is
     * not mentioned in other words.
     *
     * @param first the first word of the name
     * @param last its last word
     */
    boolean isOfSomethingElse(int first, int last) {
        asked = first;
        return first == last
                && isAcronym(first)
                && (isExplainedBefore(first) || isExplainedAfter(first) || mentions.isRefused(first, last, earlier));
    }

    private boolean isAcronym(int word) {
        return (tokens.flags(word) & (Tokens.OTHER_UPPER | Tokens.ANY_LOWER | Tokens.DOTTED)) == Tokens.OTHER_UPPER;
    }

    /** Whether a word stands alone in brackets after another word. */
    private boolean isInBrackets(int word) {
        char[] units = field(word).units;
        int start = tokens.start(word);
        return word > 0
                && start > 1
                && units[start - 1] == '('
                && units[tokens.end(word)] == ')'
                && (tokens.flags(word) & Tokens.SENTENCE) == 0;
    }

    /** Whether a word is brought together with what explains it, before the acronym that is asked about. */
    private boolean isEarlier(int word) {
        return word < asked && (isInBrackets(word) || isExplainedAfter(word));
    }

    /** Whether the words before an acronym in brackets give its letters. */
    private boolean isExplainedBefore(int acronym) {
        if (!isInBrackets(acronym)) {
            return false;
        }
        int word = acronym;
        int explained = 0;
        int end = tokens.end(acronym);
        char[] letters = field(acronym).units;
        int least = Math.max(acronym - LIMIT, 0);
        while (end > tokens.start(acronym)) {
            if (--word < least || (tokens.flags(word + 1) & Tokens.SENTENCE) != 0) {
                return false;
            }
            int begin = beginOf(word, letters, tokens.start(acronym), end);
            if (begin < end) {
                explained++;
                end = begin;
            } else if (!isSmall(word)) {
                return false;
            }
        }
        return explained >= LEAST_WORDS && isOthers(acronym, word, acronym - 1);
    }

    /** Whether the words in brackets after an acronym have its letters as their initials. */
    private boolean isExplainedAfter(int acronym) {
        TextBytes field = field(acronym);
        int word = acronym + 1;
        int end = tokens.end(acronym);
        if (field.units[end] != ' ' || field.units[end + 1] != '(' || end - tokens.start(acronym) < LEAST_WORDS_AFTER) {
            return false;
        }
        int at = tokens.start(acronym);
        int most = Math.min(acronym + LIMIT, tokens.count - 1);
        for (; word <= most && at < end; word++) {
            if (Letters.folded(field.units[tokens.start(word)]) == Letters.folded(field.units[at])) {
                at++;
            } else if (!isSmall(word)) {
                return false;
            }
        }
        return at == end && field.units[tokens.end(word - 1)] == ')' && isOthers(acronym, acronym + 1, word - 1);
    }

    /** Whether words that explain an acronym name nobody, and nothing near by says that its entity is meant. */
    private boolean isOthers(int acronym, int from, int to) {
        return !mentions.isAnyWithin(from, to) && !mentions.isMentionedOtherwise(acronym, acronym);
    }

    /**
     * Where the letters of an acronym begin that a word gives, the last ones before an end; the end if it gives none. The first
     * of them is its initial, the others follow in it: "Anabilim Dalı" is ABD.
     */
    private int beginOf(int word, char[] letters, int start, int end) {
        int initial = Letters.folded(field(word).units[tokens.start(word)]);
        for (int begin = end - 1; begin >= start; begin--) {
            if (Letters.folded(letters[begin]) == initial && follow(word, letters, begin + 1, end)) {
                return begin;
            }
        }
        return end;
    }

    private boolean follow(int word, char[] letters, int from, int to) {
        char[] units = field(word).units;
        int at = tokens.start(word) + 1;
        for (int letter = from; letter < to; letter++) {
            while (at < tokens.end(word) && Letters.folded(units[at]) != Letters.folded(letters[letter])) {
                at++;
            }
            if (at++ >= tokens.end(word)) {
                return false;
            }
        }
        return true;
    }

    private boolean isSmall(int word) {
        boolean lower = (tokens.flags(word) & (Tokens.FIRST_UPPER | Tokens.ANY_LOWER)) == Tokens.ANY_LOWER;
        return lower && tokens.end(word) - tokens.start(word) <= SMALL;
    }

    private TextBytes field(int word) {
        return word < tokens.firstOfText ? title : text;
    }
}
