package dev.wirewatch.alerting.story;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.HashMap;
import java.util.Map;

/**
 * What the news is about, told by words of eight languages: a find, a fire, a sale, a vote. Two articles that have the same
 * actors on the same day are told apart by it when they share no language. The list is ours; at most {@link Long#SIZE}
 * subjects, a bit each.
 */
final class Subjects {
    private static final String LIST = "subjects.txt";
    private static final Map<String, Long> BY_STEM = load();

    private Subjects() {}

    /**
     * The subjects that a word stands for.
     *
     * @param stem the word as {@link GistReader#stem} shortens it
     * @return their bits; 0 for most words
     */
    static long of(String stem) {
        Long bits = BY_STEM.get(stem);
        return bits == null ? 0 : bits;
    }

    private static Map<String, Long> load() {
        try (InputStream in = Subjects.class.getResourceAsStream(LIST)) {
            if (in == null) {
                throw new IllegalStateException("no resource " + LIST);
            }
            Map<String, Long> byStem = new HashMap<>();
            int subject = 0;
            for (String line : new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))
                    .lines()
                    .filter(each -> !each.startsWith("#"))
                    .toList()) {
                if (subject == Long.SIZE) {
                    throw new IllegalStateException(LIST + " has more than " + Long.SIZE + " subjects");
                }
                long bit = 1L << subject++;
                String words = line.substring(line.indexOf(':') + 1);
                Words.of(words, 0, Integer.MAX_VALUE)
                        .forEach(word -> byStem.merge(GistReader.stem(word.folded()), bit, (a, b) -> a | b));
            }
            return Collections.unmodifiableMap(byStem);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
