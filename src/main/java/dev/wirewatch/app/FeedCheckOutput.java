package dev.wirewatch.app;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.wirewatch.feed.DurationWords;
import dev.wirewatch.feed.Hop;
import dev.wirewatch.feed.discovery.FeedCheck;
import dev.wirewatch.kafka.JsonSerde;
import java.io.PrintWriter;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Prints what a visit to a feed has shown. */
final class FeedCheckOutput {
    private static final ObjectMapper JSON = JsonSerde.mapper();

    private final PrintWriter out;

    /** @param out where to */
    FeedCheckOutput(PrintWriter out) {
        this.out = out;
    }

    /** Prints a report, as lines for readers or as one JSON object. */
    void print(FeedCheck check, boolean json) {
        if (json) {
            try {
                out.println(JSON.writeValueAsString(check));
            } catch (JsonProcessingException e) {
                throw new IllegalStateException("a report is always JSON", e);
            }
        } else {
            printText(check);
        }
        out.flush();
    }

    private void printText(FeedCheck check) {
        out.println(AlertOutput.printable(check.url() + " " + check.verdict()));
        line("answer", answer(check));
        for (Hop hop : check.redirects()) {
            line("redirect", "%d %s to %s".formatted(hop.status(), hop.permanent() ? "for good" : "for now", hop.to()));
        }
        if (check.status() != null) {
            line("validators", validators(check));
            line(
                    "caching",
                    check.freshFor() == null ? "says nothing" : "fresh for " + DurationWords.of(check.freshFor()));
        }
        if (check.readable()) {
            line(
                    "feed",
                    check.format() + ", " + (check.language() == null ? "no language" : check.language()) + ": "
                            + check.title());
            line("items", items(check));
            line("dates", dates(check));
        }
        line("next poll", nextPoll(check));
        List<String> problems = check.problems();
        line("problems", problems.isEmpty() ? "none" : problems.get(0));
        problems.stream().skip(1).forEach(problem -> line("", problem));
    }

    private void line(String name, String text) {
        out.printf(Locale.ROOT, "  %-11s %s%n", name, AlertOutput.printable(text));
    }

    private static String answer(FeedCheck check) {
        if (check.status() == null) {
            return "none";
        }
        return "HTTP " + check.status()
                + (check.bytes() == null ? "" : ", " + String.format(Locale.ROOT, "%,d", check.bytes()) + " bytes")
                + (check.contentType() == null ? "" : ", " + check.contentType())
                + ", in " + check.took().toMillis() + " ms";
    }

    private static String validators(FeedCheck check) {
        if (check.etag() == null && check.lastModified() == null) {
            return "none";
        }
        return (check.etag() == null ? "" : "ETag " + check.etag() + (check.lastModified() == null ? "" : ", "))
                + (check.lastModified() == null ? "" : "Last-Modified " + check.lastModified());
    }

    private static String items(FeedCheck check) {
        return check.items() + ", " + check.dated() + " of them with a plausible date";
    }

    private static String dates(FeedCheck check) {
        if (check.newest() == null) {
            return "none";
        }
        return "newest %s, oldest %s%s"
                .formatted(
                        age(check.newest(), check.at()),
                        age(check.oldest(), check.at()),
                        check.ordinaryPause() == null
                                ? ""
                                : ", longest ordinary pause " + DurationWords.of(check.ordinaryPause()));
    }

    private static String age(@Nullable Instant time, Instant at) {
        return time == null ? "unknown" : DurationWords.of(Duration.between(time, at)) + " ago";
    }

    private static String nextPoll(FeedCheck check) {
        return (check.due() == null ? "never" : "in " + DurationWords.of(Duration.between(check.at(), check.due())))
                + " (" + String.join("; ", check.pacing()) + ")";
    }
}
