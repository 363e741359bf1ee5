package dev.wirewatch.behaviour;

import static dev.wirewatch.behaviour.Timing.HINT;
import static org.assertj.core.api.Assertions.assertThat;

import dev.wirewatch.model.FeedCondition;
import java.util.List;

/** E: servers that cannot or do not want to answer. */
final class Failures {
    private final Stage stage;

    private Failures(Stage stage) {
        this.stage = stage;
    }

    static void prepare(Stage stage) {
        Failures rows = new Failures(stage);
        rows.retryAfter();
        rows.backOff();
        rows.gone();
        rows.recovery();
    }

    private void retryAfter() {
        String seconds = Integer.toString(HINT);
        Scenario limited = stage.feed(
                "e01", Reply.inTurn(Reply.status(429).with("Retry-After", seconds), Reply.ok(Rss.feed("e01", 2))));
        Scenario dated = stage.feed(
                "e02",
                Reply.counted(turn -> turn == 0
                        ? Reply.status(429)
                                .with("Date", Pacing.httpDate(0))
                                .with("Retry-After", Pacing.httpDate(HINT + 1))
                        : Reply.ok(Rss.feed("e02", 2))));
        Scenario unavailable = stage.feed(
                "e03",
                Reply.inTurn(
                        Reply.ok(Rss.feed("e03", 1)),
                        Reply.status(503).with("Retry-After", seconds),
                        Reply.ok(Rss.feed("e03", 2))));
        Scenario always = stage.feed("e10", Reply.status(429).with("Retry-After", seconds));
        stage.behaviour("E01", "429 with seconds is obeyed", seen -> {
            assertThat(Timing.gapBefore(1, limited.polls())).isGreaterThanOrEqualTo(HINT);
            Timing.neverSooner(always, HINT);
        });
        stage.behaviour(
                "E02",
                "429 with a date is obeyed",
                seen -> assertThat(Timing.gapBefore(1, dated.polls())).isGreaterThanOrEqualTo(HINT));
        stage.behaviour(
                "E03",
                "503 with Retry-After is obeyed",
                seen -> assertThat(Timing.gapBefore(2, unavailable.polls())).isGreaterThanOrEqualTo(HINT));
        stage.behaviour("E10", "polling resumes when Retry-After is over", seen -> {
            assertThat(always.polls()).hasSizeGreaterThan(4);
            assertThat(List.of(limited, dated, unavailable)).allSatisfy(each -> {
                assertThat(each.polls()).as(each.name()).hasSizeGreaterThan(10);
                assertThat(seen.announced(each)).hasSize(2);
            });
        });
    }

    private void backOff() {
        Scenario limited = stage.feed("e04", Reply.status(429));
        Scenario broken = stage.feed("e05", Reply.status(500));
        Scenario missing = stage.feed("e06", Reply.status(404));
        Scenario forbidden = stage.feed("e07", Reply.status(403));
        stage.behaviour("E04", "429 without a time slows down", seen -> Timing.backsOff(limited));
        stage.behaviour("E05", "500 again and again: the gap grows", seen -> Timing.backsOff(broken));
        stage.behaviour("E06", "404: the gap grows", seen -> Timing.backsOff(missing));
        stage.behaviour("E07", "403: the gap grows", seen -> {
            Timing.backsOff(forbidden);
            assertThat(seen.health(forbidden).condition()).isEqualTo(FeedCondition.FORBIDDEN);
        });
    }

    private void gone() {
        Scenario gone = stage.feed("e08", Reply.inTurn(Reply.ok(Rss.feed("e08", 1)), Reply.status(410)));
        stage.behaviour("E08", "410 ends the polling", seen -> {
            assertThat(gone.polls()).hasSizeBetween(2, 3);
            assertThat(seen.health(gone).condition()).isEqualTo(FeedCondition.GONE);
        });
    }

    private void recovery() {
        Scenario troubled =
                stage.feed("e09", Reply.inTurn(Reply.status(500), Reply.reset(), Reply.ok(Rss.feed("e09", 3))));
        stage.behaviour(
                "E09",
                "a feed that failed is tried again",
                seen -> assertThat(troubled.polls()).hasSizeGreaterThan(10));
        stage.behaviour(
                "A08",
                "after a 500 and a reset the items arrive",
                seen -> assertThat(seen.announced(troubled)).containsExactlyInAnyOrder("e09 0", "e09 1", "e09 2"));
    }
}
