package dev.wirewatch.corpus;

import java.util.List;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** Finds the headline among the lines of a document. */
final class Headline {
    private static final int WORDS_LEAST = 2;
    private static final int WORDS_MOST = 32;
    private static final int CHARS_MOST = 220;
    /** A site's name that is put behind the headline. */
    private static final int SITE_WORDS_MOST = 5;
    /** What stands below so many paragraphs of the story cannot win any more. */
    private static final int PARAGRAPHS_BEFORE_MOST = 4;
    /** The way to the page from the site's front: Home » News » Iran. */
    private static final Pattern PATH = Pattern.compile("[»›>/|].*[»›>/|]");
    /** Below it a line is not enough of a headline to be taken for one. */
    private static final double THRESHOLD = 1.0;

    private final List<Line> lines;
    private final Vocabulary vocabulary;
    /** How often each line comes, by its folded text. */
    private final TreeMap<String, Integer> copies = new TreeMap<>();

    Headline(List<Line> lines, Vocabulary vocabulary) {
        this.lines = lines;
        this.vocabulary = vocabulary;
        lines.stream()
                .filter(line -> line.words().size() <= WORDS_MOST + SITE_WORDS_MOST && !line.paragraph())
                .forEach(line -> copies.merge(line.fold(), 1, Integer::sum));
    }

    /** The index of the headline (of its last copy, if it is repeated in succession); -1 if there is none. */
    int find() {
        int best = -1;
        // Without a story there is nothing that a short line could be taken from.
        double bestScore = lines.stream().anyMatch(Line::paragraph) ? THRESHOLD : 0;
        int paragraphsBefore = 0;
        for (int i = 0; i < lines.size() && paragraphsBefore < PARAGRAPHS_BEFORE_MOST; i++) {
            Line line = lines.get(i);
            if (candidate(line)) {
                double score = score(line, i) - 3 * paragraphsBefore;
                if (score > bestScore) {
                    best = i;
                    bestScore = score;
                }
            }
            if (line.paragraph() && vocabulary.overlap(line) >= BodyFilter.ABOUT_THE_STORY) {
                paragraphsBefore++;
            }
        }
        return best < 0 ? -1 : lastCopy(best);
    }

    private int lastCopy(int first) {
        int last = first;
        for (int i = first + 1; i < lines.size() && !lines.get(i).paragraph(); i++) {
            if (lines.get(i).fold().equals(lines.get(first).fold())) {
                last = i;
            }
        }
        return last;
    }

    private static boolean candidate(Line line) {
        int words = line.words().size();
        return words >= WORDS_LEAST
                && words <= WORDS_MOST
                && line.text().length() <= CHARS_MOST
                && line.hasLetters()
                && !(line.paragraph() && line.text().endsWith("."))
                && DateLine.of(line) == null
                && line.authors().isEmpty()
                && SourceFinder.signature(line.text()) == null;
    }

    /** What speaks for and against a line; the weights are of the size of the doubt that each signal leaves. */
    private double score(Line line, int index) {
        double score = 4 * vocabulary.overlap(line);
        score += repeated(line) ? 3 : 0;
        score += line.blankBefore() ? 1.5 : 0;
        score += line.blankAfter() ? 1.5 : 0;
        score += line.words().size() >= 5 && line.words().size() <= 20 ? 1 : 0;
        score -= line.endsSentence() && line.text().endsWith(".") ? 4 : 0;
        score -= Character.isLowerCase(line.text().codePointAt(0)) ? 2 : 0;
        score -= line.credit() ? 6 : 0;
        score -= line.label() ? 4 : 0;
        score -= line.addressesReader() ? 2 : 0;
        score -= line.words().size() <= 3 ? 2 : 0;
        score -= PATH.matcher(line.text()).find() ? 3 : 0;
        return score + nearness(index) - 0.15 * Math.min(index, 20);
    }

    /** Up to 2 for a line right above a paragraph; headlines of other stories stand further up. */
    private double nearness(int index) {
        for (int distance = 0; distance < 8 && index + 1 + distance < lines.size(); distance++) {
            if (lines.get(index + 1 + distance).paragraph()) {
                return 2 - 0.25 * distance;
            }
        }
        return 0;
    }

    /** Whether the line comes again, also with the site's name after it, as in the window's title. */
    private boolean repeated(Line line) {
        String fold = line.fold();
        // "!" is the character after the space: between the two are the folds that begin with this one's words.
        return copies.getOrDefault(fold, 0) > 1
                || copies.subMap(fold + " ", fold + "!").keySet().stream()
                        .anyMatch(longer -> longer.substring(fold.length()).split(" ").length <= SITE_WORDS_MOST + 1);
    }
}
