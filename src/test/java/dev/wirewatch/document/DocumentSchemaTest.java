package dev.wirewatch.document;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What somebody who made a mistake in a file reads: one line for each, with what is allowed. */
class DocumentSchemaTest {
    private static final DocumentSchema RULES = DocumentSchema.fromResource("dev/wirewatch/shipped/rules.schema.json");
    private static final String RULE = """
            rules:
              - id: one
                title: One
                operands: { system: { kinds: [system] } }
                when: { all: [system] }
                group-by: [system]
                severity: info
                %s
            """;

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            value = {
                "scope: sentense | rules[0].scope: must be one of sentence, paragraph, title, document",
                "scope: { within-words: 0 } | rules[0].scope.within-words: must have a minimum value of 1",
                "scope: 3 | rules[0].scope: must be one of sentence, paragraph, title, document",
                "kind: brust | rules[0].kind: must be one of match, first-seen, burst, silence, spread, sequence",
                "quiet: 0h | rules[0].quiet: is not as it must be: A whole number and a unit: s, m, h, d or w, as in 36h."
                        + " (^[1-9][0-9]{0,5}[smhdw]$)",
                "filter: { tier: [1] } | rules[0].filter.tier: is no key that is known here; there are feed-groups, tiers,"
                        + " languages, age"
            })
    void saysOnceWhatIsWrongAndWhatIsAllowed(String line, String said) throws Exception {
        SourceDocument document = SourceDocument.parse("rules.yaml", RULE.formatted(line));

        assertThat(RULES.check(document)).extracting(Problem::toString).containsExactly("rules.yaml:8: " + said);
    }
}
