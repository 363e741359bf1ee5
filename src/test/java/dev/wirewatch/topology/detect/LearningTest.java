package dev.wirewatch.topology.detect;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wirewatch.document.SourceDocument;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;

class LearningTest {
    private static final Instant NOON = Instant.parse("2026-03-10T12:00:00Z");
    private static final String ENTITIES = """
        name: w
        entities:
          - {id: system.patriot, kind: system, type: named-system, name: Patriot, aliases: {en: [Patriot]}}
        """;
    private static final String MATCH = rule("each", "match", "");
    private static final String BURST =
            rule("more", "burst", "window: 6h\n    baseline: 28d\n    articles: 4\n    publishers: 3");

    @Test
    void saysOfARuleThatIsAddedUntilWhenItIsSilent() throws Exception {
        Learning learning = Learning.ofChange(compiled(ENTITIES, MATCH), compiled(ENTITIES, MATCH + BURST), NOON);

        assertThat(learning.rules()).containsExactly(Map.entry("more", NOON.plus(Duration.ofDays(7))));
        assertThat(learning.sentences())
                .containsExactly("rule more is learning what is usual; it raises nothing until 2026-03-17T12:00:00Z");
    }

    @Test
    void saysNothingOfARuleThatKnowsAlready() throws Exception {
        Learning learning = Learning.ofChange(
                compiled(ENTITIES, BURST), compiled(ENTITIES, BURST.replace("articles: 4", "articles: 5")), NOON);

        assertThat(learning).isEqualTo(Learning.NOTHING);
        assertThat(learning.sentences()).isEmpty();
    }

    @Test
    void saysOfAnEntityThatIsAddedUntilWhenSuchRulesAreSilentAboutIt() throws Exception {
        String more = ENTITIES
                + "  - {id: system.tochka, kind: system, type: named-system, name: Tochka, aliases: {en: [Tochka]}}\n";

        assertThat(Learning.ofChange(compiled(ENTITIES, BURST), compiled(more, BURST), NOON)
                        .sentences())
                .containsExactly("rules that go by what is usual are learning about system.tochka; they raise nothing"
                        + " about it until 2026-03-17T12:00:00Z at the latest");
        assertThat(Learning.ofChange(compiled(ENTITIES, MATCH), compiled(more, MATCH), NOON))
                .isEqualTo(Learning.NOTHING);
    }

    @Test
    void leavesOutWhatALaneHasLearnedByNow() throws Exception {
        CompiledWatchlist watchlist = compiled(ENTITIES, MATCH + BURST);

        assertThat(Learning.inLaneSince(NOON, NOON.plus(Duration.ofDays(2)), watchlist)
                        .rules())
                .containsOnlyKeys("more");
        assertThat(Learning.inLaneSince(NOON, NOON.plus(Duration.ofDays(8)), watchlist))
                .isEqualTo(Learning.NOTHING);
    }

    private static String rule(String id, String kind, String window) {
        return """
              - id: %s
                title: A rule
                kind: %s
                %s
                operands:
                  system: {kinds: [system]}
                when: {all: [system]}
                group-by: [system]
                severity: info
            """.formatted(id, kind, window);
    }

    private static CompiledWatchlist compiled(String watchlist, String rules) throws Exception {
        return CompiledWatchlist.compile(
                SourceDocument.parse("watchlist.yaml", watchlist),
                SourceDocument.parse("rules.yaml", "rules:\n" + rules));
    }
}
