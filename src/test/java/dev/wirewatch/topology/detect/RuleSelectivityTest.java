package dev.wirewatch.topology.detect;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wirewatch.document.Problem;
import dev.wirewatch.document.SourceDocument;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class RuleSelectivityTest {
    private static final String ANY_ACTOR = """
        rules:
          - id: any-actor
            title: Any actor
            operands: { actor: { kinds: [actor] } }
            when: { all: [actor] }
            group-by: [actor]
            severity: info
        """;

    @Test
    void refusesARuleThatFiresOnNearlyEverythingWithTheCount() throws Exception {
        List<Problem> problems = check(SourceDocument.parse("rules.yaml", ANY_ACTOR));

        assertThat(problems)
                .singleElement()
                .satisfies(problem -> assertThat(problem.toString())
                        .matches("rules.yaml:5: rules\\[0].when: rule any-actor fires on (1[1-9]|[23][0-9]|40) of 40"
                                + " articles of a sample of everyday news; at most 10 are allowed: .*"));
    }

    @Test
    void letsABurstOfAnyActorPassWhichIsNoAlertForEachArticle() throws Exception {
        String burst = ANY_ACTOR + "    kind: burst\n    window: 6h\n    baseline: 28d\n";

        assertThat(check(SourceDocument.parse("rules.yaml", burst))).isEmpty();
    }

    @Test
    void findsNothingInTheShippedRules() throws Exception {
        assertThat(check(SourceDocument.read(Path.of("config/rules.yaml")))).isEmpty();
    }

    private static List<Problem> check(SourceDocument rules) throws Exception {
        return RuleSelectivity.check(
                CompiledWatchlist.compile(SourceDocument.read(Path.of("config/watchlist.yaml")), rules), rules);
    }
}
