package dev.wirewatch.feed.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * The score of the extraction on pages written for it: {@code pages/*.html}, each with the expected story beside it as
 * {@code .txt}. Headline, byline, date and captions are not part of it; standfirst, subheadings, lists and tables are.
 */
class ExtractionScoreTest {
    private static final Path PAGES = Path.of("src/test/resources/dev/wirewatch/feed/page/pages");

    private static Map<String, TokenScore> scores() throws IOException {
        Map<String, TokenScore> scores = new TreeMap<>();
        try (Stream<Path> files = Files.list(PAGES)) {
            for (Path file :
                    files.filter(each -> each.toString().endsWith(".html")).toList()) {
                String name = file.getFileName().toString().replace(".html", "");
                String text = new PageReader()
                        .read(Files.readAllBytes(file), "text/html", "https://courier.example/" + name)
                        .text();
                scores.put(name, TokenScore.of(text, Files.readString(PAGES.resolve(name + ".txt"))));
            }
        }
        return scores;
    }

    private static double mean(
            Map<String, TokenScore> scores, java.util.function.ToDoubleFunction<TokenScore> measure) {
        return scores.values().stream().mapToDouble(measure).average().orElse(0);
    }

    @Test
    void findsTheStoryOfThePagesWrittenForIt() throws IOException {
        Map<String, TokenScore> scores = scores();

        scores.forEach((page, score) -> System.out.println(String.format(
                Locale.ROOT, "%-32s P %.3f  R %.3f  F1 %.3f", page, score.precision(), score.recall(), score.f1())));
        System.out.println(String.format(
                Locale.ROOT,
                "%d pages, mean                   P %.4f R %.4f F1 %.4f",
                scores.size(),
                mean(scores, TokenScore::precision),
                mean(scores, TokenScore::recall),
                mean(scores, TokenScore::f1)));

        assertThat(scores).hasSizeGreaterThanOrEqualTo(25);
        assertThat(mean(scores, TokenScore::f1)).isGreaterThanOrEqualTo(0.97);
        assertThat(mean(scores, TokenScore::precision)).isGreaterThanOrEqualTo(0.96);
        assertThat(mean(scores, TokenScore::recall)).isGreaterThanOrEqualTo(0.96);
        List<String> poor = scores.entrySet().stream()
                .filter(each -> each.getValue().f1() < 0.9)
                .map(Map.Entry::getKey)
                .toList();
        assertThat(poor).isEmpty();
    }
}
