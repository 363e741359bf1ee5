package dev.wirewatch.behaviour;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wirewatch.feed.ScenarioServer;
import dev.wirewatch.feed.ScenarioServer.Request;
import java.util.ArrayList;
import java.util.List;

/** R: feeds that are elsewhere, and servers that would send us where we must not go. */
final class Redirects {
    private static final String CANARY = "/canary";

    private final Stage stage;

    private Redirects(Stage stage) {
        this.stage = stage;
    }

    static void prepare(Stage stage) {
        Redirects rows = new Redirects(stage);
        rows.permanent("R01", 301);
        rows.permanent("R02", 308);
        rows.temporary();
        rows.conditions();
        rows.chain();
        rows.loops();
        rows.notAFeed();
        rows.privateAddresses();
    }

    private void permanent(String id, int status) {
        String name = id.toLowerCase(java.util.Locale.ROOT);
        ScenarioServer target = stage.server("127.0.0.1").on("/new", Reply.ok(Rss.feed(name, 3)));
        Scenario moved = stage.feed(name, Reply.redirect(status, target.url("/new")));
        stage.behaviour(id, status + ": later polls go straight to the new address", seen -> {
            assertThat(moved.polls()).hasSizeBetween(1, 10);
            assertThat(target.requests("/new")).hasSizeGreaterThan(20);
            assertThat(moved.polls())
                    .allSatisfy(poll -> assertThat(poll.nanos()).isLessThan(seen.restarted()));
            assertThat(seen.health(moved).asked()).isEqualTo(target.url("/new"));
        });
        if (status == 301) {
            stage.behaviour(
                    "A10",
                    "moving does not publish everything again",
                    seen -> assertThat(seen.of(moved)).hasSize(3));
        }
    }

    private void temporary() {
        List<Scenario> all = new ArrayList<>();
        for (int status : new int[] {302, 307, 303}) {
            String name = "r03-" + status;
            all.add(stage.feed(name, Reply.redirect(status, "/elsewhere"))
                    .on("/elsewhere", Reply.ok(Rss.feed(name, 1))));
        }
        stage.behaviour(
                "R03",
                "a temporary redirect is followed anew at every poll",
                seen -> assertThat(all).allSatisfy(each -> {
                    Timing.keepsItsInterval(each);
                    assertThat(each.server().requests("/elsewhere").size())
                            .isBetween(each.polls().size() - 2, each.polls().size());
                }));
    }

    private void conditions() {
        Scenario scenario = stage.feed("r04", Reply.redirect(302, "/target"))
                .on("/target", Reply.withEtag("\"r04\"", Reply.ok(Rss.feed("r04", 1))));
        stage.behaviour("R04", "conditions are sent to the redirect's target", seen -> {
            List<Request> asked = scenario.server().requests("/target");
            assertThat(asked.get(0).header("If-None-Match")).isEmpty();
            assertThat(asked.stream().skip(1).map(each -> each.header("If-None-Match")))
                    .hasSizeGreaterThan(5)
                    .containsOnly(List.of("\"r04\""));
        });
    }

    private void chain() {
        Scenario scenario = stage.feed("r05", Reply.redirect(302, "a/b?c=d"))
                .on("/a/b?c=d", Reply.redirect(307, "../e"))
                .on("/e", Reply.redirect(301, "?f"))
                .on("/e?f", Reply.ok(Rss.feed("r05", 4)));
        stage.behaviour(
                "R05",
                "a relative chain of three is followed",
                seen -> assertThat(scenario.server().requests("/e?f")).hasSizeGreaterThan(20));
        stage.behaviour(
                "A09",
                "items behind a chain arrive once",
                seen -> assertThat(seen.of(scenario)).hasSize(4));
    }

    private void loops() {
        Scenario circle = stage.feed("r06", Reply.redirect(302, "/a")).on("/a", Reply.redirect(302, Scenario.FEED));
        Scenario self = stage.feed("r06-self", Reply.redirect(301, Scenario.FEED));
        Scenario endless = stage.feed("r06-endless", Reply.redirect(302, "/0"));
        for (int i = 0; i < 100; i++) {
            endless.on("/" + i, Reply.redirect(302, "/" + (i + 1)));
        }
        stage.behaviour("R06", "a loop ends after at most 20 hops and backs off", seen -> {
            for (Scenario each : List.of(circle, self, endless)) {
                List<Integer> bursts = bursts(each.server().requests());
                assertThat(bursts).as(each.name()).hasSizeBetween(3, 8).allMatch(size -> size <= 20);
            }
            Timing.backsOff(endless);
        });
    }

    /** How many requests came in a row, less than the interval apart. */
    private static List<Integer> bursts(List<Request> requests) {
        List<Integer> bursts = new ArrayList<>();
        int size = 1;
        for (double gap : Scenario.gaps(requests)) {
            if (gap >= Timing.INTERVAL) {
                bursts.add(size);
                size = 0;
            }
            size++;
        }
        bursts.add(size);
        return bursts;
    }

    private void notAFeed() {
        Scenario parked = stage.feed(
                        "r07",
                        Reply.counted(
                                turn -> turn % 2 == 0 ? Reply.redirect(301, "/parked") : Reply.ok(Rss.feed("r07", 2))))
                .on("/parked", Reply.ok("<html><body>This domain is for sale.</body></html>"));
        Scenario captive = stage.feed("r07-always", Reply.redirect(301, "/login"))
                .on("/login", Reply.ok("<!doctype html><title>Log in</title>").with("Content-Type", "text/html"));
        stage.behaviour("R07", "a redirect to what is no feed replaces nothing", seen -> {
            assertThat(captive.polls()).hasSizeGreaterThan(3);
            assertThat(captive.server().requests("/login")).hasSameSizeAs(captive.polls());
            assertThat(seen.announced(parked)).containsExactlyInAnyOrder("r07 0", "r07 1");
            assertThat(seen.health(parked).asked()).isEqualTo(parked.url());
        });
    }

    private void privateAddresses() {
        List<ScenarioServer> canaries = List.of(stage.server("127.0.0.2"), stage.server("::1"));
        List<Scenario> all = new ArrayList<>();
        canaries.forEach(canary -> {
            canary.on(CANARY, Reply.ok(Rss.feed("r08", 1)));
            all.add(stage.feed("r08-" + canary.port(), Reply.redirect(302, canary.url(CANARY))));
        });
        List<String> hosts = List.of(
                "2130706433",
                "0x7f000001",
                "0177.0.0.1",
                "127.1",
                "0",
                "[::ffff:127.0.0.1]",
                "[::ffff:7f00:1]",
                "[::127.0.0.1]",
                "[64:ff9b::7f00:1]",
                "10.0.0.1",
                "192.168.0.1",
                "169.254.169.254",
                "[fe80::1]",
                "[fd00::1]",
                "224.0.0.1");
        for (String host : hosts) {
            Scenario scenario = stage.feed("r08 " + host, Reply.status(500));
            String port = ":" + scenario.server().port();
            scenario.on(Scenario.FEED, Reply.redirect(301, "http://" + host + port + CANARY))
                    .on(CANARY, Reply.ok(Rss.feed("r08", 1)));
            all.add(scenario);
        }
        stage.behaviour("R08", "no redirect leads to a private or disguised address", seen -> {
            assertThat(stage.requests()).noneMatch(each -> each.path().equals(CANARY));
            assertThat(all).allSatisfy(each -> {
                assertThat(seen.health(each).cause()).as(each.name()).isIn("address-refused", "bad-redirect");
                assertThat(seen.of(each)).isEmpty();
            });
        });
    }
}
