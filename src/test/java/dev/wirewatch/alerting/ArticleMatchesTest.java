package dev.wirewatch.alerting;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.wirewatch.model.ArticleReference;
import dev.wirewatch.model.Evidence;
import dev.wirewatch.model.Ids;
import dev.wirewatch.model.Severity;
import dev.wirewatch.model.TaggedArticle;
import dev.wirewatch.watchlist.RuleKind;
import dev.wirewatch.watchlist.RuleSeverity;
import java.time.Instant;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ArticleMatchesTest {
    private static final Instant NOON = Instant.parse("2020-03-10T12:00:00Z");
    private static final String ID = Ids.of("article");

    @Test
    void passesTheMatchesOfAFirstRevisionOn() {
        ArticleMatches.Step step = ArticleMatches.revise(null, article(1), matches(1, "x", "y"));

        assertThat(step.events()).extracting(GroupEvent::key).containsExactly("rule|x", "rule|y");
        assertThat(step.matches())
                .isEqualTo(new ArticleMatches(
                        1, List.of(new ArticleMatches.Key("rule", "x"), new ArticleMatches.Key("rule", "y"))));
    }

    @Test
    void takesBackWhatARevisionNoLongerMatches() {
        ArticleMatches before =
                ArticleMatches.revise(null, article(1), matches(1, "x", "y")).matches();

        ArticleMatches.Step step = ArticleMatches.revise(before, article(2), matches(2, "y", "z"));

        assertThat(step.events()).last().isEqualTo(new Retraction("rule", "x", ID, 2, NOON));
        assertThat(step.events()).extracting(GroupEvent::key).containsExactly("rule|y", "rule|z", "rule|x");
    }

    @Test
    void remembersNothingOfAnArticleThatMatchesNothing() {
        ArticleMatches before =
                ArticleMatches.revise(null, article(1), matches(1, "x")).matches();

        ArticleMatches.Step step = ArticleMatches.revise(before, article(2), matches(2));

        assertThat(step.matches()).isNull();
        assertThat(step.events()).containsExactly(new Retraction("rule", "x", ID, 2, NOON));
    }

    @Test
    void ignoresARevisionOlderThanTheOneKnown() {
        ArticleMatches before =
                ArticleMatches.revise(null, article(3), matches(3, "x")).matches();

        ArticleMatches.Step step = ArticleMatches.revise(before, article(2), matches(2, "y"));

        assertThat(step.matches()).isEqualTo(before);
        assertThat(step.events()).isEmpty();
    }

    @Test
    void survivesTheWayThroughJson() throws Exception {
        ArticleMatches matches =
                ArticleMatches.revise(null, article(1), matches(1, "x", "y")).matches();
        JsonMapper json = JsonMapper.builder().build();

        assertThat(json.readValue(json.writeValueAsString(matches), ArticleMatches.class))
                .isEqualTo(matches);
    }

    private static TaggedArticle article(int revision) {
        return new TaggedArticle(reference(revision), "default", "v1", List.of(), List.of(), List.of());
    }

    private static ArticleReference reference(int revision) {
        return new ArticleReference(
                ID, revision, "feed", "Title", null, null, null, null, NOON, NOON, null, null, null);
    }

    private static Matches matches(int revision, String... groups) {
        RuleTerms terms =
                new RuleTerms("A rule", RuleKind.MATCH, 3600, RuleSeverity.fixed(Severity.INFO), null, new TreeMap<>());
        Evidence evidence = new Evidence(reference(revision), "v1", List.of(), List.of());
        return new Matches(
                Stream.of(groups)
                        .map(group -> new Match("rule", group, List.of(group), "default", terms, evidence, null, null))
                        .toList(),
                List.of());
    }
}
