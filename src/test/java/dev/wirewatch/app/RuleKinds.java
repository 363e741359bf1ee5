package dev.wirewatch.app;

import dev.wirewatch.model.Article;
import dev.wirewatch.topology.detect.RuleCases;
import dev.wirewatch.topology.detect.RuleCases.Wire;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Rules of every kind, and articles for them. */
final class RuleKinds {
    /** When the articles of the first day are seen. */
    static final Instant NINE = Instant.parse("2026-03-10T09:00:00Z");

    private static final String OF_SYSTEM = """
            operands: { system: { kinds: [system] } }
            when: { all: [system] }
            group-by: [system]
        """;
    /** Rules of every kind that has no case of its own, each about the feeds of a group that is called as it is. */
    static final String RULES =
            rule("corroborated", RuleCases.BOTH, "severity: { base: info, corroboration: { 2: warning, 3: critical } }")
                    + rule("tiered", RuleCases.BOTH, "severity: { base: info, tier: { 1: critical } }")
                    + rule("salient", RuleCases.BOTH, "severity: { base: info, salience: { 0.5: critical } }")
                    + rule("grouped", RuleCases.BOTH, "severity: info")
                    + rule(
                            "paced",
                            OF_SYSTEM,
                            "severity: warning",
                            "topic: alerts.special",
                            "labels: { desk: gulf }",
                            "quiet: 30d",
                            "repeat: 6h",
                            "cooldown: 30m",
                            "quiet-hours: { from: \"22:00\", to: \"10:30\", zone: UTC }")
                    + rule("first", RuleCases.BOTH, "severity: info", "kind: first-seen", "unseen-for: 10d")
                    + rule(
                            "burst",
                            OF_SYSTEM,
                            "severity: info",
                            "kind: burst",
                            "window: 6h",
                            "baseline: 28d",
                            "articles: 4",
                            "publishers: 3")
                    + rule("spread", OF_SYSTEM, "severity: info", "kind: spread", "publishers: 3")
                    + rule("languages", OF_SYSTEM, "severity: info", "kind: spread", "languages: 2")
                    + rule("deployed", ofWord("deploy"), "severity: info")
                    + rule("denied", ofWord("deny"), "severity: info")
                    + """
                      - id: sequence
                        title: Sequence
                        kind: sequence
                        steps: [{ rule: deployed, subject: [place] }, { rule: denied, subject: [place] }]
                        within: 7d
                        severity: critical
                    """;

    /** One event, in words of their own. */
    private static final List<String> CONVOY = List.of(
            "A Patriot battery left the Dawn Hill depot on Sunday in a convoy of twelve lorries, bound for the coast.",
            "Twelve lorries carried a Patriot battery out of the Dawn Hill depot on Sunday, witnesses at the gate said.",
            "On Sunday witnesses watched the convoy: a Patriot battery on twelve lorries rolled from Dawn Hill depot.",
            "Neighbours of the Dawn Hill depot counted twelve lorries on Sunday as a Patriot battery was driven away.");

    /** The same event told abroad, and another one. */
    private static final String CONVOY_ABROAD =
            "Батарея Patriot в воскресенье покинула склад в колонне из двенадцати грузовиков и направилась к побережью.";

    private static final String FEAST =
            "For the lantern feast of 14 June 40 fishermen of Basra painted an old Patriot launcher, and children danced.";

    private RuleKinds() {}

    /** Articles that satisfy them, but for what comes on later days. */
    static List<Article> articlesOfTheFirstDay() {
        List<Article> articles = new ArrayList<>();
        RuleCases.all().forEach(each -> {
            articles.add(each.ofItsOwn(each.passedOver()).article(each.id() + " passed over", NINE));
            articles.add(each.ofItsOwn(each.fires()).article(each.id() + " fires", NINE.plusSeconds(60)));
        });
        Wire tochka = Wire.of("A Tochka reached Basra.");
        for (int i = 0; i < 3; i++) {
            articles.add(article(
                    "corroborated-" + i, 0, "corroborated", CONVOY.get(i).replace("Dawn Hill", "Anbar")));
        }
        articles.add(article("corroborated-4", 0, "corroborated", tochka));
        articles.add(Wire.of("A Patriot reached Anbar.").from("tiered", 1).article("tiered-1", NINE));
        articles.add(article("tiered-2", 0, "tiered", tochka));
        articles.add(article(
                "salient-1",
                0,
                "salient",
                Wire.titled("Patriot reaches Anbar", "A Patriot reached Anbar. The Patriot is in Anbar.")));
        articles.add(
                article(
                        "salient-2",
                        0,
                        "salient",
                        Wire.titled(
                                "Patriot shown",
                                "The Patriot was shown to the press.\n\nThe Patriot is old. The Patriot is big.\n\nA Tochka reached Basra.")));
        articles.add(article("grouped", 0, "grouped", "A Patriot reached Anbar. A Tochka reached Basra."));
        articles.add(article("paced-1", 0, "paced", Wire.titled("Convoy leaves depot", CONVOY.get(0))));
        articles.add(article("paced-2", 0, "paced", Wire.titled("Lanterns for 40 fishermen", FEAST)));
        articles.add(article("first", 0, "first", "A Patriot reached Anbar."));
        for (int i = 0; i < CONVOY.size(); i++) {
            articles.add(Wire.of(CONVOY.get(i)).from("burst", 3).article("burst-" + i, NINE.plusSeconds(600L * i)));
        }
        for (int i = 0; i < 3; i++) {
            articles.add(article("spread-" + i, 0, "spread", CONVOY.get(i)));
        }
        articles.add(article("languages-en", 0, "languages", CONVOY.get(0)));
        articles.add(article(
                "languages-ru", 0, "languages", new Wire("Новости", CONVOY_ABROAD, "ru", "", 3, Duration.ZERO)));
        articles.add(article("deployed", 0, "deployed", "Batteries were deployed at Anbar."));
        return articles;
    }

    private static Article article(String name, int day, String group, String text) {
        return article(name, day, group, Wire.of(text));
    }

    /** An article of a later day in the feed of a rule. */
    static Article article(String name, int day, String group, Wire wire) {
        return wire.from(group, 3).article(name, NINE.plus(Duration.ofDays(day)));
    }

    private static String ofWord(String word) {
        return """
                operands: { place: { kinds: [place] }, act: { words: [%s] } }
                when: { all: [place, act] }
                group-by: [place]
            """.formatted(word);
    }

    private static String rule(String id, String conditions, String... more) {
        return "  - id: " + id + "\n    title: Rule " + id + "\n    filter: { feed-groups: [" + id + "] }\n"
                + conditions + "    " + String.join("\n    ", more) + "\n";
    }
}
