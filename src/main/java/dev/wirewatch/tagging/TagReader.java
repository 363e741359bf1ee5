package dev.wirewatch.tagging;

/**
 * Passes over the tags of HTML that has been left in a text, and over what stands between those of programs and style sheets.
 * Belongs to one thread.
 */
final class TagReader {
    private final TextBytes text;
    private final TokenSink sink;
    /** A script without an end has been seen: none is looked for again, which would take a pass each. */
    private boolean openProgram;

    TagReader(TextBytes text, TokenSink sink) {
        this.text = text;
        this.sink = sink;
    }

    /** Begins another text. */
    void begin() {
        openProgram = false;
    }

    /** Reads what begins with a less-than sign; returns where the text goes on. */
    int read(int at) {
        int end = Markup.end(text, at);
        if (end < 0) {
            sink.gap |= TokenSink.OTHER;
            return at + 1;
        }
        if (!openProgram && Markup.isProgram(text, at)) {
            int program = Markup.programEnd(text, at);
            openProgram = program < 0;
            end = Math.max(end, program);
        }
        if (Markup.isInline(text, at)) {
            sink.space();
        } else {
            sink.gap |= TokenSink.BLANK_LINE;
        }
        return end;
    }
}
