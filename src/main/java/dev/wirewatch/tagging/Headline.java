package dev.wirewatch.tagging;

import dev.wirewatch.watchlist.spelling.Letters;
import java.text.Normalizer;

/**
 * Tells headlines, in which nearly every word has a capital, from sentences, where a capital means a name. Belongs to one
 * thread.
 */
final class Headline {
    /** Shorter words than this are written small in headlines too. */
    private static final int LONG = 4;

    private static final char DOTLESS_I = 'ı';

    private final Layout layout;
    private final TextBytes title;
    private final TextBytes text;
    private Tokens tokens = new Tokens(1);
    /** The sentence asked about last, and the answer. */
    private int last = -1;

    private boolean isHeadline;

    /** Longer words that headlines write small. */
    private static final KeySet SMALL = TokenSink.keys("after over with from into amid upon between against through "
            + "during before under without about around toward towards than that when while since until among across "
            + "behind beyond near onto inside outside says said amid dans avec pour sous sans chez vers entre para "
            + "desde hasta sobre ante contra dalla della dello delle degli sulla nella alla");

    Headline(Layout layout, TextBytes title, TextBytes text) {
        this.layout = layout;
        this.title = title;
        this.text = text;
    }

    void set(Tokens words) {
        tokens = words;
        last = -1;
    }

    /** Whether the sentence that a word stands in shows by no word in small letters that capitals mean something in it. */
    boolean isAround(int word) {
        int sentence = layout.sentenceOf(word);
        if (sentence != last) {
            last = sentence;
            isHeadline = isHeadline(sentence);
        }
        return isHeadline;
    }

    private boolean isHeadline(int sentence) {
        for (int i = layout.sentenceStart(sentence); i < layout.sentenceEnd(sentence); i++) {
            int flags = tokens.flags(i);
            boolean small =
                    (flags & (Tokens.FIRST_UPPER | Tokens.ANY_LOWER | Tokens.CLITIC | Tokens.TAG)) == Tokens.ANY_LOWER;
            if (small
                    && tokens.end(i) - tokens.start(i) >= LONG
                    && !SMALL.contains(field(i).asciiKey(tokens.start(i), tokens.end(i)))) {
                return false;
            }
        }
        return true;
    }

    /** Whether nothing but one space stands between a word and the next one. */
    boolean isSpaceAfter(int word) {
        char gap = field(word).units[tokens.end(word)];
        return tokens.start(word + 1) == tokens.end(word) + 1 && (gap == ' ' || gap == '\u00A0');
    }

    /** Whether a word ends like a genitive without an apostrophe, as German ones do, if its s is no part of the name. */
    boolean isGenitive(int word) {
        return field(word).units[tokens.end(word) - 1] == 's';
    }

    /** Whether a comma and a space stand between a word and the next one. */
    boolean isCommaAfter(int word) {
        int end = tokens.end(word);
        char[] units = field(word).units;
        boolean comma = units[end] == ',' || units[end] == '،';
        return comma && tokens.start(word + 1) == end + 2 && units[end + 1] == ' ';
    }

    /** Whether a sentence, or a part of one that could be a sentence, ends with a word that is not the last one. */
    boolean isClauseEnd(int word) {
        if ((tokens.flags(word + 1) & Tokens.SENTENCE) != 0) {
            return true;
        }
        char[] units = field(word).units;
        int end = tokens.end(word);
        // French sets it off with a space.
        int sign = units[end] == ' ' || units[end] == '\u00A0' || units[end] == '\u202F' ? units[end + 1] : units[end];
        return sign == ';' || sign == '؛';
    }

    /** Whether a word stands in the text letter for letter. */
    boolean isWritten(int word, String letters) {
        int start = tokens.start(word);
        if (tokens.end(word) - start != letters.length()) {
            return false;
        }
        char[] units = field(word).units;
        for (int i = 0; i < letters.length(); i++) {
            if (units[start + i] != letters.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    /**
     * Whether a word begins with letters, in any case, with exactly their marks, whichever way these are encoded. The capital
     * of both i and dotless i is I.
     */
    boolean beginsWith(int word, String letters) {
        String written = field(word).substring(tokens.start(word), tokens.end(word));
        String composed = Normalizer.normalize(written, Normalizer.Form.NFC);
        int at = 0;
        for (int i = 0; i < letters.length(); i++, at++) {
            while (at < composed.length() && Letters.kind(composed.charAt(at)) == Letters.INVISIBLE) {
                at++;
            }
            if (at == composed.length() || !isSameLetter(composed.charAt(at), letters.charAt(i))) {
                return false;
            }
        }
        return at == composed.length() || Letters.kind(composed.charAt(at)) != Letters.MARK;
    }

    private static boolean isSameLetter(char written, char letter) {
        char lower = Character.toLowerCase(letter);
        return Character.toLowerCase(written) == lower || (written == 'I' && lower == DOTLESS_I);
    }

    private TextBytes field(int word) {
        return word < tokens.firstOfText ? title : text;
    }
}
