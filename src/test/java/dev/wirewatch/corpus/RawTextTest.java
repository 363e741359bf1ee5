package dev.wirewatch.corpus;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wirewatch.model.PublishedQuality;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** Documents of other sites than the ones the project began with. */
class RawTextTest {
    static String resource(String name) {
        try (InputStream in = RawTextTest.class.getResourceAsStream(name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static Extracted read(String name) {
        return RawText.read(resource("raw/" + name));
    }

    @Test
    void tellsAStoryFromMenusConsentAndSharing() {
        Extracted document = read("cookie-banner.txt");

        assertThat(document.title()).isEqualTo("Ferry operator cancels winter timetable after engine inspections");
        assertThat(document.publisher()).isEqualTo("The Harbour Courier");
        assertThat(document.authors()).containsExactly("Mara Lindqvist", "Tomas Vey");
        assertThat(document.published())
                .isEqualTo(new StatedTime(Instant.parse("2019-11-14T07:45:00Z"), PublishedQuality.GIVEN));
        assertThat(document.text().split("\n\n"))
                .satisfiesExactly(
                        first -> assertThat(first).startsWith("The operator of the northern"),
                        second -> assertThat(second).startsWith("Residents of the islands"),
                        third -> assertThat(third).startsWith("\"Nobody called us"),
                        fourth -> assertThat(fourth).startsWith("What the inspectors"),
                        fifth -> assertThat(fifth).startsWith("The cracks were discovered"),
                        sixth -> assertThat(sixth).startsWith("Repairs are expected"),
                        seventh -> assertThat(seventh).startsWith("He did not say"));
    }

    @Test
    void joinsLinesThatWereBrokenToFitAColumn() {
        Extracted document = read("wrapped-mail.txt");

        assertThat(document.title()).isEqualTo("Grain prices fall as harvest beats forecasts");
        assertThat(document.text().split("\n\n")).hasSize(3);
        assertThat(document.text().split("\n\n")[0])
                .endsWith("with most of the new crop already in silos along the river.");
    }

    @Test
    void takesTheDateOfADateline() {
        assertThat(read("wrapped-mail.txt").published())
                .isEqualTo(new StatedTime(Instant.parse("2021-09-03T00:00:00Z"), PublishedQuality.ESTIMATED));
    }

    @Test
    void readsRussian() {
        Extracted document = read("russian.txt");

        assertThat(document.title()).isEqualTo("Паром остался без зимнего расписания");
        assertThat(document.published())
                .isEqualTo(new StatedTime(Instant.parse("2019-11-15T10:30:00Z"), PublishedQuality.ESTIMATED));
        assertThat(document.text().split("\n\n")).hasSize(3).allMatch(paragraph -> paragraph.endsWith("."));
    }

    @Test
    void readsArabic() {
        Extracted document = read("arabic.txt");

        assertThat(document.title()).isEqualTo("إلغاء جدول الشتاء لعبارات الشمال بعد فحص المحركات");
        assertThat(document.published())
                .isEqualTo(new StatedTime(Instant.parse("2019-11-14T00:00:00Z"), PublishedQuality.ESTIMATED));
        assertThat(document.text().split("\n\n")).hasSize(2).allMatch(paragraph -> paragraph.endsWith("."));
    }

    @Test
    void takesTheNameThatSeveralHeadingsEndInForThePublisher() {
        Extracted document = read("signed-captions.txt");

        assertThat(document.publisher()).isEqualTo("Coast Monitor");
        assertThat(document.title()).isEqualTo("Island clinic asks for a helicopter");
        assertThat(document.text().split("\n\n")).hasSize(2);
    }

    @Test
    void leavesTheTitleEmptyWhereThereIsNone() {
        Extracted document = read("no-title.txt");

        assertThat(document.title()).isEmpty();
        assertThat(document.text().split("\n\n")).hasSize(2);
    }

    @Test
    void takesASingleLineForTheTitle() {
        Extracted document = read("headline-only.txt");

        assertThat(document.title()).isEqualTo("Regional government buys helicopter for the outer islands");
        assertThat(document.text()).isEmpty();
    }

    @Test
    void doesNotTakeTheDatesOfEventsForThePublication() {
        assertThat(read("story-dates.txt").published()).isNull();
    }

    @Test
    void tellsTheHeadlineFromSectionsAndOtherHeadlines() {
        Extracted document = read("sections.txt");

        assertThat(document.title()).isEqualTo("Customs officers find antique coins in shipment of tiles");
        assertThat(document.publisher()).isEqualTo("Levant Post");
        assertThat(document.published())
                .isEqualTo(new StatedTime(Instant.parse("2020-03-08T15:20:00Z"), PublishedQuality.ESTIMATED));
        assertThat(document.text().split("\n\n")).hasSize(3).allMatch(paragraph -> paragraph.endsWith("."));
    }

    @Test
    void readsAMillionCharactersInASingleLine() {
        String line = "word ".repeat(200_000) + " ".repeat(200_000) + "(\"'".repeat(100_000);

        Extracted document = RawText.read("A headline of some words\n\n" + line + "\n");

        assertThat(document.title()).isEqualTo("A headline of some words");
    }

    @Test
    void readsAHundredThousandShortLines() {
        Extracted document = RawText.read("Menu entry number one\n".repeat(100_000));

        assertThat(document.title()).isEqualTo("Menu entry number one");
    }
}
