package dev.wirewatch.corpus;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** The lines of a text; lines that were broken to fit a column are put together again. */
final class Lines {
    private static final Pattern BREAK = Pattern.compile("\\R");
    /** Columns to which mail programs and terminals break lines. */
    private static final int COLUMN_LEAST = 45;

    private static final int COLUMN_MOST = 100;

    private Lines() {}

    /** The non-empty lines of a text, in order. */
    static List<Line> of(String text) {
        List<String> all = BREAK.splitAsStream(text).map(Lines::strip).toList();
        List<String> lines = wrapped(all) ? unwrap(all) : all;
        List<Line> result = new ArrayList<>();
        for (int i = 0; i < lines.size(); i++) {
            if (!lines.get(i).isEmpty()) {
                boolean blankBefore = i == 0 || lines.get(i - 1).isEmpty();
                boolean blankAfter = i == lines.size() - 1 || lines.get(i + 1).isEmpty();
                result.add(Line.of(lines.get(i), blankBefore, blankAfter));
            }
        }
        return result;
    }

    /** Whether most lines that have a successor are cut within a sentence, and none is longer than a column. */
    private static boolean wrapped(List<String> lines) {
        int followed = 0;
        int cut = 0;
        for (int i = 0; i + 1 < lines.size(); i++) {
            String line = lines.get(i);
            if (line.length() > COLUMN_MOST) {
                return false;
            }
            if (!line.isEmpty() && !lines.get(i + 1).isEmpty()) {
                followed++;
                cut += line.length() >= COLUMN_LEAST && !Line.of(line).endsSentence() ? 1 : 0;
            }
        }
        return followed >= 4 && cut * 10 >= followed * 7;
    }

    private static List<String> unwrap(List<String> lines) {
        List<String> result = new ArrayList<>();
        StringBuilder paragraph = new StringBuilder();
        for (String line : lines) {
            if (line.isEmpty()) {
                result.add(paragraph.toString());
                result.add("");
                paragraph.setLength(0);
            } else {
                paragraph.append(paragraph.isEmpty() ? "" : " ").append(line);
            }
        }
        result.add(paragraph.toString());
        return result;
    }

    /** The text without white space and invisible characters at its ends, as pages leave them there. */
    static String strip(String text) {
        int start = 0;
        int end = text.length();
        while (start < end && invisible(text.charAt(start))) {
            start++;
        }
        while (end > start && invisible(text.charAt(end - 1))) {
            end--;
        }
        return text.substring(start, end);
    }

    private static boolean invisible(char c) {
        return Character.isWhitespace(c)
                || Character.isSpaceChar(c)
                || Character.isISOControl(c)
                || Character.getType(c) == Character.FORMAT;
    }
}
