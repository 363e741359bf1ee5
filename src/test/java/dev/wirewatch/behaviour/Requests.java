package dev.wirewatch.behaviour;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wirewatch.feed.ScenarioServer.Request;
import java.util.List;
import java.util.stream.Stream;

/** T: what every request looks like, and what else is asked for besides the feeds. */
final class Requests {
    private final Stage stage;

    private Requests(Stage stage) {
        this.stage = stage;
    }

    static void prepare(Stage stage) {
        Requests rows = new Requests(stage);
        rows.headers();
        rows.paging();
        rows.archives();
        rows.articlePages();
    }

    private void headers() {
        Scenario cookies = stage.feed(
                "t04",
                Reply.ok(Rss.feed("t04", 1))
                        .with("Set-Cookie", "id=1; Path=/")
                        .with("Set-Cookie", "s=2; Max-Age=9999"));
        Scenario query = stage.feed("t06", Reply.redirect(302, "/feed?q=a%20b&c=%2F"))
                .on("/feed?q=a%20b&c=%2F", Reply.ok(Rss.feed("t06", 1)));
        stage.behaviour(
                "T01",
                "gzip is offered",
                seen -> assertThat(polls())
                        .isNotEmpty()
                        .allSatisfy(each -> assertThat(each.header("Accept-Encoding"))
                                .singleElement()
                                .asString()
                                .contains("gzip")));
        stage.behaviour("T02", "one honest User-Agent", seen -> {
            List<String> agents = stage.requests().stream()
                    .flatMap(each -> each.header("User-Agent").stream())
                    .distinct()
                    .toList();
            assertThat(agents).singleElement().asString().matches("Wirewatch/[\\w.-]+ \\(\\+https://\\S+\\)");
            assertThat(stage.requests())
                    .allSatisfy(each -> assertThat(each.header("User-Agent")).hasSize(1));
        });
        stage.behaviour(
                "T03",
                "Accept names feed types",
                seen -> assertThat(polls())
                        .allSatisfy(each -> assertThat(each.header("Accept").get(0))
                                .contains("application/rss+xml", "application/atom+xml", "application/feed+json")));
        stage.behaviour("T04", "no cookie is sent", seen -> {
            assertThat(cookies.polls()).hasSizeGreaterThan(10);
            assertThat(stage.requests())
                    .allSatisfy(each -> assertThat(each.header("Cookie")).isEmpty());
        });
        stage.behaviour(
                "T05",
                "no Referer is sent",
                seen -> assertThat(stage.requests())
                        .allSatisfy(each -> assertThat(each.header("Referer")).isEmpty()));
        stage.behaviour("T06", "the address as subscribed, with GET", seen -> {
            assertThat(stage.requests()).allMatch(each -> each.method().equals("GET"));
            assertThat(query.server().requests())
                    .extracting(Request::path)
                    .containsOnly(Scenario.FEED, "/feed?q=a%20b&c=%2F");
            assertThat(stage.requests())
                    .filteredOn(each -> each.path().startsWith(Scenario.FEED + "?"))
                    .allMatch(each -> each.path().equals("/feed?q=a%20b&c=%2F"));
        });
        stage.behaviour(
                "T07",
                "deltas are offered",
                seen -> assertThat(polls())
                        .allSatisfy(each -> assertThat(each.header("A-IM")).containsExactly("feed")));
    }

    private Stream<Request> polls() {
        return stage.scenarios().stream().flatMap(scenario -> scenario.polls().stream());
    }

    private void paging() {
        Scenario scenario = stage.feed("t09", Reply.status(500));
        String self = scenario.url();
        scenario.on(
                Scenario.FEED,
                Reply.ok(atom("t09", 2, link("next", self) + link("prev-archive", self) + link("previous", ""))));
        stage.behaviour("T09", "paging links that point to themselves are no trap", seen -> {
            assertThat(scenario.polls()).hasSizeGreaterThan(10);
            assertThat(seen.of(scenario)).hasSize(2);
            assertThat(scenario.server().requests()).hasSameSizeAs(scenario.polls());
        });
    }

    private void archives() {
        Scenario scenario = stage.feed("t10", Reply.ok(atom("t10", 2, link("prev-archive", "/2026-10"))))
                .on("/2026-10", Reply.ok(atom("t10-october", 2, link("prev-archive", "/2026-09"))))
                .on("/2026-09", Reply.ok(atom("t10-september", 2, link("prev-archive", "/2026-10"))));
        Scenario rss = stage.feed(
                        "t10-rss",
                        Reply.ok(Rss.feed(
                                        link("prev-archive", "/old").replace("<", "<atom:"), Rss.items("t10-rss", 2, 4))
                                .replaceFirst("<rss", "<rss xmlns:atom=\"http://www.w3.org/2005/Atom\"")))
                .on("/old", Reply.ok(Rss.feed(Rss.items("t10-rss", 0, 3))));
        stage.behaviour("T10", "archives are fetched once", seen -> {
            assertThat(rss.server().requests("/old")).hasSize(1);
            assertThat(seen.announced(rss)).hasSize(4).doesNotHaveDuplicates();
            assertThat(scenario.server().requests("/2026-10")).hasSize(1);
            assertThat(scenario.server().requests("/2026-09")).hasSize(1);
            assertThat(seen.announced(scenario)).hasSize(6).doesNotHaveDuplicates();
        });
    }

    private void articlePages() {
        Scenario scenario = stage.feed("t11", "fullText=\"true\"", Reply.status(500));
        String body = Rss.feed(Rss.item("t11", 0), Rss.item("t11", 1))
                .replace("https://site.example/t11/", scenario.server().url("/a/"));
        scenario.on(Scenario.FEED, Reply.ok(body))
                .on("/robots.txt", Reply.ok("User-agent: *\nDisallow: /a/\n").with("Content-Type", "text/plain"))
                .on("/a/0", Reply.ok("<html><body><p>Not for robots.</p></body></html>"));
        stage.behaviour("T11", "robots.txt keeps us from article pages", seen -> {
            assertThat(seen.announced(scenario)).hasSize(2);
            assertThat(scenario.server().requests())
                    .noneMatch(each -> each.path().startsWith("/a/"));
        });
    }

    private static String link(String rel, String href) {
        return "<link rel=\"%s\" href=\"%s\"/>".formatted(rel, href);
    }

    private static String atom(String name, int entries, String links) {
        StringBuilder feed = new StringBuilder("<feed xmlns=\"http://www.w3.org/2005/Atom\"><title>Scenario</title><id>"
                + name + "</id><updated>2026-01-01T00:00:00Z</updated>" + links);
        for (int i = 0; i < entries; i++) {
            feed.append("<entry><id>tag:site.example,2026:%s/%d</id><title>%s %d</title>".formatted(name, i, name, i))
                    .append("<link href=\"https://site.example/%s/%d\"/>".formatted(name, i))
                    .append("<updated>2026-01-01T00:00:00Z</updated><summary>About.</summary></entry>");
        }
        return feed.append("</feed>").toString();
    }
}
