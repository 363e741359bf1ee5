package dev.wirewatch.feed.page;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;

/** Lines that stand among the paragraphs of a page and are none: a short list, for where a page's markup says nothing. */
final class FurniturePhrases {
    private static final String FILE = "furniture.txt";
    /** Weight of a line beyond which its beginning proves nothing. */
    private static final int SHORT = 140;

    private static final Set<String> WHOLE = new HashSet<>();
    private static final Set<String> ENDING = new HashSet<>();
    private static final List<String> BEGINNINGS = new ArrayList<>();

    static {
        read().lines().map(String::strip).forEach(FurniturePhrases::add);
    }

    private FurniturePhrases() {}

    private static String read() {
        try (InputStream in = FurniturePhrases.class.getResourceAsStream(FILE)) {
            return new String(Objects.requireNonNull(in, FILE).readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void add(String line) {
        if (line.isEmpty() || line.startsWith("#")) {
            return;
        }
        if (line.startsWith("=")) {
            WHOLE.add(fold(line.substring(1)));
        } else if (line.startsWith("!")) {
            ENDING.add(fold(line.substring(1)));
        } else {
            BEGINNINGS.add(line);
        }
    }

    /** Whether a block is one of them. */
    static boolean is(TextBlock block) {
        int weight = block.plain() + block.linked();
        if (weight > SHORT) {
            return false;
        }
        String folded = fold(block.text());
        return WHOLE.contains(folded) || ENDING.contains(folded) || begins(block.text());
    }

    /** Whether a block is the heading of what comes after a story. */
    static boolean endsTheStory(TextBlock block) {
        return block.text().length() < 60 && ENDING.contains(fold(block.text()));
    }

    private static boolean begins(String text) {
        String lower = text.toLowerCase(Locale.ROOT);
        return BEGINNINGS.stream().anyMatch(lower::startsWith);
    }

    /** Letters and digits in lower case, words parted by one space. */
    private static String fold(String text) {
        StringBuilder folded = new StringBuilder();
        text.toLowerCase(Locale.ROOT).codePoints().forEach(c -> {
            if (Character.isLetterOrDigit(c) || Character.getType(c) == Character.NON_SPACING_MARK) {
                folded.appendCodePoint(c);
            } else if (folded.length() > 0 && folded.charAt(folded.length() - 1) != ' ') {
                folded.append(' ');
            }
        });
        return folded.toString().strip();
    }
}
