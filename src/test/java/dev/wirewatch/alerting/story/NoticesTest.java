package dev.wirewatch.alerting.story;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wirewatch.model.Article;
import dev.wirewatch.model.Correction;
import dev.wirewatch.model.CorrectionKind;
import dev.wirewatch.model.Ids;
import java.io.BufferedReader;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NoticesTest {
    private static final Instant NOON = Instant.parse("2026-03-10T12:00:00Z");

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Correction: battery was moved on Monday | correction",
                "CORRECTED-Battery moved to the coast | correction",
                "Battery moved to the coast (Correction) | correction",
                "Battery moved to the coast - clarification | correction",
                "Rectificatif : la batterie | correction",
                "Berichtigung: Die Batterie | correction",
                "Corrección: la batería | correction",
                "Исправление: батарея | correction",
                "Виправлення: батарея | correction",
                "Düzeltme: batarya | correction",
                "تصحيح: وصول البطارية | correction",
                "اصلاحیه: سامانه | correction",
                "תיקון: הסוללה | correction",
                "更正：导弹连 | correction",
                "更正: 导弹 | correction",
                "Retraction: no battery was moved | retraction",
                "KILL NOTICE battery story | retraction",
                "Battery story [withdrawn] | retraction",
                "سحب خبر: البطارية | retraction",
                "Rétractation : la batterie | retraction"
            })
    void knowsANoticeByItsTitle(String title, String kind) {
        Correction correction = Notices.correction(article(title, "Text.", 1));

        assertThat(correction == null ? "none" : correction.kind().name().toLowerCase(Locale.ROOT))
                .isEqualTo(kind);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Correction in oil prices worries Gulf states",
                "Troops withdrawn from the north",
                "Minister demands retraction from newspaper",
                "Kill chain of a drone explained",
                "Army corrects its aim"
            })
    void isNotMisledByTheSameWordsInASentence(String title) {
        assertThat(Notices.correction(article(title, "Text about it.", 1))).isNull();
    }

    @Test
    void knowsANoticeByTheFirstOrTheLastLinesOfTheText() {
        String body = "A battery was moved to the coast. ".repeat(100);

        assertThat(Notices.correction(article("Battery moved", "CORRECTION: " + body, 1)))
                .isEqualTo(new Correction(CorrectionKind.CORRECTION, List.of(), "CORRECTION"));
        assertThat(Notices.correction(
                        article("Battery moved", body + "An earlier version of this article named another base.", 1)))
                .isEqualTo(new Correction(CorrectionKind.CORRECTION, List.of(), "An earlier version of this article"));
    }

    @Test
    void countsAnEditAsARevisionAndSaysWhatChanged() {
        assertThat(Notices.correction(article("Battery moved", "Text.", 2)))
                .isEqualTo(new Correction(CorrectionKind.REVISION, List.of("text", "title"), null));
        assertThat(Notices.correction(article("Battery moved", "Text.", 1))).isNull();
    }

    @Test
    void findsEveryPhraseWhereverItCounts() {
        String body = "A battery was moved to the coast. ".repeat(100);
        for (String line : lines()) {
            for (String phrase : line.split(" ", 3)[2].split("\\|")) {
                String written = phrase.strip().replace("*", "");
                if (phrase.contains("*")) {
                    assertFinds("Battery moved, " + written + " today", body);
                    assertFinds("Battery moved", "Note, " + written + " today. " + body);
                    assertFinds("Battery moved", body + "Note, " + written + " today.");
                } else {
                    assertFinds(written + ": battery moved", body);
                    assertFinds("Report 7: battery moved [" + written + "]", body);
                    assertFinds("Battery moved", written + " - " + body);
                }
            }
        }
    }

    private static void assertFinds(String title, String text) {
        for (String each : List.of(title, title.toUpperCase(Locale.ROOT))) {
            assertThat(Notices.correction(article(each, text, 1)))
                    .as("%s | %s", each, text)
                    .isNotNull();
        }
    }

    private static List<String> lines() {
        InputStream data = Objects.requireNonNull(Notices.class.getResourceAsStream("notices.txt"));
        return new BufferedReader(new InputStreamReader(data, StandardCharsets.UTF_8))
                .lines()
                .filter(line -> !line.isBlank() && !line.startsWith("#"))
                .toList();
    }

    private static Article article(String title, String text, int revision) {
        return Article.ofText(Ids.of(title), "feed", title, text, "en", NOON).toBuilder()
                .revision(revision)
                .changed(revision > 1 ? List.of("text", "title") : List.of())
                .publisher("Publisher")
                .build();
    }
}
