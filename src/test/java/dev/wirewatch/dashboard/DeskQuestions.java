package dev.wirewatch.dashboard;

import static dev.wirewatch.dashboard.readmodel.LargeReadModel.END;
import static dev.wirewatch.dashboard.readmodel.LargeReadModel.PERIOD;
import static dev.wirewatch.dashboard.readmodel.LargeReadModel.SCRIPTS;
import static dev.wirewatch.dashboard.readmodel.LargeReadModel.word;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.IntFunction;

/** What the pages ask the interface, each question in many variants, against a {@code LargeReadModel}. */
final class DeskQuestions {
    private static final String MONTH = period(Duration.ofDays(30));

    private DeskQuestions() {}

    /**
     * The questions: a path for each number.
     *
     * @param article an article that is there
     * @param alert an alert that is there
     */
    static Map<String, IntFunction<String>> of(String article, String alert) {
        Map<String, IntFunction<String>> questions = new LinkedHashMap<>();
        alerts(questions, alert);
        articles(questions, article);
        questions.put("entities: a week", i -> "/api/v1/entities?" + period(Duration.ofDays(7)));
        questions.put("entities: all time", i -> "/api/v1/entities?" + period(PERIOD));
        questions.put("entity", i -> "/api/v1/entities/actor.entity-" + i % 150 + "?" + period(PERIOD));
        questions.put(
                "entities compared",
                i -> "/api/v1/entity-comparison?entity=actor.entity-%d&entity=actor.entity-%d&%s"
                        .formatted(i % 20, 30 + i % 20, MONTH));
        questions.put("entity names", i -> "/api/v1/entity-names");
        questions.put("feeds", i -> "/api/v1/feeds");
        questions.put("status", i -> "/api/v1/status");
        questions.put("metrics", i -> "/metrics");
        return questions;
    }

    private static void alerts(Map<String, IntFunction<String>> questions, String alert) {
        questions.put("alerts: list", i -> "/api/v1/alerts");
        questions.put("alerts: facets", i -> "/api/v1/alerts/facets");
        questions.put("alerts: facets of a month", i -> "/api/v1/alerts/facets?" + MONTH);
        questions.put("alerts: histogram", i -> "/api/v1/alerts/histogram?buckets=72");
        questions.put("alerts: by rule", i -> "/api/v1/alerts/groups?by=rule");
        questions.put("alerts: by entity", i -> "/api/v1/alerts/groups?by=entity");
        questions.put("alerts: of an entity", i -> "/api/v1/alerts?entity=actor.entity-" + i % 150);
        questions.put(
                "alerts: without a rule, critical",
                i -> "/api/v1/alerts?severity=critical&rule=" + encoded("!rule-" + (char) ('a' + i % 26)));
        questions.put("alerts: with a word", i -> "/api/v1/alerts?q=" + encoded(word(i)));
        questions.put("alerts: searched", i -> "/api/v1/alerts/search?q=" + encoded(word(3 * i)));
        questions.put("alert", i -> "/api/v1/alerts/" + alert);
        questions.put("export: CSV, 30 days", i -> "/api/v1/alerts.csv?severity=critical&" + MONTH);
        questions.put("export: NDJSON, a day", i -> "/api/v1/alerts.ndjson?" + period(Duration.ofDays(1)));
        questions.put("feed: Atom", i -> "/feeds/alerts.atom");
        questions.put("feed: JSON", i -> "/feeds/alerts.json");
    }

    private static void articles(Map<String, IntFunction<String>> questions, String article) {
        for (String script : SCRIPTS) {
            int offset = SCRIPTS.indexOf(script);
            questions.put("search: frequent, " + script, i -> search(word(offset + SCRIPTS.size() * (i % 3))));
            questions.put("search: rare, " + script, i -> search(word(offset + SCRIPTS.size() * (4_000 + i))));
        }
        questions.put("search: two frequent words", i -> search(word(0) + " " + word(1 + i % 5)));
        questions.put("search: frequent without frequent", i -> search(word(0) + " -" + word(1 + i % 5)));
        questions.put("search: phrase", i -> search('"' + word(40 + 5 * i) + " " + word(41 + 5 * i) + '"'));
        questions.put("search: phrase of frequent words", i -> search('"' + word(0) + ' ' + word(1) + '"'));
        questions.put("search: beginning of a word", i -> search("word1*"));
        questions.put("search: entity", i -> search("entity:actor.entity-" + i % 150));
        questions.put("search: frequent word, entity", i -> search(word(0) + " entity:actor.entity-" + i % 150));
        questions.put("search: word, rare entity", i -> search(word(400) + " entity:actor.entity-" + (100 + i % 50)));
        questions.put("search: word, two days", i -> search(word(0) + " after:2026-10-01 before:2026-10-03"));
        questions.put("search: word, language", i -> search("lang:en " + word(5 * i)));
        questions.put("search: nothing asked", i -> search(""));
        questions.put("article", i -> "/api/v1/articles/" + article);
    }

    private static String search(String query) {
        return "/api/v1/articles?q=" + encoded(query);
    }

    private static String period(Duration length) {
        Instant from = END.minus(length);
        return "from=" + from + "&to=" + END;
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
