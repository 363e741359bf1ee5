package dev.wirewatch.feed.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PageReaderTest {
    private static final String URL = "https://www.courier.example/2026/11/radar.html";
    private static final String STORY =
            "The harbour of Vellmar has been closed since Monday because its radar is silent. Pilots refuse to work at "
                    + "night, and four freighters wait outside the breakwater for daylight and for better news.";

    private static ArticlePage read(String html) {
        return new PageReader().read(html.getBytes(StandardCharsets.UTF_8), "text/html; charset=utf-8", URL);
    }

    private static String page(String head, String body) {
        return "<html><head>" + head + "</head><body>" + body + "</body></html>";
    }

    @ParameterizedTest
    @CsvSource({
        "https://courier.example/radar, https://courier.example/radar",
        "/radar, https://www.courier.example/radar",
        "https://news.courier.example/radar, https://news.courier.example/radar",
        "https://elsewhere.example/radar,",
        "https://courier.example.evil.test/radar,",
        "javascript:alert(1),",
        "'',",
    })
    void believesACanonicalAddressOfItsOwnRegistrableDomain(String href, String believed) {
        String expected = href.isEmpty() ? URL : believed;

        assertThat(read(page("<link rel=\"Canonical\" href=\"" + href + "\">", "<p>" + STORY + "</p>"))
                        .canonical())
                .isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({
        "https://a.blogspot.com/1, https://b.blogspot.com/1, false",
        "https://a.github.io/1, https://b.github.io/1, false",
        "https://www.bbc.co.uk/1, https://news.bbc.co.uk/1, true",
        "https://one.co.uk/1, https://two.co.uk/1, false",
        "http://127.0.0.1:80/1, http://127.0.0.2:80/1, false",
        "http://127.0.0.1:8001/1, http://127.0.0.1:8002/1, false",
        "http://127.0.0.1:8001/1, http://127.0.0.1:8001/2, true",
        "http://[::1]/1, http://[::2]/1, false",
        "http://xn--mller-kva.de/1, http://www.xn--mller-kva.de/2, true",
        "http://localhost/1, http://otherhost/1, false",
    })
    void tellsNeighboursOnASharedHostApart(String one, String other, boolean same) {
        assertThat(CanonicalLink.sameSite(one, other)).isEqualTo(same);
    }

    @Test
    void believesNoneOfTwoDifferentCanonicalAddresses() {
        String two = "<link rel=canonical href=/a><link rel=canonical href=/b>";

        assertThat(read(page(two, "<p>" + STORY + "</p>")).canonical()).isNull();
    }

    @Test
    void letsNothingActiveThrough() {
        String text = read(page(
                        "",
                        "<article><p>" + STORY + "</p><script>document.write('<p>evil</p>')</script>"
                                + "<p onclick='evil()'>A second paragraph &lt;script&gt;is only text&lt;/script&gt; here.</p>"
                                + "<iframe src='https://evil.example'></iframe></article>"))
                .text();

        assertThat(text).startsWith(STORY).doesNotContain("evil").contains("<script>is only text</script>");
    }

    @ParameterizedTest
    @CsvSource({
        "windows-1251, text/html; charset=windows-1251",
        "windows-1251, text/html",
        "windows-1251, text/html; charset=utf-8",
        "utf-8, text/html",
        "utf-8, text/html; charset=nonsense",
    })
    void findsTheCharset(String charset, String contentType) {
        String story = "Мост через реку закрыли на ремонт до весны, сообщила администрация района в понедельник. "
                + "Жителям посёлка придётся ездить в объезд, а детям — учиться по телефону до самого апреля.";
        byte[] body = ("<html><body><p>" + story + "</p></body></html>").getBytes(Charset.forName(charset));

        assertThat(new PageReader().read(body, contentType, URL).text()).isEqualTo(story.replace("—", "—"));
    }

    @Test
    void keepsJoinersThatPersianWordsNeedAndDropsSoftHyphens() {
        String text = read(page(
                        "",
                        "<p>مردم روستا می‌گویند که رصدخانه را خودشان ساخته‌اند و کسی کمک نکرده است، با وجود همهٔ وعده‌ها.</p>"
                                + "<p>The har&shy;bour is closed, and no&#8203;body knows for how long it will stay so.</p>"))
                .text();

        assertThat(text).contains("می‌گویند").contains("The harbour is closed, and nobody");
    }

    @Test
    void findsNothingWhereThereIsNoStory() {
        assertThat(read("").text()).isEmpty();
        assertThat(read(page("", "<ul><li><a href=/a>One</a></li><li><a href=/b>Two</a></li></ul>"))
                        .text())
                .isEmpty();
    }

    @Test
    @Timeout(20)
    void isNotHarmedByDepthOrNumbersOfElements() {
        String deep = page("", "<div>".repeat(100_000) + STORY);
        String wide = page("", "<p class=share>a <a href=/>b</a></p>".repeat(100_000));
        String spans = page("", "<p>" + "<span class='related'>x ".repeat(100_000));
        String rows = page("", "<table>" + "<tr><td>1<td>2".repeat(100_000) + "</table>");
        String nestedTables = page("", "<table><tr><td>".repeat(20_000) + STORY);
        String breaks = page("", "a<br>".repeat(300_000));
        String data = page("<script type=\"application/ld+json\">" + "[".repeat(100_000) + "</script>", STORY);

        for (String hostile : new String[] {deep, wide, spans, rows, nestedTables, breaks, data}) {
            assertThat(read(hostile).text().length()).isLessThanOrEqualTo(200_000);
        }
    }

    @Test
    void doublesItsTimeWithItsSizeAndNotMore() {
        String paragraph = "<div class='c'><p>" + STORY + "</p><a href=/x>More</a></div>";
        Duration small = best(page("", paragraph.repeat(2_000)));
        Duration large = best(page("", paragraph.repeat(8_000)));

        assertThat(large.toNanos()).isLessThan(small.toNanos() * 4 * 4);
    }

    private static Duration best(String html) {
        byte[] body = html.getBytes(StandardCharsets.UTF_8);
        long best = Long.MAX_VALUE;
        for (int i = 0; i < 4; i++) {
            long start = System.nanoTime();
            assertThat(new PageReader().read(body, "text/html", URL).text()).isNotEmpty();
            best = Math.min(best, System.nanoTime() - start);
        }
        return Duration.ofNanos(best);
    }

    @Test
    void tellsAnArticlesPageFromAnother() {
        ArticlePage page = new ArticlePage("Radar of Vellmar silent", STORY, null);

        assertThat(new ItemWords("Radar at Vellmar silent", "Harbour closed").problem(page))
                .isNull();
        assertThat(new ItemWords("Council passes the budget of the tramway", "After a long meeting").problem(page))
                .isEqualTo(PageProblem.ANOTHER_TEXT);
        assertThat(new ItemWords("Radar at Vellmar silent", STORY + " And more of it.").problem(page))
                .isEqualTo(PageProblem.NOTHING_NEW);
        assertThat(new ItemWords("Radar", "x").problem(new ArticlePage("Radar", "Short.", null)))
                .isEqualTo(PageProblem.NO_TEXT);
    }
}
