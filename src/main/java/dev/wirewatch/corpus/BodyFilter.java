package dev.wirewatch.corpus;

import java.lang.Character.UnicodeScript;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Keeps the lines of a document that are its story and drops those that are the page around it. */
final class BodyFilter {
    /** The share of common words from which on a sentence belongs to the story. */
    static final double ABOUT_THE_STORY = 0.25;
    /** The same for a line that is no sentence, which needs more to be believed. */
    private static final double CLEARLY_ABOUT_THE_STORY = 0.5;

    private final List<Line> lines;
    private final Vocabulary vocabulary;
    private final Line title;
    private final @Nullable String source;
    private final UnicodeScript script;

    /**
     * @param lines all lines of the document
     * @param title the headline; an empty text if it has none
     * @param source the publisher's name; null if unknown
     */
    BodyFilter(List<Line> lines, Vocabulary vocabulary, String title, @Nullable String source) {
        this.lines = lines;
        this.vocabulary = vocabulary;
        this.title = Line.of(title);
        this.source = source;
        this.script = mainScript(lines);
    }

    /**
     * The story's paragraphs.
     *
     * @param start index of the first line after the headline; before it only what is clearly story is kept
     */
    List<String> paragraphs(int start) {
        int first = firstParagraph(start);
        int last = lastParagraph();
        List<String> kept = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        boolean listAfterStory = false;
        for (int i = 0; i < lines.size(); i++) {
            Line line = lines.get(i);
            boolean keep;
            if (never(line, i)) {
                keep = false;
            } else if (i < start) {
                keep = line.paragraph() && vocabulary.overlap(line) >= ABOUT_THE_STORY;
            } else if (last < 0) {
                keep = !line.label() && !line.addressesReader();
            } else if (i < first) {
                keep = aroundTheStory(line);
            } else {
                listAfterStory |= i > last && line.label();
                keep = i <= last ? withinTheStory(line) : afterTheStory(line, listAfterStory);
            }
            if (keep && seen.add(line.fold())) {
                kept.add(line.text());
            }
        }
        return kept;
    }

    /** What no story contains: no words, the headline again, credits, dates, names of author and site. */
    private boolean never(Line line, int index) {
        return !line.hasLetters()
                || line.menu()
                || line.fold().equals(title.fold())
                || titleWithSite(line)
                || line.credit()
                || DateLine.of(line) != null
                || !line.authors().isEmpty()
                || SourceFinder.signature(line.text()) != null
                || signedCaption(line)
                || repeatsCaption(line, index);
    }

    private boolean titleWithSite(Line line) {
        return !title.words().isEmpty()
                && line.fold().startsWith(title.fold() + " ")
                && line.words().size() <= title.words().size() + 5
                && !line.endsSentence();
    }

    /** The alternative text of a picture: words, a dash, the site's name. */
    private boolean signedCaption(Line line) {
        return source != null && !line.paragraph() && source.equals(SourceFinder.suffix(line));
    }

    /** A caption often comes twice in succession, once with its credit. */
    private boolean repeatsCaption(Line line, int index) {
        if (line.words().size() < 4 || line.endsSentence()) {
            return false;
        }
        for (int i = Math.max(0, index - 2); i <= Math.min(lines.size() - 1, index + 2); i++) {
            if (i != index && lines.get(i).credit() && lines.get(i).fold().contains(line.fold())) {
                return true;
            }
        }
        return false;
    }

    private boolean aroundTheStory(Line line) {
        double overlap = vocabulary.overlap(line);
        return line.endsSentence() ? !line.addressesReader() || overlap >= ABOUT_THE_STORY : overlap >= ABOUT_THE_STORY;
    }

    private boolean withinTheStory(Line line) {
        double overlap = vocabulary.overlap(line);
        if (line.addressesReader() && !line.label()) {
            return overlap >= ABOUT_THE_STORY || line.words().size() >= 30;
        }
        return line.endsSentence() || line.words().size() >= 5 || overlap >= ABOUT_THE_STORY;
    }

    /** @param list whether a heading with a colon came before: what follows are links, be their words those of the story */
    private boolean afterTheStory(Line line, boolean list) {
        double overlap = vocabulary.overlap(line);
        if (line.label() || line.script() != script) {
            return false;
        }
        if (line.quotation() && line.endsSentence()) {
            return true;
        }
        boolean sentence = line.endsSentence() && !line.addressesReader();
        return sentence || (!list && line.words().size() >= 4 && overlap >= CLEARLY_ABOUT_THE_STORY);
    }

    private int firstParagraph(int start) {
        for (int i = start; i < lines.size(); i++) {
            if (lines.get(i).paragraph()) {
                return i;
            }
        }
        return lines.size();
    }

    /** The last paragraph that shares words with the others; the last one at all if none does; -1 without any. */
    private int lastParagraph() {
        int last = -1;
        int lastAbout = -1;
        for (int i = 0; i < lines.size(); i++) {
            if (lines.get(i).paragraph()) {
                last = i;
                lastAbout = vocabulary.overlap(lines.get(i)) >= ABOUT_THE_STORY / 2 ? i : lastAbout;
            }
        }
        return lastAbout < 0 ? last : lastAbout;
    }

    private static UnicodeScript mainScript(List<Line> lines) {
        Map<UnicodeScript, Integer> words = new TreeMap<>();
        lines.stream()
                .filter(Line::prose)
                .forEach(line -> words.merge(line.script(), line.words().size(), Integer::sum));
        return words.entrySet().stream()
                .max(Comparator.comparing(Map.Entry<UnicodeScript, Integer>::getValue))
                .map(Map.Entry::getKey)
                .orElseGet(() ->
                        lines.isEmpty() ? UnicodeScript.COMMON : lines.get(0).script());
    }
}
