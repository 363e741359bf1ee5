package dev.wirewatch.tagging;

import dev.wirewatch.model.Mention;
import dev.wirewatch.watchlist.Entity;
import dev.wirewatch.watchlist.Example;
import dev.wirewatch.watchlist.Watchlist;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Runs the examples that a watchlist carries. */
public final class WatchlistExamples {
    private static final String OPEN = "[[";
    private static final String CLOSE = "]]";

    private WatchlistExamples() {}

    /** A passage without its brackets, and what stood in them, as {@code start-end text}. */
    private record Passage(String text, List<String> marked) {}

    /**
     * Tags the examples of all entities.
     *
     * @param tagger the same watchlist, compiled
     * @return the examples that fail, by the key of the example, in the order of the watchlist
     */
    public static List<Finding> failures(Watchlist watchlist, Tagger tagger) {
        List<Finding> failures = new ArrayList<>();
        for (Entity entity : watchlist.entities()) {
            for (Example example : entity.examples()) {
                check(tagger, entity, example, failures);
            }
        }
        return failures;
    }

    private static void check(Tagger tagger, Entity entity, Example example, List<Finding> failures) {
        Passage passage = passage(example.text());
        List<Mention> found = tagger.tag("", passage.text).mentions().stream()
                .filter(mention -> mention.entity().equals(entity.id()))
                .toList();
        List<String> spans = found.stream()
                .map(mention -> mention.start() + "-" + mention.end() + " '" + mention.text() + "'")
                .toList();
        if (!example.tag()) {
            if (!found.isEmpty()) {
                failures.add(new Finding(example.key(), entity.id() + " must not be found, but is at " + join(spans)));
            }
        } else if (passage.marked.isEmpty() ? found.isEmpty() : !spans.equals(passage.marked)) {
            String wanted = passage.marked.isEmpty() ? "anywhere" : "at " + join(passage.marked);
            failures.add(new Finding(
                    example.key(),
                    entity.id() + " must be found " + wanted + ", but is "
                            + (spans.isEmpty() ? "not" : "at " + join(spans)) + reasons(tagger, entity, passage)));
        }
    }

    private static String join(List<String> spans) {
        return String.join(", ", spans);
    }

    private static String reasons(Tagger tagger, Entity entity, Passage passage) {
        String reasons = tagger.explain("", passage.text).stream()
                .filter(candidate -> entity.id().equals(candidate.entity()) && !candidate.mention())
                .map(candidate -> "'" + candidate.text() + "' " + candidate.reason())
                .distinct()
                .collect(Collectors.joining("; "));
        return reasons.isEmpty() ? "" : " (" + reasons + ")";
    }

    private static Passage passage(String marked) {
        StringBuilder text = new StringBuilder();
        List<String> spans = new ArrayList<>();
        int at = 0;
        int open = marked.indexOf(OPEN);
        while (open >= 0) {
            int close = marked.indexOf(CLOSE, open);
            if (close < 0) {
                break;
            }
            text.append(marked, at, open);
            String span = marked.substring(open + OPEN.length(), close);
            int start = text.codePointCount(0, text.length());
            text.append(span);
            spans.add(start + "-" + text.codePointCount(0, text.length()) + " '" + span + "'");
            at = close + CLOSE.length();
            open = marked.indexOf(OPEN, at);
        }
        return new Passage(text.append(marked.substring(at)).toString(), spans);
    }
}
