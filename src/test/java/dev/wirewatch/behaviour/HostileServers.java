package dev.wirewatch.behaviour;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import dev.wirewatch.feed.ScenarioServer;
import dev.wirewatch.model.Article;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;

/** H: servers that mean harm, or might as well. */
final class HostileServers {
    private static final String CANARY = "/external";
    /** Nobody may hold on to such a server for longer. */
    private static final int MOST_SECONDS = 60;

    /** Seconds, far less than the hostile servers would take and more than a busy machine needs. */
    private static final int MOST_DELAY = 10;

    private static final long MOST_BYTES = 100_000_000;

    /** What one response has cost before the client hung up. */
    private record Cost(double seconds, long bytes) {}

    /** Sends something until the client has had enough. */
    private interface Stream {
        /** @return how many bytes were sent; 0 when the run is over */
        int next(OutputStream out) throws IOException, InterruptedException;
    }

    private final Stage stage;
    private final Path secret;

    private HostileServers(Stage stage, Path secret) {
        this.stage = stage;
        this.secret = secret;
    }

    /** @param secret a file whose content, {@code canary-content}, nobody may get to see */
    static void prepare(Stage stage, Path secret) {
        HostileServers rows = new HostileServers(stage, secret);
        rows.endless();
        rows.slow();
        rows.large();
        rows.external();
        rows.bombs();
        rows.isolation();
    }

    private void endless() {
        byte[] block = "<item><title>x</title></item>".repeat(1000).getBytes(ISO_8859_1);
        Queue<Cost> costs = new ConcurrentLinkedQueue<>();
        stage.feed("h01", streaming("HTTP/1.1 200 OK\r\n\r\n<rss><channel>", costs, out -> {
            out.write(block);
            return stage.over().getCount() > 0 ? block.length : 0;
        }));
        stage.behaviour(
                "H01",
                "an endless body is cut off",
                seen -> assertThat(costs)
                        .isNotEmpty()
                        .allMatch(cost -> cost.bytes() < MOST_BYTES && cost.seconds() < MOST_SECONDS));
    }

    private void slow() {
        Queue<Cost> drips = new ConcurrentLinkedQueue<>();
        stage.feed("h02", streaming("HTTP/1.1 200 OK\r\nContent-Length: 100000\r\n\r\n<rss>", drips, out -> {
            out.write(' ');
            return stage.over().await(1, TimeUnit.SECONDS) ? 0 : 1;
        }));
        Scenario head = stage.feed("h02-head", streaming("HTTP/1.1 200 OK\r\nX-Slow: ", drips, out -> {
            out.write('x');
            return stage.over().await(1, TimeUnit.SECONDS) ? 0 : 1;
        }));
        Scenario mute = stage.feed("h03", (request, out) -> stage.over().await());
        stage.behaviour("H02", "a body that drips is given up", seen -> {
            assertThat(drips).hasSizeGreaterThan(1).allMatch(cost -> cost.seconds() < MOST_SECONDS);
            assertThat(seen.health(head).cause()).isEqualTo("too-slow");
        });
        stage.behaviour("H03", "no response headers: given up", seen -> {
            assertThat(mute.polls()).hasSizeGreaterThan(1);
            assertThat(seen.health(mute).cause()).isEqualTo("no-answer");
        });
    }

    private ScenarioServer.Answer streaming(String head, Queue<Cost> costs, Stream stream) {
        return (request, out) -> {
            long sent = 0;
            try {
                out.write(head.getBytes(ISO_8859_1));
                for (int more = 1; more > 0; sent += more) {
                    more = stream.next(out);
                    out.flush();
                }
            } finally {
                if (stage.over().getCount() > 0) {
                    costs.add(new Cost((System.nanoTime() - request.nanos()) / 1e9, sent));
                }
            }
        };
    }

    private void large() {
        byte[] announced = new byte[50_000_000];
        java.util.Arrays.fill(announced, (byte) ' ');
        Scenario large = stage.feed("h05", Reply.ok(announced).with("ETag", "\"h05\""));
        Scenario bomb = stage.feed("h05-gzip", Reply.ok(new byte[200_000_000]).gzipped());
        stage.behaviour("H05", "an oversized feed is not downloaded again and again", seen -> {
            assertThat(large.polls()).hasSizeBetween(2, 5);
            assertThat(bomb.polls()).hasSizeBetween(2, 5);
            assertThat(seen.health(large).cause()).isEqualTo("too-large");
            assertThat(seen.health(bomb).cause()).isEqualTo("too-large");
        });
    }

    private void external() {
        Scenario file =
                stage.feed("r09-file", Reply.redirect(302, secret.toUri().toString()));
        Scenario entity = stage.feed("r09-entity", Reply.status(500));
        String doctype =
                "<!DOCTYPE rss [<!ENTITY %% p SYSTEM \"%s\"> %%p; <!ENTITY f SYSTEM \"%s\"><!ENTITY h SYSTEM \"%s\">]>"
                        .formatted(url(entity), secret.toUri(), url(entity));
        entity.on(
                Scenario.FEED,
                Reply.ok(Rss.feed(Rss.item("<guid>r09</guid><title>r09 &f;&h;</title>"))
                        .replaceFirst("<rss", java.util.regex.Matcher.quoteReplacement(doctype) + "<rss")));
        Scenario dtd = stage.feed("h06-dtd", Reply.status(500));
        dtd.on(
                Scenario.FEED,
                Reply.ok(Rss.feed("h06-dtd", 1)
                        .replaceFirst("<rss", "<!DOCTYPE rss PUBLIC \"-//X//Y\" \"" + url(dtd) + "\"><rss")));
        Scenario include = stage.feed("h06-xinclude", Reply.status(500));
        String xinclude = "<xi:include xmlns:xi=\"http://www.w3.org/2001/XInclude\" parse=\"text\" href=\"%s\"/>";
        include.on(
                Scenario.FEED,
                Reply.ok("<?xml-stylesheet href=\"" + url(include) + "\"?>"
                        + Rss.feed(Rss.item("<guid>xi</guid><title>h06 " + xinclude.formatted(url(include)) + "</title>"
                                        + "<description>" + xinclude.formatted(secret.toUri()) + "</description>"))
                                .replaceFirst("<\\?xml.*\\?>\n", "")));
        List<Scenario> all = List.of(entity, dtd, include);
        all.forEach(each -> each.on(CANARY, Reply.ok("canary-content")));
        stage.behaviour("R09", "files are neither redirected to nor included", seen -> {
            assertThat(seen.articles()).noneMatch(article -> article.toString().contains("canary-content"));
            assertThat(seen.health(file).cause()).isEqualTo("bad-redirect");
        });
        stage.behaviour("H06", "nothing that a document refers to is fetched", seen -> {
            assertThat(all).allSatisfy(each -> assertThat(each.polls()).hasSizeGreaterThan(3));
            assertThat(stage.requests()).noneMatch(each -> each.path().equals(CANARY));
            assertThat(seen.announced(dtd)).containsExactly("h06-dtd 0");
        });
    }

    private static String url(Scenario scenario) {
        return scenario.server().url(CANARY);
    }

    private void bombs() {
        StringBuilder laughs = new StringBuilder("<!DOCTYPE rss [<!ENTITY l0 \"lol\">");
        for (int i = 1; i < 10; i++) {
            laughs.append(
                    "<!ENTITY l%d \"%s\">".formatted(i, "&l%d;".formatted(i - 1).repeat(10)));
        }
        stage.feed(
                "h07",
                Reply.ok(laughs + "]><rss><channel><title>h07</title><item><guid>1</guid><title>h07 &l9;</title>"
                        + "<description>&l9;</description></item></channel></rss>"));
        stage.feed(
                "h07-wide",
                Reply.ok("<!DOCTYPE rss [<!ENTITY a \"" + "a".repeat(50_000) + "\">]><rss><channel>"
                        + "<title>t</title><item><guid>1</guid><title>h07</title><description>" + "&a;".repeat(50_000)
                        + "</description></item></channel></rss>"));
        stage.feed("h07-deep", Reply.ok("<rss><channel><item><title>deep</title>" + "<a>".repeat(200_000)));
        stage.feed("h07-heads", Reply.ok(Rss.feed("h07-heads", 1)).with("X-Huge", "x".repeat(5_000_000)));
        stage.behaviour(
                "H07",
                "entity bombs are not expanded into what is published",
                seen -> assertThat(seen.articles()).allMatch(HostileServers::ofReasonableSize));
    }

    private static boolean ofReasonableSize(Article article) {
        return article.toString().length() < 1_000_000;
    }

    private void isolation() {
        Scenario plain = stage.feed("h04", Reply.counted(turn -> Reply.ok(Rss.feed("h04", turn + 1))));
        stage.behaviour("H04", "the plain feed never waits for the hostile ones", seen -> {
            List<Double> gaps = seen.gapsWithoutRestarts(plain.polls());
            assertThat(gaps).hasSizeGreaterThan(30);
            // Hostile servers are asked all the time: who waits for them waits again and again, not once in a busy
            // hour.
            assertThat(gaps)
                    .as("gaps between polls; the processes said: " + seen.notices())
                    .filteredOn(gap -> gap >= MOST_DELAY)
                    .hasSizeLessThanOrEqualTo(gaps.size() / 20);
            assertThat(seen.announced(plain))
                    .containsAll(IntStream.range(0, plain.polls().size() - 3)
                            .mapToObj(i -> "h04 " + i)
                            .toList());
        });
    }
}
