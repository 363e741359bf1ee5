package dev.wirewatch.behaviour;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** A01 to A17: items arrive, once, whatever the transmission and the encoding do to them. */
final class Transmission {
    private final Stage stage;

    private Transmission(Stage stage) {
        this.stage = stage;
    }

    static void prepare(Stage stage) {
        Transmission rows = new Transmission(stage);
        rows.ordinary();
        rows.brokenPolls();
        rows.wrongLengths();
        rows.charsets();
        rows.flawedXml();
        rows.noFeed();
        rows.many();
    }

    private void ordinary() {
        Scenario plain = stage.feed("a01", Reply.counted(turn -> Reply.ok(Rss.feed("a01", 5 + turn / 10))));
        Scenario mislabelled = stage.feed(
                "a01-html", Reply.ok(Rss.feed("a01-html", 3)).with("Content-Type", "text/html; charset=utf-8"));
        Scenario gzip = stage.feed("a02", Reply.ok(Rss.feed("a02", 5)).gzipped());
        stage.behaviour("A01", "each item once, however often it is polled", seen -> {
            Timing.keepsItsInterval(plain);
            int served = 5 + (plain.polls().size() - 1) / 10;
            assertThat(seen.of(plain)).hasSizeBetween(served - 1, served);
            assertThat(seen.announced(plain)).doesNotHaveDuplicates().contains("a01 0", "a01 5", "a01 6");
            arriveOnce(seen, mislabelled, 3);
        });
        stage.behaviour("A02", "a compressed body", seen -> arriveOnce(seen, gzip, 5));
    }

    private void brokenPolls() {
        String first = Rss.feed("a04", 6);
        String growing = Rss.feed("a04-every", 6);
        String second = Rss.feed("a04", 8);
        Scenario truncated = stage.feed(
                "a04",
                Reply.inTurn(
                        Reply.ok(first).with("ETag", "\"1\""),
                        Reply.ok(second.substring(0, second.length() / 3)).with("ETag", "\"2\""),
                        Reply.ok(second).with("ETag", "\"3\"")));
        Scenario everyLength = stage.feed(
                "a04-every",
                Reply.counted(turn -> Reply.ok(growing.substring(0, Math.min(growing.length(), 150 + turn * 37)))));
        Scenario empty = stage.feed(
                "a05", Reply.inTurn(Reply.ok(Rss.feed("a05", 3)), Reply.ok(""), Reply.ok(Rss.feed("a05", 4))));
        stage.behaviour("A04", "a truncated poll in between loses and repeats nothing", seen -> {
            arriveOnce(seen, truncated, 8);
            assertThat(seen.of(everyLength))
                    .allMatch(article -> article.title().matches("a04-every [0-5]"))
                    .allMatch(article -> article.revision() == 1);
        });
        stage.behaviour(
                "A05", "an empty poll in between loses and repeats nothing", seen -> arriveOnce(seen, empty, 4));
    }

    private void wrongLengths() {
        Scenario tooLong = stage.feed("a06", withLength("a06", 500));
        Scenario keptOpen = stage.feed("a06-open", (request, out) -> {
            withLength("a06-open", 500).write(request, out);
            out.flush();
            stage.over().await();
        });
        List<Scenario> tooShort = IntStream.of(1, 10, 19, 23, 40)
                .mapToObj(missing -> stage.feed("a07-" + missing, withLength("a07-" + missing, -missing)))
                .toList();
        stage.behaviour("A06", "Content-Length too long: items arrive, once", seen -> {
            arriveOnce(seen, tooLong, 4);
            arriveOnce(seen, keptOpen, 4);
        });
        stage.behaviour(
                "A07",
                "Content-Length too short: items arrive, once",
                seen -> assertThat(tooShort).allSatisfy(each -> arriveOnce(seen, each, 4)));
    }

    private static Reply withLength(String name, int difference) {
        String body = Rss.feed(name, 4);
        return Reply.ok(body).with("Content-Length", Integer.toString(body.length() + difference));
    }

    private void charsets() {
        String russian = "\u041d\u043e\u0432\u043e\u0441\u0442\u0438 \u0434\u043d\u044f";
        String german = "\u201eGr\u00fc\u00dfe\u201c \u2013 \u20ac 5";
        Scenario prologRight = stage.feed(
                "a11",
                Reply.ok(encoded(russian, "windows-1251", Charset.forName("windows-1251")))
                        .with("Content-Type", "application/rss+xml; charset=utf-8"));
        Scenario prologWrong = stage.feed("a12", Reply.ok(encoded(german, "utf-8", Charset.forName("windows-1252"))));
        stage.behaviour(
                "A11",
                "the prolog's charset where HTTP's is wrong",
                seen -> assertThat(seen.announced(prologRight)).containsExactly(russian));
        stage.behaviour(
                "A12",
                "the charset of the bytes where the prolog's is wrong",
                seen -> assertThat(seen.announced(prologWrong)).containsExactly(german));
    }

    private static byte[] encoded(String title, String label, Charset charset) {
        return Rss.feed(Rss.item("<guid>charset</guid><title>" + title + "</title>"))
                .replace("UTF-8", label)
                .getBytes(charset);
    }

    private void flawedXml() {
        Scenario controls = stage.feed(
                "a13",
                Reply.ok(Rss.feed(
                        Rss.item("<guid>1</guid><title>a13\u0000 one\u0001\u0008</title>"),
                        Rss.item("<guid>2</guid><title>a13 two&#0;&#x1;</title>"))));
        Map<Scenario, Integer> padded = Map.of(
                stage.feed("a14-space", Reply.ok("\r\n \t\n" + Rss.feed("a14-space", 2))), 2,
                stage.feed("a14-bom", Reply.ok("\ufeff" + Rss.feed("a14-bom", 2))), 2,
                stage.feed("a14-both", Reply.ok("\ufeff\n\n" + Rss.feed("a14-both", 2))), 2,
                stage.feed("a14-inside", Reply.ok("\n\ufeff \ufeff" + Rss.feed("a14-inside", 2))), 2);
        String doctype = "<!DOCTYPE rss PUBLIC \"-//Netscape Communications//DTD RSS 0.91//EN\" "
                + "\"http://my.netscape.com/publish/formats/rss-0.91.dtd\"><rss";
        Scenario declared = stage.feed("a15", Reply.ok(Rss.feed("a15", 2).replaceFirst("<rss", doctype)));
        Scenario entities = stage.feed(
                "a15-entity",
                Reply.ok(Rss.feed(Rss.item("<guid>1</guid><title>a15&dash;one &eacute;</title>"))
                        .replaceFirst("<rss", "<!DOCTYPE rss [<!ENTITY dash \"-\">]><rss")));
        stage.behaviour(
                "A13",
                "control characters are taken out",
                seen -> assertThat(seen.announced(controls)).containsExactlyInAnyOrder("a13 one", "a13 two"));
        stage.behaviour(
                "A14",
                "white space and byte-order marks before the prolog",
                seen -> padded.forEach((scenario, items) -> arriveOnce(seen, scenario, items)));
        stage.behaviour("A15", "a harmless DOCTYPE", seen -> {
            arriveOnce(seen, declared, 2);
            assertThat(seen.announced(entities)).containsExactly("a15-one \u00e9");
        });
    }

    private void noFeed() {
        Scenario page = stage.feed(
                "a16",
                Reply.ok(
                                "<!doctype html><html><head><title>a16</title></head><body><article><h1>a16</h1><a href=\"/x\">y</a>"
                                        + "</article></body></html>")
                        .with("Content-Type", "text/html"));
        Scenario between = stage.feed(
                "a16-between",
                Reply.inTurn(
                        Reply.ok(Rss.feed("a16-between", 2)),
                        Reply.ok("<html><body><ul><li>item</li></ul></body></html>"),
                        Reply.ok(Rss.feed("a16-between", 3))));
        stage.behaviour("A16", "a page instead of a feed publishes nothing", seen -> {
            assertThat(page.polls()).hasSizeGreaterThan(2);
            assertThat(seen.of(page)).isEmpty();
            arriveOnce(seen, between, 3);
        });
    }

    private void many() {
        byte[] most = Rss.feed("a17", 10_000).getBytes(StandardCharsets.UTF_8);
        byte[] all = Rss.feed("a17", 10_001).getBytes(StandardCharsets.UTF_8);
        Scenario scenario = stage.feed("a17", Reply.counted(turn -> Reply.ok(turn < 8 ? most : all)));
        stage.behaviour("A17", "ten thousand items once, and the one more", seen -> {
            assertThat(scenario.polls()).hasSizeGreaterThan(10);
            arriveOnce(seen, scenario, 10_001);
        });
    }

    /** Exactly this many, none twice, none revised. */
    static void arriveOnce(Evidence seen, Scenario scenario, int items) {
        assertThat(seen.announced(scenario)).as(scenario.name()).hasSize(items).doesNotHaveDuplicates();
        assertThat(seen.of(scenario)).as(scenario.name()).hasSize(items);
    }
}
