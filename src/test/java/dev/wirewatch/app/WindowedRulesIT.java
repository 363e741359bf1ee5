package dev.wirewatch.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.wirewatch.kafka.EmbeddedKafka;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every kind of rule on a real broker, from documents to alerts, whatever the partitions. */
class WindowedRulesIT {
    private static final Instant DAY = Instant.parse("2026-02-01T00:00:00Z");
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String RULES = """
        rules:
          - id: deployed
            title: Deployed
            operands: { system: { types: [named-system] }, place: { types: [facility] }, deploy: { words: [deploy] } }
            when: { all: [system, place, deploy] }
            group-by: [place]
            severity: info
          - id: struck
            title: Struck
            operands: { place: { types: [facility] }, attack: { words: [attack] } }
            when: { all: [place, attack] }
            group-by: [place]
            severity: warning
          - id: together
            title: Together
            kind: first-seen
            operands: { system: { types: [named-system] }, place: { types: [facility] } }
            when: { all: [system, place] }
            group-by: [system, place]
            unseen-for: 30d
            severity: info
          - id: burst
            title: Burst
            kind: burst
            operands: { place: { types: [facility] } }
            when: { all: [place] }
            group-by: [place]
            window: 6h
            baseline: 14d
            articles: 5
            publishers: 3
            severity: { base: info, corroboration: { 4: critical } }
          - id: spread
            title: Spread
            kind: spread
            operands: { place: { types: [facility] }, attack: { words: [attack] } }
            when: { all: [place, attack] }
            group-by: [place]
            publishers: 4
            severity: warning
          - id: sequence
            title: Sequence
            kind: sequence
            steps: [{ rule: deployed, subject: [place] }, { rule: struck, subject: [place] }]
            within: 30d
            severity: critical
          - id: silence
            title: Silence
            kind: silence
            operands: { person: { types: [person] } }
            when: { all: [person] }
            group-by: [person]
            window: 1d
            baseline: 10d
            severity: warning
        """;

    /** One event, in words of their own. */
    private static final List<String> STRIKE = List.of(
            "Three rockets struck Ain al-Asad base on Thursday before dawn and burnt a fuel tank, the army said.",
            "A fuel tank burnt at Ain al-Asad base after rockets struck it before dawn on Thursday, three in number.",
            "Before dawn on Thursday three rockets struck the Ain al-Asad base; officers reported a burning fuel tank.",
            "Officers at Ain al-Asad base said that of the rockets which struck on Thursday before dawn one hit a fuel"
                    + " tank.",
            "Rockets, three of them, struck Ain al-Asad base on Thursday: a fuel tank was on fire when dawn came.");

    @TempDir
    private Path directory;

    private record Result(int status, String out, String err) {}

    @Test
    void raisesAnAlertOfEachKindWhateverThePartitions() throws Exception {
        Path corpus = Files.createDirectory(directory.resolve("corpus"));
        Files.write(corpus.resolve("articles.jsonl"), documents());
        Path rules = Files.writeString(directory.resolve("rules.yaml"), RULES);

        Result one;
        Result four;
        try (EmbeddedKafka kafka = EmbeddedKafka.start(directory.resolve("broker"), "127.0.0.1", 0)) {
            one = replay(corpus, rules, kafka, "topics.partitions=1");
            four = replay(corpus, rules, kafka, "topics.partitions=4");
        }

        assertThat(one.status()).as(one.err()).isZero();
        Map<String, JsonNode> byRule = new TreeMap<>();
        for (String line : one.out().lines().toList()) {
            JsonNode alert = JSON.readTree(line);
            byRule.put(alert.path("rule").asText(), alert);
        }
        assertThat(byRule).containsOnlyKeys("burst", "deployed", "sequence", "silence", "spread", "struck", "together");
        assertThat(conditions(byRule, "burst")).contains("burst: 5 articles in the 6 h to ");
        assertThat(Objects.requireNonNull(byRule.get("burst")).path("severity").asText())
                .isEqualTo("critical");
        assertThat(conditions(byRule, "spread")).contains("told by 5 independent publishers (at least 4 asked)");
        assertThat(conditions(byRule, "sequence"))
                .contains("first step: Deployed")
                .contains("then Struck after ");
        assertThat(conditions(byRule, "silence")).contains("silence: 0 articles in the 24 h to ");
        assertThat(four.out()).isEqualTo(one.out());
    }

    private static List<String> documents() throws Exception {
        List<String> lines = new ArrayList<>();
        for (int hour = 0; hour < 20 * 24; hour++) {
            boolean silent = hour >= 15 * 24 && hour < 18 * 24;
            if (hour % 2 == 0 && !silent) {
                lines.add(document(
                        "s" + hour,
                        DAY.plus(Duration.ofHours(hour)),
                        "Outlet " + hour % 5,
                        "General Ghanimi received visitors, number " + hour + " of the season, in a hall."));
            }
        }
        lines.add(document(
                "deployed",
                DAY.plus(Duration.ofDays(3)),
                "Outlet 1",
                "Patriot missiles were deployed at Ain al-Asad base."));
        for (int i = 0; i < STRIKE.size(); i++) {
            lines.add(document(
                    "struck" + i,
                    DAY.plus(Duration.ofDays(18)).plus(Duration.ofMinutes(20L * i)),
                    "Paper " + i,
                    STRIKE.get(i)));
        }
        return lines;
    }

    private static String document(String id, Instant published, String publisher, String text) throws Exception {
        return JSON.writeValueAsString(Map.of(
                "id",
                id,
                "title",
                "News " + id,
                "text",
                text,
                "published",
                published.toString(),
                "publisher",
                publisher,
                "language",
                "en"));
    }

    private static String conditions(Map<String, JsonNode> alerts, String rule) {
        JsonNode alert = Objects.requireNonNull(alerts.get(rule));
        StringBuilder all = new StringBuilder();
        alert.path("evidence")
                .forEach(evidence -> evidence.path("conditions")
                        .forEach(condition -> all.append(condition.asText()).append('\n')));
        return all.toString();
    }

    private static Result replay(Path corpus, Path rules, EmbeddedKafka kafka, String setting) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        int status = Main.commandLine(new PrintWriter(out, true), new PrintWriter(err, true))
                .execute(
                        "replay",
                        corpus.toString(),
                        "--format=json",
                        "--rules=" + rules,
                        "--set=kafka.bootstrap.servers=" + kafka.bootstrapServers(),
                        "--set=" + setting);
        return new Result(status, out.toString(), err.toString());
    }
}
