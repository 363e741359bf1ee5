package dev.wirewatch.dashboard.readmodel;

import dev.wirewatch.dashboard.readmodel.SearchTokens.Token;
import java.util.ArrayList;
import java.util.List;

/** Where the words of a search stand in a text. Offsets are code points, so that every client can count them. */
public final class Highlights {
    private static final int SNIPPET_LENGTH = 260;
    private static final int SNIPPET_LEAD = 70;

    private Highlights() {}

    /**
     * A text with places in it; nothing of it is markup.
     *
     * @param text plain text, possibly cut out of a longer one
     * @param highlights pairs of first code point and code point after the last, in order, not overlapping
     * @param before whether text was cut off before it
     * @param after whether text was cut off after it
     */
    public record Passage(String text, List<List<Integer>> highlights, boolean before, boolean after) {}

    private record Span(int start, int end) {}

    /** The whole text with every place. */
    static Passage whole(String text, List<SearchQuery.Phrase> phrases) {
        return passage(text, spans(text, phrases), 0, text.length());
    }

    /** A stretch of the text around the first place; its beginning if there is none. */
    static Passage snippet(String text, List<SearchQuery.Phrase> phrases) {
        List<Span> spans = spans(
                text, phrases.stream().filter(phrase -> !phrase.titleOnly()).toList());
        int first = spans.isEmpty() ? 0 : spans.get(0).start();
        int start = first <= SNIPPET_LEAD ? 0 : wordStart(text, first - SNIPPET_LEAD, first);
        int end = text.length() - start <= SNIPPET_LENGTH
                ? text.length()
                : wordEnd(text, start + SNIPPET_LENGTH - 20, start + SNIPPET_LENGTH);
        return passage(text, spans, start, end);
    }

    private static Passage passage(String text, List<Span> spans, int start, int end) {
        List<List<Integer>> highlights = new ArrayList<>();
        for (Span span : spans) {
            if (span.start() >= start && span.end() <= end) {
                highlights.add(
                        List.of(text.codePointCount(start, span.start()), text.codePointCount(start, span.end())));
            }
        }
        return new Passage(text.substring(start, end), highlights, start > 0, end < text.length());
    }

    /** The beginning of the first word in a stretch; its end if there is none. */
    private static int wordStart(String text, int from, int to) {
        for (int i = from; i < to; i++) {
            if (Character.isWhitespace(text.charAt(i))) {
                return i + 1;
            }
        }
        return to;
    }

    private static int wordEnd(String text, int from, int to) {
        for (int i = from; i < to; i++) {
            if (Character.isWhitespace(text.charAt(i))) {
                return i;
            }
        }
        return Character.isLowSurrogate(text.charAt(to)) ? to - 1 : to;
    }

    private static List<Span> spans(String text, List<SearchQuery.Phrase> phrases) {
        if (phrases.isEmpty()) {
            return List.of();
        }
        List<Token> tokens = SearchTokens.of(text);
        List<Span> spans = new ArrayList<>();
        int i = 0;
        while (i < tokens.size()) {
            int longest = 0;
            for (SearchQuery.Phrase phrase : phrases) {
                if (phrase.words().size() > longest && standsAt(tokens, i, phrase)) {
                    longest = phrase.words().size();
                }
            }
            if (longest > 0) {
                spans.add(new Span(
                        tokens.get(i).start(), tokens.get(i + longest - 1).end()));
            }
            i += Math.max(1, longest);
        }
        return spans;
    }

    private static boolean standsAt(List<Token> tokens, int at, SearchQuery.Phrase phrase) {
        int size = phrase.words().size();
        if (at + size > tokens.size()) {
            return false;
        }
        for (int i = 0; i < size; i++) {
            String word = tokens.get(at + i).folded();
            String wanted = phrase.words().get(i);
            boolean open = phrase.open() && i == size - 1;
            if (open ? !word.startsWith(wanted) : !word.equals(wanted)) {
                return false;
            }
        }
        return true;
    }
}
