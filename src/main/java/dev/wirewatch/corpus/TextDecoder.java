package dev.wirewatch.corpus;

import com.ibm.icu.text.CharsetDetector;
import com.ibm.icu.text.CharsetMatch;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;

/** Bytes of unknown origin as text: by byte order mark, else as UTF-8, else by what ICU recognises in them. */
final class TextDecoder {
    private static final char BOM = '\uFEFF';

    private TextDecoder() {}

    /**
     * The text of a file.
     *
     * @throws UnreadableException if it holds no text
     */
    static String decode(byte[] bytes) throws UnreadableException {
        if (bytes.length == 0) {
            throw new UnreadableException("the file is empty");
        }
        String text = byMark(bytes);
        if (text.indexOf('\0') >= 0) {
            throw new UnreadableException("it holds NUL bytes, so it is no text file");
        }
        return text;
    }

    private static String byMark(byte[] bytes) {
        if (startsWith(bytes, 0xFE, 0xFF)) {
            return new String(bytes, 2, bytes.length - 2, StandardCharsets.UTF_16BE);
        }
        if (startsWith(bytes, 0xFF, 0xFE)) {
            return new String(bytes, 2, bytes.length - 2, StandardCharsets.UTF_16LE);
        }
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .onMalformedInput(CodingErrorAction.REPORT)
                    .onUnmappableCharacter(CodingErrorAction.REPORT)
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
            return !text.isEmpty() && text.charAt(0) == BOM ? text.substring(1) : text;
        } catch (CharacterCodingException e) {
            return new String(bytes, recognised(bytes));
        }
    }

    private static boolean startsWith(byte[] bytes, int first, int second) {
        return bytes.length >= 2 && (bytes[0] & 0xFF) == first && (bytes[1] & 0xFF) == second;
    }

    private static Charset recognised(byte[] bytes) {
        CharsetMatch match = new CharsetDetector().setText(bytes).detect();
        try {
            // UTF-8 is ruled out by now, whatever the detector thinks of a file with a few broken bytes: those become
            // replacement characters, which loses less than reading all of it in another charset.
            return match == null ? StandardCharsets.UTF_8 : Charset.forName(match.getName());
        } catch (IllegalCharsetNameException | UnsupportedCharsetException e) {
            return StandardCharsets.UTF_8;
        }
    }
}
