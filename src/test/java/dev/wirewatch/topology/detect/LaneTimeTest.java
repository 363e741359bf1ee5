package dev.wirewatch.topology.detect;

import static dev.wirewatch.topology.detect.DetectionDriver.NINE;
import static dev.wirewatch.topology.detect.DetectionDriver.article;
import static org.assertj.core.api.Assertions.assertThat;

import dev.wirewatch.model.Alert;
import dev.wirewatch.model.AlertEvent;
import dev.wirewatch.model.AlertState;
import dev.wirewatch.model.AlertTransition;
import dev.wirewatch.model.Article;
import dev.wirewatch.model.PublishedQuality;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whatever items and clocks claim, nobody is told old news, and nobody's alert is closed by them. */
class LaneTimeTest {
    private static final String SEEN = "The Patriot reached Anbar on Monday, officials said.";
    private static final String CONFIRMED = "Officials said on Monday that the Patriot reached Anbar at night.";

    @TempDir
    private Path directory;

    private DetectionDriver desk;

    @BeforeEach
    void start() throws Exception {
        desk = new DetectionDriver(directory);
    }

    @AfterEach
    void stop() {
        desk.close();
    }

    @Test
    void aFloodOfOldItemsOpensNoAlertAndClosesNone() {
        desk.publish("a", SEEN);
        Alert before = desk.only();
        desk.events();

        for (int day = 29; day > 3; day--) {
            for (int item = 0; item < 20; item++) {
                desk.pipe(old(day + "/" + item, Duration.ofDays(day)));
            }
        }

        assertThat(desk.events()).isEmpty();
        assertThat(desk.only()).isEqualTo(before);
        assertThat(desk.mentions()).hasSize(1 + 26 * 20);
    }

    @Test
    void aFloodOfOldItemsOpensNoAlertWhereNothingIsKnown() {
        for (int day = 4; day < 30; day++) {
            desk.pipe(old("day" + day, Duration.ofDays(day)));
        }

        assertThat(desk.standing()).isEmpty();
        assertThat(desk.events()).isEmpty();
    }

    @Test
    void anItemOfYesterdayJoinsTheAlertThatStands() {
        desk.publish("a", SEEN);
        desk.events();

        desk.pipe(old("b", Duration.ofDays(1)));

        assertThat(desk.standing()).hasSize(1);
        assertThat(desk.only().articles()).isEqualTo(2);
    }

    @Test
    void anOldItemDoesNotReopenWhatIsClosed() {
        desk.pipe(article("a", 1, NINE.minus(Duration.ofDays(3)), NINE.minus(Duration.ofDays(3)), "News a", SEEN));
        desk.pass(Duration.ofHours(1));
        assertThat(desk.only().state()).isEqualTo(AlertState.CLOSED);
        desk.events();

        desk.pipe(article("b", 1, desk.now(), NINE.minus(Duration.ofDays(4)), "News b", CONFIRMED));

        assertThat(desk.only().state()).isEqualTo(AlertState.CLOSED);
        assertThat(desk.events()).extracting(AlertEvent::type).doesNotContain(AlertTransition.REOPENED);
    }

    @Test
    void anOldStoryIsToldOnceSomethingNewOfItIsSeen() {
        desk.pipe(old("a", Duration.ofDays(4)));
        desk.pass(Duration.ofMinutes(5));
        assertThat(desk.standing()).isEmpty();

        Instant inReach = NINE.minus(Duration.ofDays(4)).plus(Duration.ofHours(30));
        desk.pipe(article("b", 1, inReach.plus(Duration.ofDays(2)), inReach, "News b", CONFIRMED));

        assertThat(desk.only().articles()).isEqualTo(2);
        assertThat(desk.events()).extracting(AlertEvent::type).containsExactly(AlertTransition.OPENED);
    }

    @Test
    void claimsOf2099And1970DoNoHarm() {
        Instant future = Instant.parse("2099-01-01T00:00:00Z");
        // As the poller publishes them: an implausible claim is kept and the time of the fetch is used.
        desk.pipe(claiming("a", future, SEEN));
        desk.pipe(claiming("b", Instant.EPOCH, CONFIRMED));
        assertThat(desk.only().articles()).isEqualTo(2);
        desk.events();

        desk.pass(Duration.ofHours(20));
        assertThat(desk.only().state()).isEqualTo(AlertState.UPDATED);
        desk.pass(Duration.ofHours(5));

        assertThat(desk.only().state()).isEqualTo(AlertState.CLOSED);
        assertThat(desk.only().lastSeen()).isEqualTo(NINE);
    }

    @Test
    void aPollerWhoseClockIsAheadOfTheWorldsMakesNothingOld() {
        desk.publish("a", SEEN);
        Alert before = desk.only();
        desk.events();

        Instant future = Instant.parse("2099-01-01T00:00:00Z");
        desk.pipe(article("b", 1, future, future, "News b", "The Patriot reached Basra on Monday."));
        desk.pipe(article("c", 1, future, future, "News c", "Later the Patriot left Basra."));

        assertThat(desk.standing()).hasSize(2).contains(before);
        assertThat(desk.events()).extracting(AlertEvent::alert).doesNotContain(before.id());
    }

    @Test
    void aMachineThatWakesUpWaitsForWhatItHasMissedBeforeItCallsAnythingQuiet() {
        desk.publish("a", SEEN);
        desk.pass(Duration.ofMinutes(30));

        desk.jump(Duration.ofHours(30));
        desk.pass(Duration.ofMinutes(5));
        assertThat(desk.only().state()).isEqualTo(AlertState.OPENED);
        desk.pipe(article("b", 1, desk.now(), desk.now().minus(Duration.ofHours(10)), "News b", CONFIRMED));
        desk.pass(Duration.ofMinutes(30));

        assertThat(desk.only().state()).isEqualTo(AlertState.UPDATED);
        assertThat(desk.events()).extracting(AlertEvent::type).doesNotContain(AlertTransition.CLOSED);
    }

    @Test
    void aClockThatLeapsToAnotherCenturyForAMomentClosesNothing() {
        desk.publish("a", SEEN);
        desk.pass(Duration.ofMinutes(30));

        desk.jump(Duration.ofDays(36_500));
        desk.jump(Duration.ofDays(-36_500));
        desk.pass(Duration.ofMinutes(30));

        assertThat(desk.only().state()).isEqualTo(AlertState.OPENED);
    }

    private Article old(String name, Duration age) {
        return article(name, 1, desk.now(), desk.now().minus(age), "News " + name, CONFIRMED);
    }

    private Article claiming(String name, Instant claim, String text) {
        return article(name, 1, desk.now(), desk.now(), "News " + name, text).toBuilder()
                .published(claim)
                .publishedQuality(PublishedQuality.IMPLAUSIBLE)
                .build();
    }
}
