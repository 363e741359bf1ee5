package dev.wirewatch.alerting.story;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class TextSignatureTest {
    private static final String REPORT = """
            A second battery of interceptors has been unloaded at the port and is being driven north under escort, two
            officials with knowledge of the convoy said on Thursday. The launchers are expected at the airfield before the
            weekend, where engineers have spent a month levelling ground beside the runway. Neither the ministry nor the
            embassy would say who asked for them. Residents along the road reported that it was closed for three hours
            after midnight and that soldiers told shopkeepers to put out their lights.
            """;

    @Test
    void takesTheSameTextForACopyWhateverItsTitleCaseAndPunctuation() {
        assertThat(copies(
                        REPORT,
                        REPORT.toUpperCase(Locale.ROOT).replace(",", " –").replace(".", "!")))
                .isTrue();
    }

    @Test
    void takesAWireReportWithDatelineAndFewChangesForACopy() {
        String printed = "HARBOUR CITY (Agency) - "
                + REPORT.replace("on Thursday", "late on Thursday").replace("would say", "would comment on");

        assertThat(copies(REPORT, printed)).isTrue();
    }

    @Test
    void takesAReportShortenedFromItsEndForACopy() {
        String shortened = REPORT.substring(0, REPORT.indexOf("Residents"));

        assertThat(copies(REPORT, shortened)).isTrue();
    }

    @Test
    void takesTheFirstSentenceWithAnAgencysDatelineForACopy() {
        String teaser = "HARBOUR CITY, March 5 (Agency) - " + REPORT.substring(0, REPORT.indexOf("The launchers"));

        assertThat(copies(REPORT, teaser)).isTrue();
    }

    @Test
    void readsSignaturesThatWereStoredWithoutShingles() {
        String stored = Objects.requireNonNull(TextSignature.of("", REPORT)).substring(0, 32);

        assertThat(TextSignature.areCopies(stored, TextSignature.of("", REPORT)))
                .isTrue();
    }

    @Test
    void tellsARewriteOfTheSameNewsFromACopy() {
        String rewrite = """
                Officials say another set of interceptors has come ashore and is moving towards the airfield in the north,
                where it should be ready within days. Work on a site by the runway began last month. The road was shut for
                part of the night while the convoy passed, people living beside it said, and there was no word from the
                ministry about who had requested the deployment.
                """;

        assertThat(copies(REPORT, rewrite)).isFalse();
    }

    @Test
    void tellsShortItemsByTheirTitle() {
        assertThat(TextSignature.areCopies(
                        TextSignature.of("Bridge closed after blast in the old town", "Read more"),
                        TextSignature.of("Minister resigns over budget vote", "Read more")))
                .isFalse();
        assertThat(TextSignature.areCopies(
                        TextSignature.of("Bridge closed after blast in the old town", "Read more"),
                        TextSignature.of("Bridge closed after blast in the old town", "Read more")))
                .isTrue();
    }

    @Test
    void hasNoOpinionOnNothing() {
        assertThat(TextSignature.of("", "")).isNull();
        assertThat(TextSignature.of("Two words", "")).isNull();
        assertThat(TextSignature.areCopies(null, TextSignature.of("", REPORT))).isFalse();
        assertThat(TextSignature.areCopies(null, null)).isFalse();
    }

    @Test
    void staysWhatItIsBecauseItIsStored() {
        assertThat(TextSignature.of("", REPORT))
                .isEqualTo(
                        "d01f3fea02b2edc6f4e25ee4639034ca"
                                + "00a510c81ae9255b2bdd2fc1362c3dd54ad551c76104628666046e2b6e5771628be38de9cfbed46be11aea52eb51ef4d");
    }

    /** Texts of thirty words each from a vocabulary of a few hundred: as alike as news of one subject can be. */
    @Test
    void findsNoCopiesAmongUnrelatedTexts() {
        Random random = new Random(7);
        List<String> signatures = new ArrayList<>();
        for (int i = 0; i < 1000; i++) {
            signatures.add(TextSignature.of(
                    "",
                    IntStream.range(0, 30)
                            .mapToObj(j -> "word" + random.nextInt(300))
                            .collect(Collectors.joining(" "))));
        }

        long copies = IntStream.range(0, 1000)
                .mapToLong(i -> IntStream.range(0, i)
                        .filter(j -> TextSignature.areCopies(signatures.get(i), signatures.get(j)))
                        .count())
                .sum();

        assertThat(copies).isZero();
    }

    private static boolean copies(String a, String b) {
        return TextSignature.areCopies(TextSignature.of("One title", a), TextSignature.of("Another title", b));
    }
}
