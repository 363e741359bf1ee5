package dev.wirewatch.corpus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.wirewatch.corpus.CorpusDocument.Read;
import dev.wirewatch.corpus.CorpusDocument.Repeated;
import dev.wirewatch.corpus.CorpusDocument.Unreadable;
import dev.wirewatch.model.Article;
import dev.wirewatch.model.Ids;
import dev.wirewatch.model.PublishedQuality;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CorpusReaderTest {
    @TempDir
    Path directory = Path.of("");

    private void write(String name, String text) throws IOException {
        Path file = directory.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text, StandardCharsets.UTF_8);
    }

    private List<CorpusDocument> documents() throws IOException {
        try (Stream<CorpusDocument> documents = CorpusReader.open(directory).documents()) {
            return documents.toList();
        }
    }

    private List<Article> articles() throws IOException {
        return documents().stream()
                .filter(Read.class::isInstance)
                .map(document -> ((Read) document).article())
                .toList();
    }

    @Test
    void putsDocumentsIntoEventTimeOrder() throws IOException {
        write("a.jsonl", """
                {"id": "1", "title": "Third", "text": "x", "published": "2020-01-03T00:00:00Z"}
                {"id": "2", "title": "First", "text": "x", "published": "2020-01-01T00:00:00Z"}
                """);
        write("sub/b.txt", "Second headline of the day\n\n2 January 2020\n\nSome short text.\n");

        assertThat(articles())
                .extracting(Article::title)
                .containsExactly("First", "Second headline of the day", "Third");
    }

    @Test
    void givesDocumentsWithoutATimeTheLatestOneInTheOrderOfTheDirectory() throws IOException {
        write("c.jsonl", "{\"title\": \"dated\", \"published\": \"2020-01-03T10:00:00Z\"}\n");
        write("b.txt", "Undated b");
        write("d.txt", "Undated d");

        List<Article> articles = articles();

        assertThat(articles).extracting(Article::title).containsExactly("Undated b", "dated", "Undated d");
        assertThat(articles).extracting(Article::effective).containsOnly(Instant.parse("2020-01-03T10:00:00Z"));
        assertThat(articles)
                .extracting(Article::publishedQuality)
                .containsExactly(PublishedQuality.MISSING, PublishedQuality.GIVEN, PublishedQuality.MISSING);
    }

    @Test
    void hasAFixedTimeForACorpusWithoutAny() throws IOException {
        write("a.txt", "some words");

        assertThat(CorpusReader.open(directory).referenceTime()).isEqualTo(Instant.parse("2000-01-01T00:00:00Z"));
    }

    @Test
    void keepsAnImplausibleTimeAsClaimedButDoesNotOrderByIt() throws IOException {
        write("a.jsonl", """
                {"id": "1", "title": "one", "published": "1970-01-01T00:00:00Z"}
                {"id": "2", "title": "two", "published": 1577836800}
                {"id": "3", "title": "three", "published": 1577836801000}
                """);

        List<Article> articles = articles();

        assertThat(articles).extracting(Article::title).containsExactly("two", "one", "three");
        assertThat(articles.get(1).published()).isEqualTo(Instant.EPOCH);
        assertThat(articles.get(1).effective()).isEqualTo(Instant.parse("2020-01-01T00:00:01Z"));
        assertThat(articles.get(1).publishedQuality()).isEqualTo(PublishedQuality.IMPLAUSIBLE);
    }

    @Test
    void numbersTheRevisionsOfARecordAndSaysWhatChanged() throws IOException {
        write("a.jsonl", """
                {"feed": "f", "id": "1", "title": "new title", "text": "t", "published": "2020-01-01T00:00:00Z", "updated": "2020-01-02T00:00:00Z"}
                """);
        write("b.ndjson", """
                {"feed": "f", "id": "1", "title": "title", "text": "t", "published": "2020-01-01T00:00:00Z"}
                {"feed": "f", "id": "1", "title": "title", "text": "t", "published": "2020-01-01T00:00:00Z"}
                {"feed": "g", "id": "1", "title": "title", "text": "t", "published": "2020-01-01T00:00:00Z"}
                """);

        List<CorpusDocument> documents = documents();

        String id = Ids.of("corpus", "feed", "f", "1");
        assertThat(documents)
                .satisfiesExactly(
                        first -> assertThat(((Read) first).article().revision()).isEqualTo(1),
                        repeated -> assertThat(repeated).isEqualTo(new Repeated("b.ndjson:2", id)),
                        other -> assertThat(((Read) other).article().id()).isNotEqualTo(id),
                        revised -> {
                            Article article = ((Read) revised).article();
                            assertThat(article.id()).isEqualTo(id);
                            assertThat(article.revision()).isEqualTo(2);
                            assertThat(article.changed()).containsExactly("title");
                            assertThat(article.effective()).isEqualTo(Instant.parse("2020-01-02T00:00:00Z"));
                        });
    }

    @Test
    void reportsEachDocumentThatCannotBeReadAndGoesOn() throws IOException {
        write("a.txt", "");
        write("b.txt", " \n\t\n---\n");
        write("c.jsonl", "{\"title\": \n[1]\n{\"title\": 7}\n{}\n\n{\"title\": \"good\"}\n");
        write("d.pdf", "%PDF");
        write("e.html", "<html></html>");
        write("f.jsonl", "\n\n");
        write("g.txt", "zero \0 byte");
        write(".hidden.txt", "not looked at");
        write("sub/.git/x.txt", "not looked at");

        List<CorpusDocument> documents = documents();

        assertThat(documents.stream().filter(Unreadable.class::isInstance).map(Object::toString))
                .containsExactly(
                        "Unreadable[location=a.txt, reason=the file is empty]",
                        "Unreadable[location=b.txt, reason=there is no text in it]",
                        "Unreadable[location=c.jsonl:1, reason=it is no JSON object: Unexpected end-of-input within/between"
                                + " Object entries]",
                        "Unreadable[location=c.jsonl:2, reason=it must be a JSON object, is a list]",
                        "Unreadable[location=c.jsonl:3, reason=title must be a text, is a number]",
                        "Unreadable[location=c.jsonl:4, reason=there is no text in it]",
                        "Unreadable[location=d.pdf, reason=documents are .txt, .html, .htm, .jsonl or .ndjson;"
                                + " this is of another kind]",
                        "Unreadable[location=e.html, reason=there is no text in it]",
                        "Unreadable[location=f.jsonl, reason=the file is empty]",
                        "Unreadable[location=g.txt, reason=it holds NUL bytes, so it is no text file]");
        assertThat(documents).hasSize(11);
        assertThat(documents.get(10).location()).isEqualTo("c.jsonl:6");
    }

    @Test
    void tellsOfADocumentThatWentAwayBetweenTheTwoReadings() throws IOException {
        write("a.txt", "some words");
        Corpus corpus = CorpusReader.open(directory);
        Files.delete(directory.resolve("a.txt"));

        try (Stream<CorpusDocument> documents = corpus.documents()) {
            assertThat(documents).containsExactly(new Unreadable("a.txt", "it went away while the corpus was read"));
        }
    }

    @Test
    void refusesWhatIsNoDirectory() {
        assertThatThrownBy(() -> CorpusReader.open(directory.resolve("missing")))
                .isInstanceOf(NotDirectoryException.class);
    }

    @Test
    void givesTheSameArticlesEveryTime() throws IOException {
        write("a.txt", "some words");
        write("b/c.jsonl", "{\"title\": \"t\", \"text\": \"u\"}");

        assertThat(documents()).isEqualTo(documents());
        assertThat(articles())
                .extracting(Article::id)
                .containsExactly(Ids.of("corpus", "a.txt"), Ids.of("corpus", "b/c.jsonl:1"));
    }

    @Test
    void separatesTheTitleFromTheTextOfARecord() throws IOException {
        write("a.jsonl", """
                {"title": "The  title", "text": "The title\\r\\n\\r\\nFirst.\\n\\n\\n\\nSecond."}
                {"title": "Page", "html": "<p>One &amp; two</p><script>x</script><p>Three<br>four</p>", "source": "Outlet", "link": "https://outlet.example/1", "language": "en"}
                """);

        List<Article> articles = articles();

        assertThat(articles.get(0).title()).isEqualTo("The title");
        assertThat(articles.get(0).text()).isEqualTo("First.\n\nSecond.");
        assertThat(articles.get(1).text()).isEqualTo("One & two\n\nThree\nfour");
        assertThat(articles.get(1).publisher()).isEqualTo("Outlet");
        assertThat(articles.get(1).link()).isEqualTo("https://outlet.example/1");
    }

    @Test
    void readsTextOfOtherCharsets() throws IOException {
        Files.write(directory.resolve("a.txt"), "Паром остался без расписания".getBytes(StandardCharsets.UTF_16));
        Files.write(
                directory.resolve("b.txt"), "Le préfet a fermé le pont à minuit".getBytes(StandardCharsets.ISO_8859_1));

        assertThat(articles())
                .extracting(Article::title)
                .containsExactly("Паром остался без расписания", "Le préfet a fermé le pont à minuit");
    }
}
