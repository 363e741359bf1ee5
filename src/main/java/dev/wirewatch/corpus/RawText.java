package dev.wirewatch.corpus;

import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A document as a scraper left it: the text of a page, line by line, with everything that was on it. */
final class RawText {
    /** The place of a dateline is in capitals (AP and Reuters style). */
    private static final Pattern DATELINE = Pattern.compile("^\\p{Lu}{3}");
    /** How far into the first paragraph a dateline reaches: "BAGHDAD, March 10, 2020 (Agency) —". */
    private static final int DATELINE_REACH = 50;

    private RawText() {}

    /** Takes a document apart. */
    static Extracted read(String raw) {
        List<Line> lines = Lines.of(raw);
        Vocabulary vocabulary = new Vocabulary(lines);
        int headline = new Headline(lines, vocabulary).find();
        String source = SourceFinder.find(lines);
        String title = headline < 0 ? "" : withoutSite(lines.get(headline), source);
        List<String> paragraphs = new BodyFilter(lines, vocabulary, title, source).paragraphs(headline + 1);
        List<String> authors = lines.stream()
                .map(Line::authors)
                .filter(names -> !names.isEmpty())
                .findFirst()
                .orElse(List.of());
        return new Extracted(
                null,
                null,
                title,
                String.join("\n\n", paragraphs),
                published(lines, headline),
                null,
                source,
                null,
                null,
                authors,
                List.of());
    }

    private static String withoutSite(Line headline, @Nullable String source) {
        String text = headline.text();
        if (source == null || !source.equals(SourceFinder.suffix(headline))) {
            return text;
        }
        return text.substring(0, text.length() - source.length()).replaceFirst("\\s+[-\\u2013\\u2014|]\\s*$", "");
    }

    /**
     * The date that stands by itself: first below the headline, then above it, then after the story; or else the one of
     * the first paragraph's dateline. Dates in the middle of sentences say when things happened, not when they were
     * written about.
     */
    private static @Nullable StatedTime published(List<Line> lines, int headline) {
        int firstParagraph = headline + 1;
        while (firstParagraph < lines.size() && !lines.get(firstParagraph).paragraph()) {
            firstParagraph++;
        }
        StatedTime below = standingAlone(lines.subList(headline + 1, firstParagraph));
        if (below != null) {
            return below;
        }
        StatedTime above = standingAlone(lines.subList(0, Math.max(headline, 0)));
        if (above != null) {
            return above;
        }
        StatedTime after = standingAlone(lines.subList(firstParagraph, lines.size()));
        return after != null || firstParagraph == lines.size() ? after : dateline(lines.get(firstParagraph));
    }

    private static @Nullable StatedTime standingAlone(List<Line> lines) {
        StatedTime updated = null;
        for (Line line : lines) {
            DateLine dated = DateLine.of(line);
            if (dated != null && !dated.update()) {
                return dated.time();
            }
            updated = updated == null && dated != null ? dated.time() : updated;
        }
        return updated;
    }

    private static @Nullable StatedTime dateline(Line paragraph) {
        String start = paragraph
                .text()
                .substring(0, Math.min(2 * DATELINE_REACH, paragraph.text().length()));
        int dash = DATELINE.matcher(start).find() ? dash(start) : -1;
        WrittenTimes.Found found = dash < 0 ? null : WrittenTimes.find(start.substring(0, dash));
        return found == null ? null : found.time();
    }

    private static int dash(String start) {
        for (String dash : List.of(" - ", " – ", " — ", " -- ")) {
            int at = start.indexOf(dash);
            if (at > 0 && at <= DATELINE_REACH + 20) {
                return at;
            }
        }
        return -1;
    }
}
