package dev.wirewatch.watchlist;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.wirewatch.document.InvalidDocumentException;
import dev.wirewatch.document.SourceDocument;
import dev.wirewatch.model.Kind;
import dev.wirewatch.model.Severity;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

class RuleBookLoaderTest {
    private static final Map<String, RuleEntity> ENTITIES = Map.of(
            "state.us", new RuleEntity(Kind.ACTOR, "state"),
            "state.iran", new RuleEntity(Kind.ACTOR, "state"),
            "org.iran-army", new RuleEntity(Kind.ACTOR, "military"),
            "person.general", new RuleEntity(Kind.ACTOR, "person"),
            "system.patriot", new RuleEntity(Kind.SYSTEM, "named-system"),
            "system.uav", new RuleEntity(Kind.SYSTEM, "system-class"),
            "place.base", new RuleEntity(Kind.PLACE, "facility"));
    private static final Set<String> WORDS = Set.of("deploy", "attack");

    /** Each file holds one mistake; its first line is a comment with the beginning of the message wanted. */
    @TestFactory
    Stream<DynamicTest> reportsEachMistakeWithLineAndKey() throws IOException, URISyntaxException {
        Path folder = Path.of(Objects.requireNonNull(RuleBookLoaderTest.class.getResource("/rules"))
                .toURI());
        try (Stream<Path> files = Files.list(folder)) {
            return files.sorted().toList().stream()
                    .map(file -> DynamicTest.dynamicTest(file.getFileName().toString(), () -> {
                        String wanted = Files.readAllLines(file).get(0).substring(2);

                        InvalidDocumentException failure = catchThrowableOfType(
                                InvalidDocumentException.class,
                                () -> RuleBookLoader.load(SourceDocument.read(file), ENTITIES, WORDS));

                        assertThat(failure).isNotNull();
                        assertThat(failure.problems())
                                .as(failure.getMessage())
                                .anyMatch(problem -> problem.toString().startsWith(file + ":" + wanted));
                    }));
        }
    }

    @Test
    void resolvesGroupsTypesAndExceptions() throws InvalidDocumentException {
        RuleBook book = load("""
                groups: { ours: [system.uav, system.patriot] }
                rules:
                  - id: presence
                    title: Presence
                    operands:
                      system: { groups: [ours], except: [system.uav] }
                      actor: { says: state or army, types: [state, military] }
                    when: { all: [system, actor] }
                    group-by: [actor]
                    severity: info
                """);

        assertThat(book.rules()).singleElement().satisfies(rule -> {
            assertThat(rule.operand("system").entities()).containsExactly("system.patriot");
            assertThat(rule.operand("actor").entities()).containsExactly("org.iran-army", "state.iran", "state.us");
            assertThat(rule.operand("system").says()).isEqualTo("system");
            assertThat(rule.operand("actor").says()).isEqualTo("state or army");
        });
    }

    @Test
    void supposesTheSentenceAndThreeDaysWhereNothingIsSaid() throws InvalidDocumentException {
        Rule rule = load(rule("presence", "")).rules().get(0);

        assertThat(rule.scope()).isEqualTo(RuleScope.SENTENCE);
        assertThat(rule.quiet()).isEqualTo(Duration.ofDays(3));
        assertThat(rule.kind()).isEqualTo(RuleKind.MATCH);
        assertThat(rule.topic()).isNull();
    }

    @Test
    void readsEveryPartOfARule() throws InvalidDocumentException {
        Rule rule = load(rule("presence", """
                    description: What it is for.
                    kind: first-seen
                    unseen-for: 36h
                    scope: { unit: paragraph, within-words: 30 }
                    topic: wirewatch.presence.v1
                    labels: { desk: gulf }
                """)).rules().get(0);

        assertThat(rule.description()).isEqualTo("What it is for.");
        assertThat(rule.kind()).isEqualTo(RuleKind.FIRST_SEEN);
        assertThat(rule.quiet()).isEqualTo(Duration.ofHours(36));
        assertThat(rule.scope()).isEqualTo(new RuleScope(RuleScope.Unit.PARAGRAPH, 30));
        assertThat(rule.topic()).isEqualTo("wirewatch.presence.v1");
        assertThat(rule.labels()).containsExactly(Map.entry("desk", "gulf"));
    }

    @Test
    void raisesTheSeverityWithTheNumberOfPublishers() throws InvalidDocumentException {
        RuleSeverity severity = load(rule("presence", "")
                        .replace(
                                "severity: info",
                                "severity: { base: info, corroboration: { 2: warning, 4: critical } }"))
                .rules()
                .get(0)
                .severity();

        assertThat(Stream.of(1, 2, 3, 4, 300).map(severity::at))
                .containsExactly(
                        Severity.INFO, Severity.WARNING, Severity.WARNING, Severity.CRITICAL, Severity.CRITICAL);
    }

    @Test
    void takesTheHighestSeverityThatCorroborationTierOrSalienceGive() throws InvalidDocumentException {
        RuleSeverity severity = load(rule("presence", "")
                        .replace(
                                "severity: info",
                                "severity: { base: info, tier: { 2: warning, 1: critical }, salience: { 0.5: warning } }"))
                .rules()
                .get(0)
                .severity();

        assertThat(severity.of(1, 0.1)).isEqualTo(Severity.CRITICAL);
        assertThat(severity.of(2, 0.1)).isEqualTo(Severity.WARNING);
        assertThat(severity.of(3, 0.1)).isEqualTo(Severity.INFO);
        assertThat(severity.of(null, 0.5)).isEqualTo(Severity.WARNING);
        assertThat(severity.at(9)).isEqualTo(Severity.INFO);
    }

    @Test
    void readsWhatWindowedRulesAskOfManyArticles() throws InvalidDocumentException {
        Rule burst = load(rule("burst", "    kind: burst\n    window: 6h\n    baseline: 28d\n    articles: 6\n"))
                .rules()
                .get(0);
        Rule spread = load(rule("spread", "    kind: spread\n    publishers: 4\n    languages: 3\n"))
                .rules()
                .get(0);
        Rule silence = load("""
                rules:
                  - id: silence
                    title: Silence
                    kind: silence
                    filter: { tiers: [1], feed-groups: [Agencies] }
                    group-by: [feed-group]
                    window: 12h
                    baseline: 28d
                    p-value: 0.00001
                    severity: warning
                """).rules().get(0);

        assertThat(burst.window()).isEqualTo(new RuleWindow.Burst(21_600, 28 * 86_400, 0.0001, 6, 3));
        assertThat(spread.window()).isEqualTo(new RuleWindow.Spread(4, 3));
        assertThat(silence.window()).isEqualTo(new RuleWindow.Silence(43_200, 28 * 86_400, 0.00001));
        assertThat(silence.filter()).isEqualTo(new RuleFilter(List.of("Agencies"), List.of(1), List.of(), null));
        assertThat(silence.when()).isEqualTo(RuleConditions.EVERY);
    }

    @Test
    void givesTheStepsOfASequenceTheirTitles() throws InvalidDocumentException {
        RuleBook book = load(rule("one", "") + """
                  - id: both
                    title: Both
                    kind: sequence
                    steps: [{ rule: one, subject: [state] }, { rule: one, subject: [state] }]
                    within: 7d
                    severity: critical
                """.indent(2).replaceAll("(?m)^  ", ""));

        Rule sequence = book.rules().stream()
                .filter(rule -> rule.id().equals("both"))
                .findFirst()
                .orElseThrow();
        assertThat(sequence.window())
                .isEqualTo(new RuleWindow.Sequence(
                        List.of(
                                new RuleWindow.Step("one", "Presence", List.of("state")),
                                new RuleWindow.Step("one", "Presence", List.of("state"))),
                        7 * 86_400));
        assertThat(sequence.quiet()).isEqualTo(Duration.ofDays(7));
    }

    @Test
    void tellsDeliveryWhatTheRuleAsksOfIt() throws InvalidDocumentException {
        Rule rule = load(rule(
                        "presence",
                        "    repeat: 4h\n    cooldown: 1h\n    quiet-hours: { from: '22:00', to: '06:00', zone: Asia/Tehran }\n"))
                .rules()
                .get(0);

        assertThat(rule.labels())
                .containsEntry("delivery.repeat", "PT4H")
                .containsEntry("delivery.cooldown", "PT1H")
                .containsEntry("delivery.quiet-hours", "22:00-06:00 Asia/Tehran");
    }

    @Test
    void keepsRulesOutOfTheTopicsOfALane() {
        assertThat(RuleTraitReader.RESERVED_TOPICS)
                .containsAll(dev.wirewatch.kafka.Dataset.ALL.stream()
                        .map(dev.wirewatch.kafka.Dataset::name)
                        .toList());
    }

    @Test
    void hasTheSameContentWhateverTheLayoutAndOrderOfTheFile() throws InvalidDocumentException {
        String one = rule("one", "");
        String two = rule("two", "").replace("rules:\n", "");

        RuleBook book = load(one + two);
        RuleBook turned = load("# a remark\nrules:\n" + two + one.replace("rules:\n", ""));

        assertThat(turned.canonical()).isEqualTo(book.canonical());
        assertThat(load(one).canonical()).isNotEqualTo(book.canonical());
    }

    @Test
    void survivesTheWayThroughJson() throws Exception {
        RuleBook book =
                load(rule("presence", "    kind: first-seen\n    unseen-for: 30d\n    scope: { within-words: 9 }\n"));

        RuleBook back = new ObjectMapper().readValue(book.canonical(), RuleBook.class);

        assertThat(back).isEqualTo(book);
        RuleBook windowed = load(rule("burst", "    kind: burst\n    window: 6h\n    baseline: 28d\n"));
        assertThat(new ObjectMapper().readValue(windowed.canonical(), RuleBook.class))
                .isEqualTo(windowed);
        assertThat(RuleBook.empty()).isEqualTo(new ObjectMapper().readValue("{}", RuleBook.class));
    }

    @Test
    void writesOutTheCombinationsThatConditionsAllow() {
        RuleConditions when = new RuleConditions(
                List.of("a"), List.of(), 2, List.of("b", "c", "d"), List.of("e"), List.of(), List.of(), List.of());

        assertThat(RuleAlternatives.of(when))
                .containsExactly(
                        Set.of("a", "b", "c", "e"),
                        Set.of("a", "b", "d", "e"),
                        Set.of("a", "c", "d", "e"),
                        Set.of("a", "b", "c"),
                        Set.of("a", "b", "d"),
                        Set.of("a", "c", "d"));
        assertThat(RuleAlternatives.count(when)).isEqualTo(6);
    }

    private static String rule(String id, String more) {
        return """
                rules:
                  - id: %s
                    title: Presence
                    operands: { system: { kinds: [system] }, state: { types: [state] } }
                    when: { all: [system, state] }
                    group-by: [system, state]
                    severity: info
                """.formatted(id) + more;
    }

    private static RuleBook load(String text) throws InvalidDocumentException {
        return RuleBookLoader.load(SourceDocument.parse("rules.yaml", text), ENTITIES, WORDS);
    }
}
