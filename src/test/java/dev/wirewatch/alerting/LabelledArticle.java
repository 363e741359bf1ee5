package dev.wirewatch.alerting;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import dev.wirewatch.model.ArticleReference;
import dev.wirewatch.model.Ids;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * An article of the labelled set of stories.
 *
 * @param id its name
 * @param story which event it tells
 * @param text which text it is, or is a copy of
 */
record LabelledArticle(
        String id,
        String story,
        String text,
        String publisher,
        String language,
        Instant published,
        String title,
        String body) {
    private static final ObjectMapper JSON =
            JsonMapper.builder().addModule(new JavaTimeModule()).build();
    private static final Path FOLDER = Path.of("src/test/resources/stories");

    /** One half of the set: {@code development}, on which everything was chosen, or {@code held-out}, written before. */
    static List<LabelledArticle> half(String name) throws IOException {
        List<LabelledArticle> articles = new ArrayList<>();
        for (String line : Files.readAllLines(FOLDER.resolve(name + ".jsonl"))) {
            articles.add(JSON.readValue(line, LabelledArticle.class));
        }
        return articles;
    }

    @JsonIgnore
    ArticleReference reference() {
        return new ArticleReference(
                Ids.of(id),
                1,
                "feed",
                title,
                null,
                publisher,
                language,
                published,
                published,
                published,
                null,
                null,
                null);
    }
}
