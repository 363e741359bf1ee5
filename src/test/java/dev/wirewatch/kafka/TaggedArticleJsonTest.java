package dev.wirewatch.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import dev.wirewatch.model.ArticleReference;
import dev.wirewatch.model.Correction;
import dev.wirewatch.model.CorrectionKind;
import dev.wirewatch.model.Ids;
import dev.wirewatch.model.Kind;
import dev.wirewatch.model.Mention;
import dev.wirewatch.model.Salience;
import dev.wirewatch.model.Sentence;
import dev.wirewatch.model.TaggedArticle;
import dev.wirewatch.model.WordHit;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class TaggedArticleJsonTest {
    private static final String TEXT = "“quoted” \"text\" \n \u0001 العراق 🚀";
    private static final Instant TIME = Instant.parse("2026-03-10T09:00:00.120Z");
    private static final ArticleReference ARTICLE = new ArticleReference(
            Ids.of("a"),
            1,
            "feed",
            TEXT,
            null,
            null,
            "en",
            TIME,
            TIME,
            TIME,
            "wirewatch.articles.v1",
            3,
            1L << 40,
            null,
            null);

    /** As Jackson finds out by itself what a record consists of. */
    private final ObjectMapper plain = JsonMapper.builder()
            .addModule(new JavaTimeModule())
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .build();

    static Stream<Named<TaggedArticle>> articles() {
        return Stream.of(
                Named.of(
                        "one that mentions nobody",
                        new TaggedArticle(ARTICLE, "default", "v1", List.of(), List.of(), List.of())),
                Named.of("one with everything", full()),
                Named.of("one without a story", full().withStory(null, null)));
    }

    private static TaggedArticle full() {
        return new TaggedArticle(
                ARTICLE,
                "default",
                "v1",
                List.of(
                        new Mention("state.iran", Kind.ACTOR, "Iran", Mention.TITLE, 0, 4, "Iran", 0, 0, 0.875, null),
                        new Mention(
                                "place.basra", Kind.PLACE, "Basra", Mention.TEXT, 5, 9, TEXT, 1, 2, 0.1, "context")),
                List.of(new WordHit("strike", Mention.TEXT, 10, 14, TEXT, 1, 3)),
                List.of(new Sentence(0, Mention.TITLE, 0, 0, TEXT), new Sentence(1, Mention.TEXT, 3, 1, "Next.")),
                "00ff",
                List.of(new Salience("state.iran", 1, true, 2), new Salience("place.basra", 1e-5, false, 1)),
                "reuters",
                "en.AAAA.BBBB",
                new Correction(CorrectionKind.RETRACTION, List.of("title"), TEXT),
                12);
    }

    @ParameterizedTest
    @MethodSource("articles")
    void writesWhatJacksonWouldWrite(TaggedArticle article) throws Exception {
        byte[] written = Dataset.MENTIONS.valueSerde().serializer().serialize("mentions", article);

        assertThat(new String(written, StandardCharsets.UTF_8))
                .isEqualTo(new String(plain.writeValueAsBytes(article), StandardCharsets.UTF_8));
        assertThat(Dataset.MENTIONS.valueSerde().deserializer().deserialize("mentions", written))
                .isEqualTo(article);
    }
}
