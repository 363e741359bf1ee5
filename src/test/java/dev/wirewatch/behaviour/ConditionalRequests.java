package dev.wirewatch.behaviour;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wirewatch.feed.ScenarioServer;
import dev.wirewatch.feed.ScenarioServer.Request;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** C: RFC 9110 section 13, RFC 9111 section 4.3. */
final class ConditionalRequests {
    private static final String ODD_ETAG = "\"c01 {a;b=c}, \u00e9\u00df\\\"";
    private static final String ODD_DATE = "Thu, 1 Jan 2026 07:08:09 +0000";

    private final Stage stage;

    private ConditionalRequests(Stage stage) {
        this.stage = stage;
    }

    static void prepare(Stage stage) {
        ConditionalRequests rows = new ConditionalRequests(stage);
        rows.opaqueValidators();
        rows.changingValidators();
        rows.withoutValidators();
        rows.unreadableBodies();
    }

    private void opaqueValidators() {
        Scenario strong = stage.feed("c01", Reply.withEtag(ODD_ETAG, Reply.ok(Rss.feed("c01", 3))));
        Scenario weak = stage.feed("c02", Reply.withEtag("W/\"c02-gzip\"", Reply.ok(Rss.feed("c02", 3))));
        Scenario bare = stage.feed("c02-bare", Reply.withEtag("c02;gzip", Reply.ok(Rss.feed("c02-bare", 3))));
        Scenario dated = stage.feed("c03", Reply.withLastModified(ODD_DATE, Reply.ok(Rss.feed("c03", 3))));
        List<Scenario> all = List.of(strong, weak, bare, dated);
        stage.behaviour("C01", "an ETag comes back byte for byte", seen -> comesBack(strong, ODD_ETAG));
        stage.behaviour("C02", "a weak or odd ETag is opaque", seen -> {
            comesBack(weak, "W/\"c02-gzip\"");
            comesBack(bare, "c02;gzip");
        });
        stage.behaviour("C03", "Last-Modified comes back byte for byte", seen -> {
            assertThat(later(dated).map(each -> each.header("If-Modified-Since")))
                    .hasSizeGreaterThan(5)
                    .containsOnly(List.of(ODD_DATE));
            assertThat(dated.polls())
                    .allSatisfy(each -> assertThat(each.header("If-None-Match")).isEmpty());
        });
        stage.behaviour("C10", "a feed with validators is asked unconditionally once", seen -> {
            assertThat(all)
                    .allSatisfy(each -> assertThat(each.polls())
                            .filteredOn(poll -> !conditional(poll))
                            .as(each.name())
                            .hasSize(1));
            assertThat(all).allSatisfy(each -> assertThat(seen.announced(each)).hasSize(3));
        });
        stage.behaviour(
                "C11",
                "validators survive a restart",
                seen -> assertThat(all)
                        .allSatisfy(each -> assertThat(seen.firstAfterRestarts(each.polls()))
                                .allMatch(ConditionalRequests::conditional)));
    }

    private void changingValidators() {
        Scenario newEtag = stage.feed(
                "c04",
                Reply.counted(turn -> Reply.ok(Rss.feed("c04", turn + 1))
                        .with("ETag", "\"c04-" + turn + "\"")
                        .with("Last-Modified", ODD_DATE)));
        Scenario sameBody = stage.feed(
                "c05",
                Reply.counted(turn -> Reply.ok(Rss.feed("c05", 2))
                        .with("ETag", "\"c05-" + turn + "\"")
                        .with("Last-Modified", "Thu, 01 Jan 2026 00:00:%02d GMT".formatted(turn % 60))));
        Scenario freshened = stage.feed(
                "c06",
                Reply.inTurn(
                        Reply.ok(Rss.feed("c06", 1)).with("ETag", "\"old\""),
                        Reply.status(304).with("ETag", "\"new\""),
                        Reply.status(304)));
        Scenario dropped = stage.feed(
                "c07",
                Reply.inTurn(
                        Reply.ok(Rss.feed("c07", 1)).with("ETag", "\"c07\"").with("Last-Modified", ODD_DATE),
                        Reply.ok(Rss.feed("c07", 2))));
        stage.behaviour("C04", "a new ETag counts although Last-Modified stood still", seen -> {
            followsEtags(seen, newEtag, "c04");
            assertThat(seen.announced(newEtag)).hasSizeGreaterThan(10).doesNotHaveDuplicates();
        });
        stage.behaviour("C05", "new validators count although the body is the same", seen -> {
            followsEtags(seen, sameBody, "c05");
            assertThat(sameBody.polls().get(3).header("If-Modified-Since"))
                    .containsExactly("Thu, 01 Jan 2026 00:00:02 GMT");
        });
        stage.behaviour("C06", "a 304 freshens the ETag", seen -> {
            assertThat(freshened.polls().get(1).header("If-None-Match")).containsExactly("\"old\"");
            assertThat(freshened.polls().stream().skip(2).map(each -> each.header("If-None-Match")))
                    .hasSizeGreaterThan(5)
                    .containsOnly(List.of("\"new\""));
        });
        stage.behaviour("C07", "validators that are sent no more are forgotten", seen -> {
            assertThat(dropped.polls().get(1)).matches(ConditionalRequests::conditional);
            assertThat(dropped.polls().stream().skip(2))
                    .hasSizeGreaterThan(5)
                    .noneMatch(ConditionalRequests::conditional);
        });
    }

    private void withoutValidators() {
        Scenario none = stage.feed("c08", Reply.ok(Rss.feed("c08", 2)).with("Date", "Sat, 03 Jan 2026 00:00:00 GMT"));
        stage.behaviour(
                "C08",
                "no condition is invented",
                seen -> assertThat(none.polls()).hasSizeGreaterThan(10).noneMatch(ConditionalRequests::conditional));
    }

    private void unreadableBodies() {
        String whole = Rss.feed("c09", 5);
        Scenario truncated = stage.feed("c09", brokenFirst(whole.substring(0, whole.length() / 2), whole));
        Scenario page =
                stage.feed("c09-page", brokenFirst("<html><body>Back soon.</body></html>", Rss.feed("c09-page", 5)));
        Scenario empty = stage.feed("c09-empty", brokenFirst("", Rss.feed("c09-empty", 5)));
        stage.behaviour("C09", "validators of a body that did not parse are not kept", seen -> {
            for (Scenario each : List.of(truncated, page, empty)) {
                assertThat(each.polls())
                        .as(each.name())
                        .hasSizeGreaterThan(5)
                        .noneMatch(poll -> poll.header("If-None-Match").contains("\"broken\""));
                assertThat(seen.announced(each)).as(each.name()).hasSize(5).doesNotHaveDuplicates();
            }
        });
        stage.behaviour(
                "A03",
                "items after a truncated first body arrive",
                seen -> assertThat(seen.announced(truncated))
                        .containsExactlyInAnyOrderElementsOf(
                                IntStream.range(0, 5).mapToObj(i -> "c09 " + i).toList()));
    }

    private static ScenarioServer.Answer brokenFirst(String broken, String whole) {
        Reply bad = Reply.ok(broken).with("ETag", "\"broken\"");
        Reply good = Reply.ok(whole).with("ETag", "\"whole\"");
        return Reply.counted(turn -> turn == 0
                ? bad
                : (request, out) -> {
                    List<String> match = request.header("If-None-Match");
                    boolean hidden = match.contains("\"broken\"") || match.contains("\"whole\"");
                    (hidden ? Reply.status(304) : good).write(request, out);
                });
    }

    private static void comesBack(Scenario scenario, String etag) {
        assertThat(later(scenario).map(each -> each.header("If-None-Match")))
                .hasSizeGreaterThan(5)
                .containsOnly(List.of(etag));
    }

    /** The answer to a request that was under way when the process ended cannot have been kept. */
    private static void followsEtags(Evidence seen, Scenario scenario, String name) {
        List<Request> polls = scenario.polls();
        assertThat(polls).hasSizeGreaterThan(10);
        for (int i = 1; i < polls.size(); i++) {
            String latest = "\"" + name + "-" + (i - 1) + "\"";
            String before = "\"" + name + "-" + (i - 2) + "\"";
            boolean restarted = seen.restartedBetween(polls.get(i - 1), polls.get(i));
            assertThat(polls.get(i).header("If-None-Match"))
                    .singleElement()
                    .isIn(restarted ? List.of(latest, before) : List.of(latest));
        }
    }

    private static Stream<Request> later(Scenario scenario) {
        return scenario.polls().stream().skip(1);
    }

    private static boolean conditional(Request request) {
        return !request.header("If-None-Match").isEmpty()
                || !request.header("If-Modified-Since").isEmpty();
    }
}
