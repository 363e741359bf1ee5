package dev.wirewatch.topology.detect;

import dev.wirewatch.model.Article;
import dev.wirewatch.model.SampleArticles;
import java.time.Duration;
import java.time.Instant;
import java.util.stream.Stream;

/** Everything that a rule can ask of an article, each with an article that fires and one that does not. */
public final class RuleCases {
    /** The names and words that the rules are about. */
    public static final String WATCHLIST = """
            name: w
            words:
              deploy: {en: [deploy, deployed, deploying], ru: [развернули, развёрнут], ar: [نشرت, نشر]}
              deny: {en: [deny, denied, denies]}
            entities:
              - {id: place.anbar, kind: place, type: region, name: Anbar, aliases: {en: [Anbar], ru: [Анбар, Анбаре], ar: [الأنبار]}}
              - {id: place.basra, kind: place, type: region, name: Basra, aliases: {en: [Basra]}}
              - {id: system.patriot, kind: system, type: named-system, name: Patriot, aliases: {en: [Patriot]}}
              - {id: system.tochka, kind: system, type: named-system, name: Tochka, aliases: {en: [Tochka]}}
            """;
    /** A system and a place in one sentence. */
    public static final String BOTH = """
            operands: { system: { kinds: [system] }, place: { kinds: [place] } }
            when: { all: [system, place] }
            group-by: [system, place]
        """;

    private RuleCases() {}

    /**
     * An article as the poller publishes it.
     *
     * @param late how long after it was published it was seen
     */
    public record Wire(String title, String text, String language, String group, int tier, Duration late) {
        /** An article in English of a feed that is like any other. */
        public static Wire of(String text) {
            return titled("News", text);
        }

        /** The same with a title of its own. */
        public static Wire titled(String title, String text) {
            return new Wire(title, text, "en", "Others", 3, Duration.ZERO);
        }

        private Wire in(String other) {
            return new Wire(title, text, other, group, tier, late);
        }

        /** The same article in a feed of another group and tier. */
        public Wire from(String otherGroup, int otherTier) {
            return new Wire(title, text, language, otherGroup, otherTier, late);
        }

        private Wire seenAfter(Duration time) {
            return new Wire(title, text, language, group, tier, time);
        }

        /** The article of a feed and a publisher of its own. */
        public Article article(String name, Instant seen) {
            Instant published = seen.minus(late);
            return SampleArticles.of(name, seen, text).toBuilder()
                    .title(title)
                    .language(language)
                    .published(published)
                    .effective(published)
                    .build()
                    .ofFeed(group, tier);
        }
    }

    /**
     * A part of the rules language, with an article that satisfies it and one that does not, for that reason only.
     *
     * @param conditions of a rule
     * @param filter of the rule; empty for none
     */
    public record Case(String name, String conditions, String filter, Wire fires, Wire passedOver) {
        private Case(String name, String conditions, Wire fires, Wire passedOver) {
            this(name, conditions, "", fires, passedOver);
        }

        /** The rule, as an entry of a rules file. */
        public String rule() {
            return rule("rule", filter);
        }

        /** The same under its own id, of which articles of other cases are kept away. */
        public String ruleOfItsOwn() {
            String own = "feed-groups: [" + id() + "]";
            return rule(id(), ofGroup() ? filter : filter.isEmpty() ? own : own + ", " + filter);
        }

        private String rule(String id, String filtered) {
            return "  - id: " + id + "\n    title: Rule\n    severity: info\n" + conditions
                    + (filtered.isEmpty() ? "" : "    filter: { " + filtered + " }\n");
        }

        /** What its rule is called where it stands beside others. */
        public String id() {
            return name.replaceAll("[^A-Za-z0-9]+", "-").toLowerCase(java.util.Locale.ROOT);
        }

        /** One of its articles in a feed of which only its rule hears. */
        public Wire ofItsOwn(Wire wire) {
            return ofGroup() ? wire : wire.from(id(), wire.tier());
        }

        private boolean ofGroup() {
            return filter.startsWith("feed-groups");
        }

        @Override
        public String toString() {
            return name;
        }
    }

    /** The cases. */
    public static Stream<Case> all() {
        Wire plain = Wire.of("A Patriot reached Anbar.");
        String any = """
                operands: { patriot: { entities: [system.patriot] }, tochka: { entities: [system.tochka] } }
                when: { any: [patriot, tochka] }
                group-by: [patriot, tochka]
            """;
        String atLeast = """
                operands:
                  patriot: { entities: [system.patriot] }
                  tochka: { entities: [system.tochka] }
                  place: { kinds: [place] }
                when: { at-least: { count: 2, of: [patriot, tochka, place] } }
                group-by: [patriot, tochka, place]
            """;
        String action = """
                operands: { place: { kinds: [place] }, deploy: { words: [deploy] } }
                when: { all: [place, deploy] }
                group-by: [place]
            """;
        return Stream.of(
                new Case("all, in a sentence", BOTH, plain, Wire.of("A Patriot came. Anbar slept.")),
                new Case("any", any, Wire.of("A Tochka was seen."), Wire.of("A tank was seen.")),
                new Case(
                        "none",
                        BOTH.replace("place: {", "deny: { words: [deny] }, place: {")
                                .replace("place] }\n    group", "place], none: [deny] }\n    group"),
                        plain,
                        Wire.of("Officials denied that a Patriot reached Anbar.")),
                new Case(
                        "at least two of three",
                        atLeast,
                        Wire.of("A Patriot and a Tochka were seen."),
                        Wire.of("A Patriot was seen.")),
                new Case(
                        "within five words",
                        BOTH + "    scope: { unit: document, within-words: 5 }\n",
                        plain,
                        Wire.of("A Patriot was seen by many people on the long road that leads to Anbar.")),
                new Case(
                        "in the title",
                        BOTH + "    scope: title\n",
                        Wire.titled("Patriot in Anbar", "Nothing else is known."),
                        plain),
                new Case(
                        "in the paragraph",
                        BOTH + "    scope: paragraph\n",
                        Wire.of("A Patriot came. It was set up in Anbar."),
                        Wire.of("A Patriot came.\n\nIt was set up in Anbar.")),
                new Case(
                        "in the document",
                        BOTH + "    scope: document\n",
                        Wire.of("A Patriot came.\n\nNobody slept.\n\nIt was set up in Anbar."),
                        Wire.of("A Patriot came.")),
                new Case("words of action", action, Wire.of("They deployed to Anbar."), Wire.of("They like Anbar.")),
                new Case(
                        "words of action in Russian",
                        action,
                        Wire.of("Батарею развернули в Анбаре.").in("ru"),
                        Wire.of("Батарею увидели в Анбаре.").in("ru")),
                new Case(
                        "words of action in Arabic",
                        action,
                        Wire.of("نشرت القوات بطارية في الأنبار.").in("ar"),
                        Wire.of("زارت القوات مدينة في الأنبار.").in("ar")),
                new Case(
                        "filter by feed group",
                        BOTH,
                        "feed-groups: [Agencies]",
                        plain.from("Agencies/Europe", 2),
                        plain.from("Others", 2)),
                new Case(
                        "filter by publisher tier",
                        BOTH,
                        "tiers: [1, 2]",
                        plain.from("Others", 2),
                        plain.from("Others", 3)),
                new Case("filter by language", BOTH, "languages: [en]", plain, plain.in("fr")),
                new Case(
                        "filter by age",
                        BOTH,
                        "age: 6h",
                        plain.seenAfter(Duration.ofHours(5)),
                        plain.seenAfter(Duration.ofHours(7))));
    }
}
