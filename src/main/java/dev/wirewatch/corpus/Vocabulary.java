package dev.wirewatch.corpus;

import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The words of a document's paragraphs, to judge by whether another line is about the same thing.
 *
 * <p>Words of fewer than four letters say little in any language; numbers say nothing.
 */
final class Vocabulary {
    private final Map<String, Integer> paragraphsWithWord = new HashMap<>();
    private final IdentityHashMap<Line, Double> overlaps = new IdentityHashMap<>();

    Vocabulary(List<Line> lines) {
        for (Line line : lines) {
            if (line.paragraph()) {
                content(line).forEach(word -> paragraphsWithWord.merge(word, 1, Integer::sum));
            }
        }
    }

    /** The share (0 to 1) of a line's words that stand in paragraphs other than itself. */
    double overlap(Line line) {
        return overlaps.computeIfAbsent(line, this::compare);
    }

    private double compare(Line line) {
        Set<String> words = content(line);
        int own = line.paragraph() ? 1 : 0;
        long shared = words.stream()
                .filter(word -> paragraphsWithWord.getOrDefault(word, 0) > own)
                .count();
        return words.isEmpty() ? 0 : (double) shared / words.size();
    }

    /** An ending does not make it another word: the last three letters count only as far as five would not be left. */
    private static Set<String> content(Line line) {
        Set<String> words = new HashSet<>();
        for (String word : line.words()) {
            boolean ideographic = Character.isIdeographic(word.codePointAt(0));
            if (ideographic || (word.length() >= 4 && Character.isLetter(word.charAt(0)))) {
                int stem = Math.max(5, word.length() - 3);
                words.add(word.substring(0, Math.min(stem, word.length())));
            }
        }
        return words;
    }
}
