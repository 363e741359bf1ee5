package dev.wirewatch.tagging;

/** Turns byte offsets in the UTF-8 form of a field into code points and into places of its string. Belongs to one thread. */
final class FieldText {
    private static final long HIGH = 0x8080808080808080L;

    private final TextBytes bytes;
    private String string = "";
    private int codePoint;
    private int index;
    private int at;

    FieldText(TextBytes bytes) {
        this.bytes = bytes;
    }

    void set(String field) {
        string = field;
        codePoint = 0;
        index = 0;
        at = 0;
    }

    /** The code point at a byte offset. Cheap when offsets rise. */
    int codePoint(int offset) {
        move(offset);
        return codePoint;
    }

    /** What stands between two byte offsets, as given. */
    String substring(int from, int to) {
        move(from);
        int begin = index;
        move(to);
        return string.substring(begin, index);
    }

    private void move(int offset) {
        if (bytes.length == string.length()) {
            at = offset;
            codePoint = offset;
            index = offset;
            return;
        }
        if (offset < at) {
            at = 0;
            codePoint = 0;
            index = 0;
        }
        while (at + 8 <= offset) {
            long piece = bytes.piece(at);
            int continuing = Long.bitCount(piece & (~piece << 1) & HIGH);
            codePoint += 8 - continuing;
            index += 8 - continuing + Long.bitCount(piece & (piece << 1) & (piece << 2) & (piece << 3) & HIGH);
            at += 8;
        }
        for (; at < offset; at++) {
            int b = bytes.bytes[at] & 0xFF;
            codePoint += (b & 0xC0) != 0x80 ? 1 : 0;
            index += b >= 0xF0 ? 2 : (b & 0xC0) != 0x80 ? 1 : 0;
        }
    }
}
