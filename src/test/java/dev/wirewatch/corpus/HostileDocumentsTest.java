package dev.wirewatch.corpus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Documents damaged at random: whatever is in a file, it is read or refused with a reason. */
class HostileDocumentsTest {
    private static final List<String> DOCUMENTS = List.of(
            "raw/cookie-banner.txt",
            "raw/wrapped-mail.txt",
            "raw/russian.txt",
            "raw/arabic.txt",
            "raw/sections.txt",
            "html/linked-data.html",
            "html/bare.html");
    private static final int DAMAGED_COPIES = 50;

    private static byte[] damaged(byte[] document, Random random) {
        byte[] copy = document.clone();
        for (int i = random.nextInt(40); i >= 0; i--) {
            copy[random.nextInt(copy.length)] = (byte) random.nextInt(256);
        }
        int from = random.nextInt(copy.length);
        int length = Math.min(copy.length - from, random.nextInt(400));
        System.arraycopy(copy, from, copy, random.nextInt(copy.length - length), length);
        return copy;
    }

    private static void readAsEverything(byte[] document) {
        List<Reading> readings = List.of(
                bytes -> RawText.read(TextDecoder.decode(bytes)),
                HtmlPage::read,
                bytes -> JsonRecord.read(TextDecoder.decode(bytes)));
        for (Reading reading : readings) {
            try {
                assertThat(reading.read(document).text()).isNotNull();
            } catch (UnreadableException e) {
                assertThat(e.reason()).isNotBlank();
            }
        }
    }

    private interface Reading {
        Extracted read(byte[] document) throws UnreadableException;
    }

    @Test
    void readsOrRefusesDamagedDocuments() {
        Random random = new Random(20_260_310);
        for (String name : DOCUMENTS) {
            byte[] document = RawTextTest.resource(name).getBytes(StandardCharsets.UTF_8);
            for (int i = 0; i < DAMAGED_COPIES; i++) {
                byte[] copy = damaged(document, random);
                assertThatCode(() -> readAsEverything(copy)).doesNotThrowAnyException();
            }
        }
    }

    @Test
    void readsTheSameFromLinesOfAnyKindOfEnding() {
        String unix = RawTextTest.resource("raw/cookie-banner.txt");

        List<Extracted> all = IntStream.range(0, 3)
                .mapToObj(i -> unix.replace("\n", List.of("\n", "\r\n", "\r").get(i)))
                .map(RawText::read)
                .toList();

        assertThat(all).allMatch(all.get(0)::equals);
    }

    @Test
    void findsTheHeadlineWithoutEmptyLines() {
        for (String name : List.of("raw/cookie-banner.txt", "raw/russian.txt", "raw/arabic.txt")) {
            String text = RawTextTest.resource(name);

            assertThat(RawText.read(text.replaceAll("\n+", "\n")).title())
                    .isEqualTo(RawText.read(text).title());
        }
    }
}
