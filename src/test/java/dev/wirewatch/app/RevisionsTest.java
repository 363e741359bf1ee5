package dev.wirewatch.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wirewatch.model.Article;
import dev.wirewatch.model.Ids;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class RevisionsTest {
    private final Revisions revisions = new Revisions();

    private @Nullable String add(String feed, int revision) {
        Instant time = Instant.parse("2026-11-20T12:00:00Z");
        return revisions.add(Article.ofText(Ids.of("story"), Ids.of(feed), "Title", "", null, time).toBuilder()
                .revision(revision)
                .build());
    }

    @Test
    void findsNothingWrongWithRevisionsInTheirOrder() {
        assertThat(add("top", 1)).isNull();
        assertThat(add("top", 2)).isNull();
        assertThat(add("world", 3))
                .as("after a change of the feed whose word counts")
                .isNull();
    }

    @Test
    void findsARevisionThatIsThereTwice() {
        add("top", 1);

        assertThat(add("top", 1)).isEqualTo("is in the topic twice");
    }

    @Test
    void findsAGap() {
        add("top", 1);

        assertThat(add("top", 3)).isEqualTo("comes right after revision 1");
    }

    @Test
    void findsAStepBack() {
        add("top", 1);
        add("top", 2);

        assertThat(add("top", 1)).isEqualTo("comes after revision 2");
    }

    @Test
    void beginsWithAnyRevisionWhereTheTopicHasLostTheOnesBefore() {
        assertThat(add("top", 7)).isNull();
    }

    @Test
    void keepsApartWhatFeedsOfDifferentDomainsSayOfOneArticle() {
        assertThat(add("top", 1)).isNull();
        assertThat(add("aggregator", 1)).isNull();
        assertThat(add("top", 2)).isNull();
        assertThat(add("aggregator", 2)).isNull();
    }
}
