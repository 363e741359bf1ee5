package dev.wirewatch.behaviour;

import static dev.wirewatch.behaviour.Timing.CAP;
import static dev.wirewatch.behaviour.Timing.HINT;
import static dev.wirewatch.behaviour.Timing.INTERVAL;
import static org.assertj.core.api.Assertions.assertThat;

import dev.wirewatch.feed.ScenarioServer;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.TextStyle;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;

/** P: how often a feed is asked. */
final class Pacing {
    /** Those whose redirects lead back to them within one poll. */
    private static final Set<String> CIRCLES = Set.of("r06", "r06-self");

    private final Stage stage;
    private final Map<Scenario, Integer> least = new TreeMap<>(java.util.Comparator.comparing(Scenario::name));

    private Pacing(Stage stage) {
        this.stage = stage;
    }

    static void prepare(Stage stage) {
        Pacing rows = new Pacing(stage);
        rows.interval();
        rows.headers();
        rows.documents();
        rows.quietTimes();
        rows.nonsense();
        rows.absurdity();
        rows.adaptation();
        rows.sharedHost();
        rows.restart();
    }

    /** A date in HTTP's notation, so many seconds from now. */
    static String httpDate(int secondsFromNow) {
        return OffsetDateTime.now(ZoneOffset.UTC)
                .plusSeconds(secondsFromNow)
                .format(DateTimeFormatter.RFC_1123_DATE_TIME.withLocale(Locale.ROOT))
                .replaceFirst("^(\\w+, )(\\d )", "$10$2");
    }

    private void interval() {
        Scenario plain = stage.feed("p01", Reply.ok(Rss.feed("p01", 2)));
        stage.behaviour("P01", "never faster than the interval", seen -> {
            Timing.keepsItsInterval(plain);
            stage.scenarios().stream()
                    .filter(scenario -> scenario.polls().size() > 1)
                    .filter(scenario -> !CIRCLES.contains(scenario.name()))
                    .forEach(scenario -> Timing.neverSooner(scenario, INTERVAL));
        });
    }

    private void headers() {
        String maxAge = "public, max-age=" + HINT;
        Scenario ok = stage.feed("p02", Reply.ok(Rss.feed("p02", 2)).with("Cache-Control", maxAge));
        Scenario expires = stage.feed(
                "p03",
                Reply.counted(turn ->
                        Reply.ok(Rss.feed("p03", 2)).with("Date", httpDate(0)).with("Expires", httpDate(HINT))));
        Scenario unchanged = stage.feed(
                "p04",
                Reply.inTurn(
                        Reply.ok(Rss.feed("p04", 2)).with("ETag", "\"p04\""),
                        Reply.status(304).with("Cache-Control", maxAge)));
        Scenario stale = stage.feed(
                "p05", Reply.ok(Rss.feed("p05", 2)).with("Cache-Control", "no-cache, max-age=0, must-revalidate"));
        least.putAll(Map.of(ok, HINT, expires, HINT));
        stage.behaviour("P02", "max-age delays the next poll", seen -> isHeldBack(ok));
        stage.behaviour("P03", "Expires delays the next poll", seen -> isHeldBack(expires));
        stage.behaviour("P04", "max-age of a 304 delays the next poll", seen -> {
            assertThat(unchanged.polls()).hasSizeBetween(4, 14);
            assertThat(unchanged.gaps().stream().skip(1))
                    .allSatisfy(gap -> assertThat(gap).isGreaterThanOrEqualTo(HINT));
        });
        stage.behaviour("P05", "max-age=0 and no-cache neither hurry nor hurt", seen -> Timing.keepsItsInterval(stale));
    }

    private void isHeldBack(Scenario scenario) {
        Timing.neverSooner(scenario, HINT);
        assertThat(scenario.polls()).as("polls of " + scenario.name()).hasSizeGreaterThan(3);
    }

    private void documents() {
        Scenario ttl = stage.feed("p06", Reply.ok(Rss.feed("<ttl>1</ttl>", Rss.item("p06", 0))));
        String syndication = Rss.feed(
                        "<sy:updatePeriod>hourly</sy:updatePeriod><sy:updateFrequency>240</sy:updateFrequency>",
                        Rss.item("p09", 0))
                .replace("<rss ", "<rss xmlns:sy=\"http://purl.org/rss/1.0/modules/syndication/\" ");
        Scenario frequency = stage.feed("p09", Reply.ok(syndication));
        least.putAll(Map.of(ttl, 60, frequency, HINT));
        stage.behaviour("P06", "ttl delays the next poll", seen -> {
            Timing.neverSooner(ttl, 60);
            assertThat(ttl.polls()).hasSizeBetween(2, 3);
        });
        stage.behaviour("P09", "the syndication module delays the next poll", seen -> isHeldBack(frequency));
    }

    private void quietTimes() {
        OffsetDateTime now = OffsetDateTime.now(ZoneOffset.UTC);
        String hours = "<skipHours><hour>%d</hour><hour>%d</hour></skipHours>"
                .formatted(now.getHour(), now.plusHours(1).getHour());
        String days = "<skipDays><day>%s</day><day>%s</day></skipDays>"
                .formatted(
                        now.getDayOfWeek().getDisplayName(TextStyle.FULL, Locale.ENGLISH),
                        now.plusDays(1).getDayOfWeek().getDisplayName(TextStyle.FULL, Locale.ENGLISH));
        Scenario hour = stage.feed("p07", Reply.ok(Rss.feed(hours, Rss.item("p07", 0))));
        Scenario day = stage.feed("p08", Reply.ok(Rss.feed(days, Rss.item("p08", 0))));
        stage.behaviour(
                "P07",
                "an hour that the feed skips is skipped",
                seen -> assertThat(hour.polls()).hasSize(1));
        stage.behaviour(
                "P08",
                "a day that the feed skips is skipped",
                seen -> assertThat(day.polls()).hasSize(1));
    }

    private void nonsense() {
        List<Scenario> all = List.of(
                stage.feed("p10-ttl", Reply.ok(Rss.feed("<ttl>-5</ttl>", Rss.item("p10-ttl", 0)))),
                stage.feed("p10-word", Reply.ok(Rss.feed("<ttl>soon</ttl>", Rss.item("p10-word", 0)))),
                stage.feed(
                        "p10-hours",
                        Reply.ok(Rss.feed(
                                "<skipHours>%s<hour>25</hour><hour>-1</hour><hour>noon</hour></skipHours>"
                                        .formatted(IntStream.range(0, 24)
                                                .mapToObj("<hour>%d</hour>"::formatted)
                                                .reduce("", String::concat)),
                                Rss.item("p10-hours", 0)))),
                stage.feed("p10-age", Reply.ok(Rss.feed("p10-age", 1)).with("Cache-Control", "max-age=a while, x=\"")),
                stage.feed("p10-minus", Reply.ok(Rss.feed("p10-minus", 1)).with("Cache-Control", "max-age=-60")),
                stage.feed("p10-zero", Reply.ok(Rss.feed("p10-zero", 1)).with("Expires", "0")),
                stage.feed("p10-date", Reply.ok(Rss.feed("p10-date", 1)).with("Expires", "Tomorrow, 31 Feb")));
        stage.behaviour("P10", "nonsense is ignored", seen -> all.forEach(Timing::keepsItsInterval));
    }

    private void absurdity() {
        List<Scenario> all = List.of(
                stage.feed("p11-ttl", Reply.ok(Rss.feed("<ttl>99999999</ttl>", Rss.item("p11-ttl", 0)))),
                stage.feed("p11-age", Reply.ok(Rss.feed("p11-age", 1)).with("Cache-Control", "max-age=6000000000")),
                stage.feed(
                        "p11-retry",
                        Reply.inTurn(
                                Reply.status(429).with("Retry-After", "6000000000"),
                                Reply.ok(Rss.feed("p11-retry", 1)))));
        stage.behaviour(
                "P11",
                "an absurd delay is capped",
                seen -> assertThat(all).allSatisfy(each -> {
                    assertThat(each.polls()).as(each.name()).hasSizeGreaterThan(1);
                    assertThat(each.gaps().get(0)).isGreaterThanOrEqualTo(CAP);
                }));
    }

    private void adaptation() {
        Scenario lively = stage.feed("p12", Reply.counted(turn -> Reply.ok(Rss.feed("p12", turn + 1))));
        OffsetDateTime longAgo = OffsetDateTime.now(ZoneOffset.UTC).minusYears(2);
        String old = "<item><guid>p12-old</guid><title>p12 old</title><pubDate>%s</pubDate></item>"
                .formatted(longAgo.format(DateTimeFormatter.RFC_1123_DATE_TIME.withLocale(Locale.ROOT)));
        Scenario silent = stage.feed("p12-silent", Reply.ok(Rss.feed(old)));
        stage.behaviour("P12", "a silent feed is asked less often than a lively one", seen -> {
            assertThat(lively.polls()).hasSizeGreaterThan(20);
            assertThat(silent.polls()).hasSizeBetween(3, lively.polls().size() * 2 / 3);
            assertThat(seen.announced(silent)).containsExactly("p12 old");
        });
    }

    private void sharedHost() {
        Scenario first = stage.feed("p13", slow("p13"));
        ScenarioServer host = first.server();
        List<String> paths = IntStream.range(1, 8).mapToObj(i -> "/" + i).toList();
        paths.forEach(path -> {
            host.on(path, slow("p13" + path));
            stage.alsoSubscribe(first, path);
        });
        stage.behaviour("P13", "one host is asked for two things at a time", seen -> {
            assertThat(host.mostAtOnce()).isEqualTo(2);
            assertThat(paths)
                    .allSatisfy(path -> assertThat(host.requests(path)).as(path).hasSizeGreaterThan(10));
        });
    }

    private ScenarioServer.Answer slow(String name) {
        Reply reply = Reply.ok(Rss.feed(name, 1));
        return (request, out) -> {
            stage.over().await(300, TimeUnit.MILLISECONDS);
            reply.write(request, out);
        };
    }

    private void restart() {
        stage.behaviour("P14", "after a restart nothing is asked before it is due", seen -> {
            least.forEach(Timing::neverSooner);
            assertThat(least.keySet())
                    .allSatisfy(each -> assertThat(each.polls().get(0).nanos()).isLessThan(seen.restarted()));
        });
    }
}
