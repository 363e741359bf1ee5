package dev.wirewatch.newsroom;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.wirewatch.corpus.Corpus;
import dev.wirewatch.corpus.CorpusDocument;
import dev.wirewatch.corpus.CorpusDocument.Read;
import dev.wirewatch.corpus.CorpusReader;
import dev.wirewatch.corpus.SharedDirectory;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NewsroomTest {
    private static final int WORDS_IN_A_ROW = 8;

    private final List<NewsroomArticle> articles = all();

    private static List<NewsroomArticle> all() {
        Newsroom newsroom = Newsroom.sample();
        List<NewsroomArticle> articles = new ArrayList<>();
        newsroom.outlets().forEach(outlet -> articles.addAll(newsroom.published(outlet.outlet(), newsroom.lastStep())));
        return articles;
    }

    private static List<String> words(String text) {
        return Stream.of(
                        text.replaceAll("<[^>]+>", " ").toLowerCase(Locale.ROOT).split("[^\\p{L}\\p{N}]+"))
                .filter(word -> !word.isEmpty())
                .toList();
    }

    private static Set<String> runs(List<String> words) {
        Set<String> runs = new HashSet<>();
        for (int i = 0; i + WORDS_IN_A_ROW <= words.size(); i++) {
            runs.add(String.join(" ", words.subList(i, i + WORDS_IN_A_ROW)));
        }
        return runs;
    }

    @Test
    void holdsShortArticlesOfInventedOutlets() {
        assertThat(articles).hasSize(36).allSatisfy(article -> {
            assertThat(words(article.html())).hasSizeBetween(60, 180);
            assertThat(URI.create(article.link()).getHost()).isEqualTo(article.outlet() + ".example");
            assertThat(article.summary()).startsWith("<p>").endsWith("</p>");
        });
    }

    @Test
    void repeatsNoSentenceOfTheSeedDocuments() throws IOException {
        assumeThat(SharedDirectory.find()).isPresent();
        Set<String> theirs = new HashSet<>();
        try (Stream<Path> seeds =
                Files.list(SharedDirectory.find().orElseThrow().resolve("seeds"))) {
            for (Path seed : seeds.toList()) {
                theirs.addAll(runs(words(Files.readString(seed))));
            }
        }

        assertThat(articles)
                .flatExtracting(article -> runs(words(article.title() + " " + article.html())))
                .filteredOn(theirs::contains)
                .isEmpty();
    }

    @Test
    void canBeReplayedAsACorpus(@TempDir Path directory) throws IOException {
        try (InputStream in = Newsroom.class.getResourceAsStream("articles.jsonl")) {
            Files.copy(in, directory.resolve("articles.jsonl"));
        }

        Corpus corpus = CorpusReader.open(directory);

        try (Stream<CorpusDocument> documents = corpus.documents()) {
            List<CorpusDocument> all = documents.toList();
            assertThat(all).hasSize(37).allMatch(Read.class::isInstance);
            assertThat(all)
                    .filteredOn(document -> ((Read) document).article().revision() == 2)
                    .singleElement()
                    .satisfies(document ->
                            assertThat(((Read) document).article().changed()).containsExactly("text"));
        }
        assertThat(corpus.referenceTime()).isEqualTo(Instant.parse("2026-03-10T18:00:00Z"));
    }

    @Test
    void remembersItsFirstOpening(@TempDir Path directory) throws IOException {
        Path file = directory.resolve("new/newsroom");
        Instant first = Instant.parse("2026-05-01T12:00:00Z");

        assertThat(NewsroomMemory.firstOpening(file, () -> first)).isEqualTo(first);
        assertThat(NewsroomMemory.firstOpening(file, () -> first.plusSeconds(60)))
                .isEqualTo(first);
        Files.writeString(file, "broken");
        assertThat(NewsroomMemory.firstOpening(file, () -> first.plusSeconds(60)))
                .isEqualTo(first.plusSeconds(60));
    }
}
