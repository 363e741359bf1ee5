package dev.wirewatch.feed.page;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/** How well a text agrees with the expected one, as bags of words; an ideograph counts as a word. */
record TokenScore(int right, int found, int expected) {
    private static final Pattern TOKEN =
            Pattern.compile("\\p{IsIdeographic}|[\\p{L}\\p{M}\\p{N}&&[^\\p{IsIdeographic}]]+");

    static TokenScore of(String found, String expected) {
        Map<String, Integer> have = tokens(found);
        Map<String, Integer> want = tokens(expected);
        int right = 0;
        for (Map.Entry<String, Integer> token : want.entrySet()) {
            right += Math.min(token.getValue(), have.getOrDefault(token.getKey(), 0));
        }
        return new TokenScore(right, sum(have), sum(want));
    }

    private static Map<String, Integer> tokens(String text) {
        Map<String, Integer> tokens = new HashMap<>();
        TOKEN.matcher(text.toLowerCase(Locale.ROOT))
                .results()
                .forEach(token -> tokens.merge(token.group(), 1, Integer::sum));
        return tokens;
    }

    private static int sum(Map<String, Integer> tokens) {
        return tokens.values().stream().mapToInt(Integer::intValue).sum();
    }

    double precision() {
        return found == 0 ? 0 : (double) right / found;
    }

    double recall() {
        return expected == 0 ? 1 : (double) right / expected;
    }

    double f1() {
        double sum = precision() + recall();
        return sum == 0 ? 0 : 2 * precision() * recall() / sum;
    }
}
