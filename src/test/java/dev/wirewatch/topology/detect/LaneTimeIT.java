package dev.wirewatch.topology.detect;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wirewatch.kafka.Dataset;
import dev.wirewatch.kafka.EmbeddedKafka;
import dev.wirewatch.model.Alert;
import dev.wirewatch.model.AlertEvent;
import dev.wirewatch.model.AlertReason;
import dev.wirewatch.model.AlertState;
import dev.wirewatch.model.AlertTransition;
import dev.wirewatch.model.Article;
import dev.wirewatch.model.PublishedQuality;
import dev.wirewatch.model.TaggedArticle;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What edits, old news, lies about the time, a poisoned article and a clock that sleeps or jumps do to the alerts of a
 * running instance on a real broker. Each test has a place of its own; the present goes on from test to test.
 */
class LaneTimeIT {
    private static final Duration STEP = Duration.ofMinutes(4);
    private static final Duration HALF_AN_HOUR = Duration.ofMinutes(25);
    private static final String WATCHLIST =
            """
            name: w
            entities:
              - {id: system.patriot, kind: system, type: named-system, name: Patriot, aliases: {en: [Patriot]}}
            """ + places("anbar", "basra", "erbil", "hilla", "kirkuk", "mosul", "najaf", "samarra");
    private static final String RULES = """
            rules:
              - id: system-at-place
                title: System at a place
                operands: { system: { kinds: [system] }, place: { kinds: [place] } }
                when: { all: [system, place] }
                scope: sentence
                group-by: [place]
                severity: warning
                quiet: 2d
              - id: silent
                title: Silent
                kind: silence
                filter: { tiers: [1] }
                group-by: [feed-group]
                window: 12h
                baseline: 28d
                severity: warning
            """;

    @TempDir
    private static Path directory;

    private static EmbeddedKafka kafka;
    private static MovedLane lane;

    @BeforeAll
    static void start() throws Exception {
        kafka = EmbeddedKafka.start(directory.resolve("broker"), "127.0.0.1", 0);
        lane = new MovedLane(
                kafka.bootstrapServers(), directory, Instant.parse("2026-03-10T09:00:00Z"), WATCHLIST, RULES);
    }

    @AfterAll
    static void stop() {
        lane.close();
        kafka.close();
    }

    @Test
    void updatesAnAlertByACorrectionAndARetractionAndWithdrawsItWithItsLastEvidence() {
        Article first = seen("anbar-a", "Anbar");
        lane.write(first, seen("basra-a", "Basra"));
        awaiting("both alerts").until(() -> of("anbar").size() + of("basra").size() == 2);
        String anbar = of("anbar").get(0).id();
        String basra = of("basra").get(0).id();

        lane.write(
                edited(first, "Officials said on Monday that the Patriot reached Anbar at night."),
                retraction("anbar-b", "Anbar"),
                edited(seen("basra-a", "Basra"), "Correction: nothing has moved."));

        awaiting("the withdrawal").until(() -> of("basra").isEmpty());
        awaiting("the retraction").until(() -> reasons(anbar).contains(AlertReason.RETRACTION));
        assertThat(reasons(anbar)).contains(AlertReason.CORRECTION);
        assertThat(of("anbar"))
                .singleElement()
                .satisfies(alert -> assertThat(alert.id()).isEqualTo(anbar));
        assertThat(events(basra))
                .extracting(AlertEvent::type)
                .containsExactly(AlertTransition.OPENED, AlertTransition.WITHDRAWN);
    }

    @Test
    void isNotWokenByAnArchiveThatIsPublishedAgain() {
        List<Article> archive = new ArrayList<>();
        for (int i = 0; i < 200; i++) {
            archive.add(published("archive" + i, "Erbil", lane.now().minus(Duration.ofDays(20 + i))));
        }
        lane.write(archive);
        Article news = seen("erbil-a", "Erbil");
        lane.write(news);

        awaiting("the alert").until(() -> of("erbil").size() == 1);

        assertThat(of("erbil")).singleElement().satisfies(alert -> {
            assertThat(alert.firstSeen()).isEqualTo(news.effective());
            assertThat(alert.articles()).isEqualTo(1);
        });
        assertThat(lane.read(Dataset.MENTIONS).stream()
                        .filter(tagged -> tagged.article().title().startsWith("News archive")))
                .as("all of it is tagged")
                .hasSize(archive.size());
    }

    @Test
    void takesNoHarmFromClaimsOf2099And1970() {
        Instant time = lane.now();
        lane.write(
                claiming(Instant.parse("2099-01-01T00:00:00Z"), seen("kirkuk-a", "Kirkuk")),
                claiming(Instant.EPOCH, seen("kirkuk-b", "Kirkuk")));

        awaiting("both articles")
                .until(() -> of("kirkuk").stream().mapToInt(Alert::articles).sum() == 2);

        assertThat(of("kirkuk")).singleElement().satisfies(alert -> {
            assertThat(alert.firstSeen()).isEqualTo(time);
            assertThat(alert.lastSeen()).isEqualTo(time);
            assertThat(alert.state()).isNotEqualTo(AlertState.CLOSED);
        });
    }

    @Test
    void isNotHeldUpByAnArticleOfTenMegabytes() {
        String names = "The Patriot reached Mosul. ".repeat(50_000);
        Article poison = seen("poison", "Mosul").toBuilder()
                .text(names + "x ".repeat(4_350_000))
                .build();
        lane.write(poison, seen("najaf-a", "Najaf"));

        awaiting("both alerts")
                .until(() -> of("mosul").size() == 1 && of("najaf").size() == 1);

        assertThat(lane.read(Dataset.MENTIONS))
                .filteredOn(tagged -> tagged.article().id().equals(poison.id()))
                .extracting(TaggedArticle::omitted)
                .containsExactly(95_000);
    }

    @Test
    void callsNothingQuietAfterASleepOrAJumpUntilTheClockHasRunEvenly() {
        Instant before = lane.now();
        lane.write(seen("samarra-a", "Samarra"));
        awaiting("the alert").until(() -> of("samarra").size() == 1);
        lane.pass(LaneClock.SETTLING.plus(STEP), STEP);

        lane.jump(Duration.ofDays(36_500));
        lane.jump(Duration.ofDays(-36_500));
        lane.pass(LaneClock.SETTLING.plus(STEP), STEP);
        assertThat(of("samarra").get(0).state()).as("after a leap of the clock").isEqualTo(AlertState.OPENED);

        lane.jump(Duration.ofHours(30));
        lane.pass(LaneClock.SETTLING.dividedBy(2), STEP);
        assertThat(of("samarra").get(0).state()).as("after the sleep").isEqualTo(AlertState.OPENED);
        lane.write(published("samarra-b", "Samarra", before.plus(Duration.ofHours(20))));
        awaiting("what was missed").until(() -> of("samarra").get(0).articles() == 2);
        lane.pass(LaneClock.SETTLING.plus(STEP), STEP);
        assertThat(of("samarra").get(0).state()).as("caught up").isEqualTo(AlertState.UPDATED);

        lane.jump(Duration.ofHours(24));
        lane.pass(LaneClock.SETTLING.plus(STEP), STEP);
        awaiting("the end of it").until(() -> of("samarra").get(0).state() == AlertState.CLOSED);
    }

    @Test
    void tellsByTheClockWhoIsSilent() {
        Instant end = lane.now();
        List<Article> habit = new ArrayList<>();
        for (int hour = 8 * 24; hour > 0; hour--) {
            Instant time = end.minus(Duration.ofHours(hour));
            habit.add(article("habit" + hour, "Anything.", time, time).ofFeed("Agencies", 1));
        }
        lane.write(habit);
        awaiting("the habit")
                .until(() -> lane.read(Dataset.MENTIONS).stream()
                                .filter(tagged -> tagged.article().title().startsWith("News habit"))
                                .count()
                        == habit.size());
        assertThat(silences()).isEmpty();

        lane.pass(Duration.ofHours(14), HALF_AN_HOUR);
        assertThat(silences()).as("while nobody is heard").isEmpty();
        lane.write(seen("others", "Hilla"));

        lane.pass(HALF_AN_HOUR.multipliedBy(2), HALF_AN_HOUR);
        awaiting("the silence").until(() -> silences().size() == 1);
        assertThat(silences().get(0).evidence().get(0).conditions().get(0))
                .startsWith("silence: 0 articles in the 12 h to ");
    }

    /** To read topics costs more than to wait. */
    private static ConditionFactory awaiting(String what) {
        return Awaitility.await(what).pollInterval(Duration.ofMillis(300));
    }

    private static String places(String... names) {
        StringBuilder yaml = new StringBuilder();
        for (String name : names) {
            String written = Character.toUpperCase(name.charAt(0)) + name.substring(1);
            yaml.append("  - {id: place.%s, kind: place, type: region, name: %s, aliases: {en: [%s]}}%n"
                    .formatted(name, written, written));
        }
        return yaml.toString();
    }

    private static List<Alert> of(String place) {
        return lane.standing("place." + place);
    }

    private static List<Alert> silences() {
        return lane.standing().stream()
                .filter(alert -> alert.rule().equals("silent"))
                .toList();
    }

    private static List<AlertEvent> events(String alert) {
        return lane.read(Dataset.ALERT_EVENTS).stream()
                .filter(event -> event.alert().equals(alert))
                .toList();
    }

    private static List<AlertReason> reasons(String alert) {
        return events(alert).stream().flatMap(event -> event.reasons().stream()).toList();
    }

    private static Article seen(String name, String place) {
        return published(name, place, lane.now());
    }

    private static Article published(String name, String place, Instant published) {
        return article(name, "The Patriot reached " + place + " on Monday, officials said.", lane.now(), published);
    }

    private static Article retraction(String name, String place) {
        return seen(name, place).toBuilder()
                .title("Retraction: Patriot in " + place)
                .build();
    }

    private static Article edited(Article article, String text) {
        return article.toBuilder()
                .revision(2)
                .changed(List.of("text"))
                .text(text)
                .build();
    }

    /** As the poller publishes it: an implausible claim is kept, and the time of the fetch is used. */
    private static Article claiming(Instant claim, Article article) {
        return article.toBuilder()
                .published(claim)
                .publishedQuality(PublishedQuality.IMPLAUSIBLE)
                .build();
    }

    private static Article article(String name, String text, Instant fetched, Instant effective) {
        return DetectionDriver.article(name, 1, fetched, effective, "News " + name, text);
    }
}
