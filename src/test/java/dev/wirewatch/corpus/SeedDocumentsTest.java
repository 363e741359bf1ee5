package dev.wirewatch.corpus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.wirewatch.model.Article;
import dev.wirewatch.model.PublishedQuality;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What is taken from the real documents, against what two people agreed should be. */
class SeedDocumentsTest {
    private final Map<String, Article> articles = new TreeMap<>();
    private Path shared = Path.of("");

    @BeforeEach
    void readTheSeeds() throws IOException {
        assumeThat(SharedDirectory.find()).isPresent();
        shared = SharedDirectory.find().orElseThrow();
        Corpus corpus = CorpusReader.open(shared.resolve("seeds"));
        try (Stream<CorpusDocument> documents = corpus.documents()) {
            documents.forEach(
                    document -> articles.put(document.location(), ((CorpusDocument.Read) document).article()));
        }
    }

    private Article article(JsonNode gold) {
        return Objects.requireNonNull(articles.get(gold.path("doc").asText()));
    }

    private List<JsonNode> gold() throws IOException {
        ObjectMapper json = new ObjectMapper();
        try (Stream<String> lines = Files.lines(shared.resolve("gold/articles.jsonl"))) {
            return lines.map(line -> {
                        try {
                            return json.readTree(line);
                        } catch (IOException e) {
                            throw new AssertionError(e);
                        }
                    })
                    .toList();
        }
    }

    @Test
    void findsEveryTitle() throws IOException {
        assertThat(gold())
                .hasSize(articles.size())
                .allSatisfy(gold -> assertThat(article(gold).title())
                        .isEqualTo(gold.path("title").asText()));
    }

    @Test
    void findsThePublicationTimeWhereTheTextGivesOne() throws IOException {
        assertThat(gold()).allSatisfy(gold -> {
            Article article = article(gold);
            if (gold.path("published").isNull()) {
                assertThat(article.published()).isNull();
                assertThat(article.publishedQuality()).isEqualTo(PublishedQuality.MISSING);
            } else {
                assertThat(article.published())
                        .isEqualTo(LocalDateTime.parse(gold.path("published").asText())
                                .toInstant(ZoneOffset.UTC));
                assertThat(article.publishedQuality()).isEqualTo(PublishedQuality.ESTIMATED);
            }
        });
    }

    @Test
    void findsTheSourceWhereTheTextNamesIt() throws IOException {
        assertThat(gold())
                .allSatisfy(gold -> assertThat(article(gold).publisher())
                        .isEqualTo(gold.path("source").asText(null)));
    }

    @Test
    void dropsThePageFurniture() throws IOException {
        assertThat(gold()).allSatisfy(gold -> {
            Article article = article(gold);
            gold.path("boilerplate")
                    .forEach(furniture -> assertThat(article.text().lines())
                            .doesNotContain(furniture.asText().strip()));
        });
    }

    @Test
    void keepsEveryParagraphApartFromTheOthers() throws IOException {
        for (Map.Entry<String, Article> entry : articles.entrySet()) {
            List<String> paragraphs = List.of(entry.getValue().text().split("\n\n"));
            try (Stream<String> lines = Files.lines(shared.resolve("seeds").resolve(entry.getKey()))) {
                List<String> paragraphsOfTheFile = lines.map(Lines::strip)
                        .filter(line -> line.length() > 120 && line.matches(".*[.”\"]"))
                        .toList();
                assertThat(paragraphs).containsAll(paragraphsOfTheFile);
            }
            assertThat(paragraphs).doesNotContain(entry.getValue().title());
        }
    }

    @Test
    void takesTheLatestStatedTimeForDocumentsWithoutOneAndKeepsTheirOrder() {
        assertThat(articles.values())
                .extracting(Article::effective)
                .containsOnly(LocalDateTime.parse("2020-03-10T16:12").toInstant(ZoneOffset.UTC));
    }
}
