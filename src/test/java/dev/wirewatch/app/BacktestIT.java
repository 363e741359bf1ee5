package dev.wirewatch.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.wirewatch.kafka.AbandonedLanes;
import dev.wirewatch.kafka.Dataset;
import dev.wirewatch.kafka.EmbeddedKafka;
import dev.wirewatch.kafka.JsonSerde;
import dev.wirewatch.kafka.Lane;
import dev.wirewatch.kafka.LaneClaim;
import dev.wirewatch.kafka.LaneTopics;
import dev.wirewatch.kafka.TopicReader;
import dev.wirewatch.kafka.TopicTimes;
import dev.wirewatch.kafka.WatchlistTopic;
import dev.wirewatch.model.Alert;
import dev.wirewatch.model.AlertDifference;
import dev.wirewatch.model.AlertEvent;
import dev.wirewatch.model.Article;
import dev.wirewatch.model.DifferenceCause;
import dev.wirewatch.model.DifferenceKind;
import dev.wirewatch.model.Ids;
import dev.wirewatch.model.PublishedWatchlist;
import dev.wirewatch.model.WatchlistOrigin;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.producer.Producer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A desk's past, re-read with other watchlists while its detection runs. */
class BacktestIT {
    private static final ObjectMapper JSON = JsonSerde.mapper();
    private static final Instant START = Instant.parse("2026-03-10T09:00:00Z");

    @TempDir
    private static Path directory;

    private static EmbeddedKafka kafka;
    private static PastDesk desk;

    @BeforeAll
    static void raiseTheLiveAlerts() throws Exception {
        kafka = EmbeddedKafka.start(directory.resolve("data"), "127.0.0.1", 0);
        desk = PastDesk.open(directory, kafka.bootstrapServers(), "desk");
        Path live = desk.watchlist("live.yaml", "Iskander, SS-26", "Pantsir");
        assertThat(desk.run("watchlist", "publish", live.toString()).status()).isZero();
        try (Producer<String, Article> producer = desk.articles()) {
            desk.write(producer, "a", START, "An Iskander was seen in Anbar.");
            desk.write(producer, "b", START.plusSeconds(600), "An SS-26 was seen near Anbar.");
            desk.write(producer, "c", START.plusSeconds(1200), "A Pantsir reached Anbar today.");
            desk.write(producer, "d", START.plusSeconds(1800), "A Tochka stands in Anbar.");
            for (int i = 0; i < 40; i++) {
                desk.write(producer, "weather-" + i, START.plusSeconds(2000 + i), "Rain is expected in Anbar.");
            }
        }
        desk.detect("live", live);
        desk.awaitDetection();
        assertThat(StandingAlerts.read(desk.connection(), desk.lane())).hasSize(2);
    }

    @AfterAll
    static void stop() {
        desk.close();
        kafka.close();
    }

    @Test
    void reportsExactlyTheAlertsThatAWatchlistLackingOneAliasLosesAndTouchesNothing() throws Exception {
        Map<String, Object> before = liveState();

        PastDesk.Result result = backtestAsJson("lacking.yaml", "Iskander, SS-26");

        assertThat(result.status()).as(result.err()).isZero();
        assertThat(differences(result)).singleElement().satisfies(lost -> {
            assertThat(lost.kind()).isEqualTo(DifferenceKind.LOST);
            assertThat(lost.alert().entities()).containsExactly("place.anbar", "system.pantsir");
            assertThat(lost.alert().id()).isIn(standingIds());
            assertThat(lost.causes()).singleElement().satisfies(cause -> {
                assertThat(cause.found()).isFalse();
                assertThat(cause.article()).isEqualTo(Ids.of("c"));
                assertThat(cause.mention().text()).isEqualTo("Pantsir");
                assertThat(cause.mention().snippet()).isEqualTo("A Pantsir reached Anbar today.");
            });
        });
        assertThat(result.err())
                .contains("alerts 0 gained, 1 lost, 0 changed, 1 unchanged; of 2 under the versions in force, 2 stand");
        assertThat(liveState()).isEqualTo(before);
    }

    @Test
    void reportsGainsAndChangesWithTheSentencesThatMakeThem() throws Exception {
        PastDesk.Result result = backtestAsJson("other.yaml", "Iskander", "Pantsir", "Tochka");

        List<AlertDifference> differences = differences(result);
        assertThat(differences)
                .extracting(AlertDifference::kind)
                .containsExactly(DifferenceKind.CHANGED, DifferenceKind.GAINED);
        assertThat(differences.get(1).causes())
                .extracting(DifferenceCause::found, cause -> cause.mention().snippet())
                .containsExactly(tuple(true, "A Tochka stands in Anbar."));
        assertThat(differences.get(0).details())
                .contains("articles 2 → 1", "independent sources 2 → 1", "without “News b”");
        assertThat(backtest("text", "other.yaml", "Iskander", "Pantsir", "Tochka")
                        .out())
                .contains("+ gained  WARNING  System at a place  place.anbar + system.tochka")
                .contains("found only by the candidate: 'Tochka' as system.tochka")
                .contains("“A [Tochka] stands in Anbar.”")
                .contains("not found by the candidate: 'SS-26' as system.iskander (alias 'SS-26')");
    }

    @Test
    void readsOnlyTheStretchAskedFor() throws Exception {
        Path candidate = desk.watchlist("stretch.yaml", "Tochka");

        PastDesk.Result result = desk.run(
                "backtest",
                "--format=json",
                "--watchlist=" + candidate,
                "--from=" + START.plusSeconds(601),
                "--to=" + START.plusSeconds(1700));

        assertThat(differences(result))
                .singleElement()
                .satisfies(
                        lost -> assertThat(lost.alert().entities()).containsExactly("place.anbar", "system.pantsir"));
    }

    @Test
    void showsThatTheRulesDecideWhereBothFindTheSameNames() throws Exception {
        Path rules = Files.writeString(
                directory.resolve("stricter.yaml"),
                PastDesk.RULES.replace("{kinds: [system]}", "{entities: [system.iskander]}"));

        PastDesk.Result result = desk.run("backtest", "--format=json", "--rules=" + rules);

        assertThat(differences(result)).singleElement().satisfies(lost -> {
            assertThat(lost.alert().entities()).contains("system.pantsir");
            assertThat(lost.details()).containsExactly("both find the same names in its articles; the rules decide");
        });
    }

    @Test
    void saysWhenTheSameNamesAreFoundByOtherAliases() throws Exception {
        PastDesk.Result result = backtestAsJson("renamed.yaml", "Iskander, SS 26", "Pantsir");

        assertThat(differences(result)).singleElement().satisfies(changed -> {
            assertThat(changed.kind()).isEqualTo(DifferenceKind.CHANGED);
            assertThat(changed.alert().entities()).contains("system.iskander");
            assertThat(changed.details())
                    .contains("both find the same names in its articles, but by other aliases: “SS-26” is now found by"
                            + " “SS 26”");
        });
    }

    @Test
    void comparesTwoWatchlistsOverTheArticlesSinceATime() throws Exception {
        String live = desk.watchlist("one.yaml", "Iskander, SS-26", "Pantsir").toString();
        String lacking = desk.watchlist("two.yaml", "Iskander, SS-26", "Tochka").toString();

        PastDesk.Result result = desk.run("watchlist", "diff", live, lacking, "--from=" + START.plusSeconds(601));
        PastDesk.Result later = desk.run("watchlist", "diff", live, lacking, "--from=" + START.plusSeconds(1900));
        PastDesk.Result nobody = PastDesk.execute(List.of(
                "watchlist",
                "diff",
                live,
                lacking,
                "--from=2026-03-10",
                "--rules=" + directory.resolve("rules.yaml"),
                "--set=lane=nobody",
                "--set=kafka.bootstrap.servers=" + kafka.bootstrapServers()));

        assertThat(result.status()).as(result.err()).isZero();
        assertThat(result.err()).contains("42 articles: mentions 1 gained, 1 lost; alerts 1 gained, 1 lost");
        assertThat(result.out())
                .contains("- mention system.pantsir: 'Pantsir' at text 2-9", "“A Pantsir reached Anbar today.”")
                .contains("+ alert system-at-place: WARNING, place.anbar + system.tochka");
        assertThat(later.err()).contains("40 articles: mentions 0 gained, 0 lost; alerts 0 gained, 0 lost");
        assertThat(nobody.status()).isEqualTo(Main.USER_ERROR);
        assertThat(nobody.err()).contains("lane nobody has no articles to re-read");
    }

    @Test
    void promotesTheCandidateAndRaisesTheChosenAlertsOfThePast() throws Exception {
        try (PastDesk other = PastDesk.open(
                Files.createDirectory(directory.resolve("promoted")), kafka.bootstrapServers(), "promoted")) {
            other.run(
                    "watchlist",
                    "publish",
                    other.watchlist("live.yaml", "Iskander").toString());
            try (Producer<String, Article> producer = other.articles()) {
                other.write(producer, "x", START, "A Tochka stands in Anbar.");
                other.write(producer, "y", START, "A Pantsir stands in Anbar.");
            }
            other.detect("live", other.watchlist("live.yaml", "Iskander"));
            other.awaitDetection();
            String file = "--watchlist=" + other.watchlist("candidate.yaml", "Iskander", "Tochka", "Pantsir");
            List<AlertDifference> gained = differences(other.run("backtest", "--format=json", file));
            String chosen = gained.get(0).alert().id();

            PastDesk.Result unknown = other.run("backtest", file, "--promote", "--alerts=" + Ids.of("nothing"));
            PastDesk.Result promoted = other.run("backtest", file, "--promote", "--alerts=" + chosen);

            assertThat(gained).hasSize(2);
            assertThat(unknown.status()).isEqualTo(Main.USER_ERROR);
            assertThat(promoted.err()).contains("1 alerts of the past raised");
            assertThat(new WatchlistTopic(other.connection(), other.lane())
                            .versions()
                            .published())
                    .extracting(PublishedWatchlist::origin)
                    .containsExactly(WatchlistOrigin.COMMAND, WatchlistOrigin.BACKTEST);
            assertThat(StandingAlerts.read(other.connection(), other.lane()))
                    .singleElement()
                    .satisfies(alert -> {
                        assertThat(alert.id()).isEqualTo(chosen);
                        assertThat(alert.retroactive()).isNotNull();
                    });
            List<AlertEvent> events = new ArrayList<>();
            new TopicReader<>(other.connection(), Dataset.ALERT_EVENTS)
                    .read(List.of(other.lane().topic(Dataset.ALERT_EVENTS)), found -> events.add(found.value()));
            assertThat(events).extracting(AlertEvent::alert).containsExactly(chosen);
        }
    }

    @Test
    void deletesTheLanesOfRunsThatDiedAndNoneThatIsAlive() throws Exception {
        Lane dead = AbandonedLanes.Purpose.BACKTEST.beside(
                desk.lane(), UUID.randomUUID().toString());
        Lane alive = AbandonedLanes.Purpose.BASELINE.beside(
                desk.lane(), UUID.randomUUID().toString());
        Lane another = new Lane(desk.lane().prefix() + "-backtests-of-another");
        LaneClaim claim = LaneClaim.of(desk.connection(), alive, desk.lane().topic(Dataset.WATCHLISTS));
        try (claim;
                Admin admin = desk.connection().admin()) {
            for (Lane lane : List.of(dead, alive, another)) {
                new LaneTopics(admin, lane, desk.settings()).ensure(List.of(Dataset.ALERTS), List.of());
            }

            PastDesk.Result result = backtestAsJson("lacking.yaml", "Iskander, SS-26");

            assertThat(result.err()).contains("lane " + dead.prefix() + " of a run that died has been deleted");
            assertThat(admin.listTopics().names().get())
                    .contains(alive.topic(Dataset.ALERTS), another.topic(Dataset.ALERTS))
                    .doesNotContain(dead.topic(Dataset.ALERTS));
        }

        assertThat(ShadowKeeper.clear(desk.connection(), desk.settings(), desk.lane(), InstantSource.system()))
                .containsExactly(alive.prefix());

        try (Admin admin = desk.connection().admin()) {
            new LaneTopics(admin, another, desk.settings()).deleteAll();
        }
    }

    @Test
    void saysWhatIsMissingToReadThePast() throws Exception {
        String file = "--watchlist=" + desk.watchlist("any.yaml", "Tochka");
        String rules = "--rules=" + directory.resolve("rules.yaml");

        PastDesk.Result nothingNamed = desk.run("backtest");
        PastDesk.Result backwards = desk.run("backtest", file, "--from=2026-02-01", "--to=2026-01-01");
        PastDesk.Result noLane = PastDesk.execute(List.of(
                "backtest",
                file,
                rules,
                "--set=lane=nobody",
                "--set=kafka.bootstrap.servers=" + kafka.bootstrapServers()));
        PastDesk.Result noData = PastDesk.execute(List.of(
                "backtest", file, rules, "--set=broker.port=1", "--set=data.dir=" + directory.resolve("nowhere")));

        assertThat(List.of(nothingNamed, backwards, noLane, noData))
                .allSatisfy(result -> assertThat(result.status()).isEqualTo(Main.USER_ERROR));
        assertThat(noLane.err()).contains("lane nobody has no articles to re-read");
        assertThat(noData.err()).contains("there is no broker's data in");
    }

    private static PastDesk.Result backtestAsJson(String file, String... systems) throws Exception {
        return backtest("json", file, systems);
    }

    private static PastDesk.Result backtest(String format, String file, String... systems) throws Exception {
        return desk.run("backtest", "--format=" + format, "--watchlist=" + desk.watchlist(file, systems));
    }

    private static List<AlertDifference> differences(PastDesk.Result result) throws Exception {
        assertThat(result.status()).as(result.err()).isZero();
        List<AlertDifference> differences = new ArrayList<>();
        for (String line : result.out().lines().toList()) {
            differences.add(JSON.readValue(line, AlertDifference.class));
        }
        return differences;
    }

    private static List<String> standingIds() {
        return StandingAlerts.read(desk.connection(), desk.lane()).stream()
                .map(Alert::id)
                .toList();
    }

    /** Where each partition of the live lane's topics ends, and which topics and groups there are at all. */
    private static Map<String, Object> liveState() throws Exception {
        Map<String, Object> state = new TreeMap<>();
        try (Admin admin = desk.connection().admin()) {
            for (String topic : admin.listTopics().names().get()) {
                // What the running application remembers of the time moves on by itself.
                boolean live = topic.startsWith(desk.lane().prefix() + ".")
                        || (topic.startsWith("desk-detect-") && topic.endsWith("-repartition"));
                state.put(topic, live ? TopicTimes.ends(admin, topic) : "another's");
            }
            admin.listGroups().all().get().forEach(group -> state.put("group " + group.groupId(), "there"));
        }
        return state;
    }
}
