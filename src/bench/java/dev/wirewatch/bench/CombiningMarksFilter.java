package dev.wirewatch.bench;

import java.io.IOException;
import org.apache.lucene.analysis.TokenFilter;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;

/** Leaves out combining marks, which Lucene's folding to ASCII lets stand where they are characters of their own. */
final class CombiningMarksFilter extends TokenFilter {
    private static final char FIRST = '\u0300';
    private static final char LAST = '\u036F';

    private final CharTermAttribute term = addAttribute(CharTermAttribute.class);

    CombiningMarksFilter(TokenStream input) {
        super(input);
    }

    @Override
    public boolean incrementToken() throws IOException {
        if (!input.incrementToken()) {
            return false;
        }
        char[] letters = term.buffer();
        int kept = 0;
        for (int i = 0; i < term.length(); i++) {
            if (letters[i] < FIRST || letters[i] > LAST) {
                letters[kept++] = letters[i];
            }
        }
        term.setLength(kept);
        return true;
    }
}
