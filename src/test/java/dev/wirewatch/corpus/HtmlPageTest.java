package dev.wirewatch.corpus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.wirewatch.model.PublishedQuality;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class HtmlPageTest {
    private static Extracted read(String html) throws UnreadableException {
        return HtmlPage.read(html.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void believesWhatThePageDeclaresAboutItself() throws UnreadableException {
        Extracted page = read(RawTextTest.resource("html/linked-data.html"));

        assertThat(page.title()).isEqualTo("Ferry timetable cancelled & islands angry");
        assertThat(page.published())
                .isEqualTo(new StatedTime(Instant.parse("2019-11-14T07:45:00Z"), PublishedQuality.GIVEN));
        assertThat(page.updated())
                .isEqualTo(new StatedTime(Instant.parse("2019-11-14T11:20:00Z"), PublishedQuality.GIVEN));
        assertThat(page.link()).isEqualTo("https://harbour.example/news/ferry");
        assertThat(page.publisher()).isEqualTo("The Harbour Courier");
        assertThat(page.language()).isEqualTo("en-GB");
        assertThat(page.authors()).containsExactly("Mara Lindqvist");
        assertThat(page.categories()).containsExactly("Ferries");
    }

    @Test
    void takesTheStoryWithoutThePageAroundIt() throws UnreadableException {
        Extracted page = read(RawTextTest.resource("html/linked-data.html"));

        assertThat(page.text().split("\n\n"))
                .satisfiesExactly(
                        first -> assertThat(first)
                                .startsWith("The operator of the northern ferry line has cancelled its winter"),
                        second -> assertThat(second).startsWith("Residents of the islands"),
                        third -> assertThat(third).isEqualTo("Nobody called us."));
    }

    @Test
    void findsTheStoryOfAPageThatDeclaresNothing() throws UnreadableException {
        Extracted page = read(RawTextTest.resource("html/bare.html"));

        assertThat(page.title()).isEqualTo("Bridge opens");
        assertThat(page.published())
                .isEqualTo(new StatedTime(Instant.parse("2003-02-11T00:00:00Z"), PublishedQuality.ESTIMATED));
        assertThat(page.text().split("\n\n")).hasSize(2);
    }

    @Test
    void readsTheCharsetThatThePageDeclares() throws UnreadableException {
        byte[] bytes = "<meta charset=windows-1251><h1>Паром</h1><p>Паром остался без расписания.</p>"
                .getBytes(Charset.forName("windows-1251"));

        assertThat(HtmlPage.read(bytes).title()).isEqualTo("Паром");
    }

    @Test
    void neverTakesAnUnsafeLink() throws UnreadableException {
        assertThat(read("<link rel=canonical href='javascript:alert(1)'><h1>Title words</h1>")
                        .link())
                .isNull();
    }

    @Test
    void survivesBrokenLinkedDataAndDeepNesting() throws UnreadableException {
        Extracted page = read("<script type=application/ld+json>{\"@type\": </script><h1>Deep page</h1>"
                + "<div>".repeat(20_000) + "<p>Far below.</p>");

        assertThat(page.title()).isEqualTo("Deep page");
    }

    @Test
    void refusesAnEmptyFile() {
        assertThatThrownBy(() -> HtmlPage.read(new byte[0]))
                .isInstanceOf(UnreadableException.class)
                .hasMessage("the file is empty");
    }
}
