package dev.wirewatch.tagging;

/** Turns offsets in code units of a field into code points. Belongs to one thread. */
final class FieldText {
    private final TextBytes units;
    private String string = "";
    private int codePoint;
    private int at;

    FieldText(TextBytes units) {
        this.units = units;
    }

    void set(String field) {
        string = field;
        codePoint = 0;
        at = 0;
    }

    /** The code point at an offset. Cheap when offsets are near each other. */
    int codePoint(int offset) {
        if (!units.hasPairs()) {
            return offset;
        }
        codePoint += offset < at ? -string.codePointCount(offset, at) : string.codePointCount(at, offset);
        at = offset;
        return codePoint;
    }

    /** What stands between two offsets, as given. */
    String substring(int from, int to) {
        return string.substring(from, to);
    }
}
