package dev.wirewatch.feed.parse;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SanitisingTest {
    @Test
    void leavesNothingInABodyThatCouldRun() throws Exception {
        FeedItem item = Documents.parse("unsafe-html.xml").items().get(0);
        String summary = String.valueOf(item.summary());

        assertThat(summary.toLowerCase(Locale.ROOT))
                .doesNotContain(
                        "<script", "javascript:", "onerror", "onmouseover", "<iframe", "<object", "<embed", "<style")
                .doesNotContain("<form", "<input", "<base", "<meta", "<svg", "<link", "data:", "style=");
        assertThat(summary).startsWith("safe").endsWith("end").contains("<p>kept</p>");
        assertThat(item.text()).doesNotContain("alert(1)");
    }

    @Test
    void leavesNothingInATitleThatCouldRun() throws Exception {
        ParsedFeed feed = Documents.parse("unsafe-html.xml");

        assertThat(feed.items().get(0).title()).isEqualTo("Safe title");
        assertThat(feed.items().get(2).title().toLowerCase(Locale.ROOT)).doesNotContain("<script");
        assertThat(String.valueOf(feed.items().get(2).summary()).toLowerCase(Locale.ROOT))
                .doesNotContain("<iframe");
    }

    @Test
    void leavesNothingInTheTitlesOfAJsonFeedThatCouldRun() throws Exception {
        ParsedFeed feed = Documents.parseText("{\"version\":\"https://jsonfeed.org/version/1\","
                + "\"title\":\"Desk <img src=x onerror=f(1)>\",\"items\":[{\"id\":\"1\","
                + "\"title\":\"News <script>f(1)</script>\"}]}");

        assertThat(feed.header().title()).isEqualTo("Desk");
        assertThat(feed.items().get(0).title()).isEqualTo("News");
    }

    @Test
    void showsEscapedMarkupAsText() throws Exception {
        FeedItem item = Documents.parse("unsafe-html.xml").items().get(1);

        assertThat(item.summary()).isEqualTo("&lt;script&gt;alert(1)&lt;/script&gt; shown as text");
        assertThat(item.text()).isEqualTo("<script>alert(1)</script> shown as text");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            Plain words                          | Plain words
            A <b>bold</b> claim                  | A bold claim
            Tom &amp; Jerry                      | Tom & Jerry
            Tom &amp;amp; Jerry                  | Tom & Jerry
            5 < 6 and 7 > 3                      | 5 < 6 and 7 > 3
            List<String> considered              | List<String> considered
            &lt;b&gt;twice&lt;/b&gt; escaped     | twice escaped
            The &lt;blink&gt; tag                | The <blink> tag
            <![CDATA[wrapped]]>                  | wrapped
            Line&#160;&nbsp;break <br/>here      | Line break here
            <img src=x onerror=alert(1)>News     | News
            <details open ontoggle=f(1)>News          | News
            <any/onclick='f(1)'>News                  | News
            Q&A: what now?                       | Q&A: what now?
            R&D; done                            | R&D; done
            &quot;Quoted&quot; &#8211; dash      | "Quoted" – dash
            """)
    void makesPlainTextOfTitles(String title, String expected) {
        assertThat(TitleText.ofHtml(title)).isEqualTo(expected);
    }

    @Test
    void resolvesEveryAddressInABody() {
        Html html = Html.of(
                "<a href='a'>x</a><img src='i.png' srcset='i.png 1x, /j.png 2x'><blockquote cite='c'>q</blockquote>"
                        + "<a href='mailto:a@b.example'>m</a><a href='#f'>f</a>",
                "https://base.example/d/page?q=1");

        assertThat(html.html())
                .isEqualTo("<a href=\"https://base.example/d/a\">x</a>"
                        + "<img src=\"https://base.example/d/i.png\""
                        + " srcset=\"https://base.example/d/i.png 1x, https://base.example/j.png 2x\">"
                        + "<blockquote cite=\"https://base.example/d/c\">q</blockquote>"
                        + "<a href=\"mailto:a@b.example\">m</a><a href=\"https://base.example/d/page?q=1#f\">f</a>");
    }

    @Test
    void keepsTextBehindTagsThatBrowsersNeverClose() {
        assertThat(Html.of("a<iframe src='x'/> b<script>never closed <p>c</p>", null)
                        .text())
                .isEqualTo("a bnever closed\nc");
        assertThat(Html.of("a<textarea> b <title>c", null).text()).isEqualTo("a b c");
    }

    @Test
    void keepsTheTextOfCdataThatWasEscaped() {
        assertThat(Html.of("<![CDATA[some <b>text</b>]]> and <![CDATA[more]]>", null)
                        .html())
                .isEqualTo("some <b>text</b> and more");
    }

    @Test
    void doesNotLetMarkupGrow() {
        assertThat(Html.of("<b><p>".repeat(33_000), null).html().length()).isLessThanOrEqualTo(400_000);
    }

    @Test
    @Timeout(60)
    void isFastOnManyTagsThatNeverClose() {
        String hostile = "<script ".repeat(25_000) + "<iframe ".repeat(1000) + "&lt".repeat(1000);

        assertThat(Html.of(hostile, null).html()).doesNotContain("<script");
        assertThat(Html.of("<![CDATA[".repeat(20_000), null).isEmpty()).isTrue();
        assertThat(Html.of("<script>".repeat(25_000), null).isEmpty()).isTrue();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            color: red                                   | color: red;
            text-align:right; direction: rtl             | text-align: right; direction: rtl;
            font-family: 'Noto Sans', serif              | font-family: 'Noto Sans', serif;
            border: 1px solid rgb(0, 10, 20) !important  | border: 1px solid rgb(0, 10, 20) !important;
            margin: .5em 2% 0 10px; position: fixed      | margin: .5em 2% 0 10px;
            background: url(https://t.example/pixel)     | ``
            width: expression(alert(1))                  | ``
            margin-left: -9999px                         | ``
            padding: 99999em                             | ``
            color: r\\65 d; z-index: 9; top: 0         | ``
            -moz-binding: none; behavior: none           | ``
            """)
    void keepsHowTextLooksButNothingThatFetchesRunsOrCovers(String style, String kept) {
        assertThat(InlineStyle.safe(style)).isEqualTo(kept);
    }

    @Test
    void keepsStyleAndLayoutAttributesOfABody() {
        assertThat(Html.of(
                                "<td align=right style='color: red; top: 0' id=x onclick=y>a</td><p style='top: 0'>b</p>",
                                null)
                        .html())
                .isEqualTo("a<p>b</p>");
        assertThat(Html.of("<p align=right style='color: red; top: 0' id=x onclick=y>a</p>", null)
                        .html())
                .isEqualTo("<p align=\"right\" style=\"color: red;\">a</p>");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            before <!-- note --> after        | before after
            before <!-- note > after          | before after
            before <!-- after                 | before after
            before <!DOCTYPE html> after      | before after
            before <!DOCTYPE after            | before <!DOCTYPE after
            before <! after <b>bold</b>       | before <! after bold
            before <![CDATA[after             | before after
            """)
    void losesNothingToCommentsAndDeclarationsThatNeverEnd(String html, String text) {
        assertThat(Html.of(html, null).text()).isEqualTo(text);
        assertThat(Html.textOf(html)).isEqualTo(text);
    }

    @Test
    void showsFormulasAsText() {
        assertThat(Html.of("<math><mi>v</mi><mo>=</mo><mi>s</mi><annotation>tex</annotation></math>!", null))
                .isEqualTo(new Html("v=s!", "v=s!"));
    }

    @Test
    @Timeout(60)
    void isFastOnHostileStylesAndDeclarations() {
        assertThat(InlineStyle.safe("color: " + "a-".repeat(400) + "(")).isEmpty();
        assertThat(InlineStyle.safe("color: " + "a ".repeat(400) + "(")).isEmpty();
        assertThat(InlineStyle.safe("color: " + "1".repeat(900) + "(")).isEmpty();
        assertThat(Html.of("<!a".repeat(60_000), null).text()).startsWith("<!a<!a");
        assertThat(Html.of("<!--".repeat(50_000), null).isEmpty()).isTrue();
    }
}
