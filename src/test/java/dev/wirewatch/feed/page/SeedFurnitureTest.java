package dev.wirewatch.feed.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.wirewatch.corpus.Corpus;
import dev.wirewatch.corpus.CorpusDocument;
import dev.wirewatch.corpus.CorpusReader;
import dev.wirewatch.corpus.SharedDirectory;
import dev.wirewatch.model.Article;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * Real furniture, where the shared documents are present: raw scraped text, in which the {@code corpus} package has told
 * story and furniture apart already.
 */
class SeedFurnitureTest {
    private static final Path PAGES = Path.of("src/test/resources/dev/wirewatch/feed/page/pages");

    private final Map<String, Article> articles = new TreeMap<>();
    private Path seeds = Path.of("");

    @BeforeEach
    void readTheSeeds() throws IOException {
        assumeThat(SharedDirectory.find()).isPresent();
        seeds = SharedDirectory.find().orElseThrow().resolve("seeds");
        Corpus corpus = CorpusReader.open(seeds);
        try (Stream<CorpusDocument> documents = corpus.documents()) {
            documents.forEach(
                    document -> articles.put(document.location(), ((CorpusDocument.Read) document).article()));
        }
    }

    private List<String> lines(String document) throws IOException {
        return Files.readAllLines(seeds.resolve(document)).stream()
                .map(String::strip)
                .filter(line -> !line.isEmpty())
                .toList();
    }

    private static String divs(List<String> lines) {
        return lines.stream()
                .map(line -> "<div>" + line.replace("&", "&amp;").replace("<", "&lt;") + "</div>")
                .collect(Collectors.joining("\n"));
    }

    private static String read(String html) {
        return new PageReader()
                .read(html.getBytes(StandardCharsets.UTF_8), "text/html; charset=utf-8", "https://courier.example/1")
                .text();
    }

    @Test
    void findsTheStoryOfAPageThatHasLostAllItsMarkup() throws IOException {
        Map<String, TokenScore> scores = new TreeMap<>();
        for (Map.Entry<String, Article> each : articles.entrySet()) {
            Article article = each.getValue();
            String page = "<html><head><title>" + article.title() + "</title></head><body>" + divs(lines(each.getKey()))
                    + "</body></html>";
            scores.put(each.getKey(), TokenScore.of(read(page), article.text()));
        }

        scores.forEach((document, score) -> System.out.println(String.format(
                Locale.ROOT,
                "%-28s P %.3f  R %.3f  F1 %.3f",
                document,
                score.precision(),
                score.recall(),
                score.f1())));
        assertThat(scores.values()).allSatisfy(score -> assertThat(score.f1()).isGreaterThan(0.95));
    }

    @Test
    void leavesOutRealFurnitureAroundAStory() throws IOException {
        String story = Files.readString(PAGES.resolve("03-meaningless-class-names.txt"));
        List<String> furniture = new ArrayList<>();
        for (Map.Entry<String, Article> each : articles.entrySet()) {
            String told =
                    PageText.fold(each.getValue().title() + each.getValue().text());
            lines(each.getKey()).stream()
                    .filter(line -> !told.contains(PageText.fold(line)))
                    .forEach(furniture::add);
        }
        int half = furniture.size() / 2;
        String page = "<html><head><title>Fishermen pull a drone out of the strait</title></head><body><div>"
                + divs(furniture.subList(0, half))
                + "<div>" + divs(List.of(story.split("\n\n"))) + "</div>"
                + divs(furniture.subList(half, furniture.size()))
                + "</div></body></html>";

        TokenScore score = TokenScore.of(read(page), story);

        System.out.println(String.format(
                Locale.ROOT,
                "%d lines of furniture: P %.3f R %.3f",
                furniture.size(),
                score.precision(),
                score.recall()));
        assertThat(furniture).isNotEmpty();
        assertThat(score.recall()).isEqualTo(1);
        assertThat(score.precision()).isGreaterThan(0.9);
    }
}
