package dev.wirewatch.model;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class TaggedArticleTest {
    private static final JsonMapper JSON =
            JsonMapper.builder().addModule(new JavaTimeModule()).build();

    @Test
    void survivesTheWayThroughJsonWithItsSignature() throws Exception {
        TaggedArticle tagged = article().withStory("d01f3fea02b2edc6f4e25ee4639034ca", null);

        assertThat(JSON.readValue(JSON.writeValueAsString(tagged), TaggedArticle.class))
                .isEqualTo(tagged);
    }

    @Test
    void leavesASignatureOutThatWasNotComputed() throws Exception {
        String json = JSON.writeValueAsString(article());

        assertThat(json).doesNotContain("signature");
        assertThat(JSON.readValue(json, TaggedArticle.class)).isEqualTo(article());
    }

    private static TaggedArticle article() {
        Instant noon = Instant.parse("2020-03-10T12:00:00Z");
        ArticleReference reference = new ArticleReference(
                Ids.of("article"), 1, "feed", "Title", null, null, null, null, noon, noon, null, null, null);
        Mention mention = new Mention("state.iraq", Kind.ACTOR, "Iraq", Mention.TEXT, 0, 4, "Iraq", 1, 1, 1);
        Sentence sentence = new Sentence(1, Mention.TEXT, 0, 1, "Iraq agreed.");
        WordHit word = new WordHit("cooperate", Mention.TEXT, 5, 11, "agreed", 1, 2);
        return new TaggedArticle(reference, "default", "v1", List.of(mention), List.of(word), List.of(sentence));
    }
}
