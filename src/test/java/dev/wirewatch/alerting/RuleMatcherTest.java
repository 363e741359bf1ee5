package dev.wirewatch.alerting;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wirewatch.document.InvalidDocumentException;
import dev.wirewatch.document.SourceDocument;
import dev.wirewatch.model.ArticleReference;
import dev.wirewatch.model.Evidence;
import dev.wirewatch.model.EvidenceMention;
import dev.wirewatch.model.Kind;
import dev.wirewatch.model.Mention;
import dev.wirewatch.model.Sentence;
import dev.wirewatch.model.TaggedArticle;
import dev.wirewatch.model.WordHit;
import dev.wirewatch.watchlist.RuleBookLoader;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class RuleMatcherTest {
    private static final Set<String> WORDS = Set.of("deploy", "attack", "kill", "cooperate", "fly");
    private static final String DEPLOYMENT = """
        operands:
          system: { kinds: [system] }
          action: { words: [deploy] }
          place: { types: [state], after: [system, action] }
        when: { all: [system, action, place] }
        group-by: [system, place]
        """;

    @Test
    void matchesTheNearestCombinationOnly() {
        List<Match> matches = match(
                DEPLOYMENT,
                "[Iran|state.iran] says the [US|state.us] [sent|@deploy] [Patriots|system.patriot] to"
                        + " [Iraq|state.iraq] near [Kuwait|state.kuwait].");

        assertThat(matches).extracting(Match::group).containsExactly("state.iraq+system.patriot");
    }

    @Test
    void usesAMentionInOneCombinationOnly() {
        List<Match> matches = match(
                """
                operands: { person: { types: [person] }, killing: { words: [kill] } }
                when: { all: [person, killing] }
                group-by: [person]
                """,
                "The [President|person.president] regretted that the [General|person.general] was [killed|@kill].");

        assertThat(matches).extracting(Match::group).containsExactly("person.general");
    }

    @Test
    void findsEveryCombinationThatSharesNothing() {
        List<Match> matches = match(
                DEPLOYMENT,
                "They [sent|@deploy] [Patriots|system.patriot] to [Iraq|state.iraq] and [moved|@deploy]"
                        + " [THAAD|system.thaad] to [Kuwait|state.kuwait].");

        assertThat(matches)
                .extracting(Match::group)
                .containsExactly("state.iraq+system.patriot", "state.kuwait+system.thaad");
    }

    @Test
    void doesNotCombineAcrossSentencesUnlessTheScopeSaysSo() {
        String text = "They [sent|@deploy] [Patriots|system.patriot]. They are in [Iraq|state.iraq].";

        assertThat(match(DEPLOYMENT, text)).isEmpty();
        assertThat(match(DEPLOYMENT + "scope: paragraph", text)).hasSize(1);
    }

    @Test
    void doesNotTakeTheNextParagraphForTheSame() {
        String text = "They [sent|@deploy] [Patriots|system.patriot].\n\nTourists return to [Iraq|state.iraq].";

        assertThat(match(DEPLOYMENT + "scope: paragraph", text)).isEmpty();
        assertThat(match(DEPLOYMENT + "scope: document", text)).hasSize(1);
    }

    @Test
    void doesNotTakeSentencesThatAreNotAdjacentForTogether() {
        String text = "They [sent|@deploy] [Patriots|system.patriot]. It rained. They are in [Iraq|state.iraq].";

        assertThat(match(DEPLOYMENT + "scope: paragraph", text)).isEmpty();
    }

    @Test
    void looksAtTheTitleAloneWhereTheScopeIsTheTitle() throws Exception {
        RuleMatcher matcher = matcher(DEPLOYMENT + "scope: title");
        String passage = "[Patriots|system.patriot] [arrive|@deploy] in [Iraq|state.iraq]";

        assertThat(matcher.match(Tagged.article(passage, "Nothing more is known"))
                        .matches())
                .hasSize(1);
        assertThat(matcher.match(Tagged.article("Late news", passage)).matches())
                .isEmpty();
    }

    @Test
    void keepsTheDistanceInWords() {
        String text = "[Patriots|system.patriot] were [sent|@deploy] by ship over the long way to [Iraq|state.iraq].";

        assertThat(match(DEPLOYMENT + "scope: { unit: sentence, within-words: 10 }", text))
                .hasSize(1);
        assertThat(match(DEPLOYMENT + "scope: { unit: sentence, within-words: 9 }", text))
                .isEmpty();
    }

    @Test
    void wantsTwoEntitiesForTwoOperands() {
        String rule = """
            operands:
              one: { types: [state], stand-ins: true }
              other: { types: [state], stand-ins: true }
              action: { words: [cooperate] }
            when: { all: [one, other, action] }
            group-by: [one, other]
            """;

        assertThat(match(rule, "[Iran|state.iran] [agrees|@cooperate] with [Tehran|state.iran]."))
                .isEmpty();
        assertThat(match(rule, "The [Army|org.iran-army] [agrees|@cooperate] with [Tehran|state.iran]."))
                .isEmpty();
        assertThat(match(rule, "The [Army|org.iran-army] [agrees|@cooperate] with [Iraq|state.iraq]."))
                .singleElement()
                .satisfies(match -> {
                    assertThat(match.group()).isEqualTo("state.iran+state.iraq");
                    assertThat(match.evidence().conditions()).contains("one: “Army” (org.iran-army for state.iran)");
                });
    }

    @Test
    void wantsThePlaceAfterAWordOfPlaceInTheLanguagesThatHaveOne() throws Exception {
        RuleMatcher matcher = matcher("""
            operands:
              system: { kinds: [system] }
              place: { types: [state], preceded-by: { en: [to, in] } }
            when: { all: [system, place] }
            group-by: [place]
            """);
        String to = "[Patriots|system.patriot] to the west of [Iraq|state.iraq].";
        String by = "[Patriots|system.patriot] to please, given by [Iraq|state.iraq].";

        assertThat(matcher.match(Tagged.article(to)).matches()).hasSize(1);
        assertThat(matcher.match(Tagged.article(by)).matches()).isEmpty();
        assertThat(matcher.match(in("fr", by)).matches()).hasSize(1);
        assertThat(matcher.match(in("en-GB", by)).matches()).isEmpty();
        assertThat(matcher.match(in(null, by)).matches()).isEmpty();
    }

    @Test
    void prefersACombinationThatNoCommaDivides() {
        List<Match> matches =
                match("""
                    operands: { person: { types: [person] }, killing: { words: [kill] } }
                    when: { all: [person, killing] }
                    group-by: [person]
                    """, "The [General|person.general] was [killed|@kill], the [President|person.president] said.");

        assertThat(matches).extracting(Match::group).containsExactly("person.general");
    }

    @Test
    void isExcludedByWhatMustNotBeThere() {
        String rule = """
            operands: { target: { types: [facility] }, attack: { words: [attack] }, drone: { entities: [system.uav] } }
            when: { all: [target, attack], none: [drone] }
            group-by: [target]
            """;

        assertThat(match(rule, "An [attack|@attack] on the [base|place.base].")).hasSize(1);
        assertThat(match(rule, "A [drone|system.uav] [attack|@attack] on the [base|place.base]."))
                .isEmpty();
        assertThat(match(rule, "An [attack|@attack] on the [base|place.base]. No [drone|system.uav] was seen."))
                .hasSize(1);
    }

    @Test
    void isExcludedInBetweenOnlyByWhatStandsInBetween() {
        String rule = """
            operands: { system: { kinds: [system] }, target: { types: [facility] }, attack: { words: [attack] } }
            when: { all: [system, target], none-between: [attack] }
            group-by: [target]
            """;

        assertThat(match(rule, "[Patriots|system.patriot] after the [attack|@attack] on the [base|place.base]."))
                .isEmpty();
        assertThat(match(rule, "[Patriots|system.patriot] for the [base|place.base] after the [attack|@attack]."))
                .hasSize(1);
    }

    @Test
    void wantsItsContextAnywhereInTheArticle() {
        String rule = """
            operands: { state: { types: [state] }, action: { words: [cooperate] }, force: { types: [military] } }
            when: { all: [state, action], context: [force] }
            group-by: [state]
            """;

        assertThat(match(rule, "[Iraq|state.iraq] [agrees|@cooperate].")).isEmpty();
        assertThat(match(rule, "[Iraq|state.iraq] [agrees|@cooperate].\n\nThe [Army|org.iran-army] waits."))
                .singleElement()
                .extracting(Match::evidence)
                .extracting(Evidence::mentions)
                .asInstanceOf(InstanceOfAssertFactories.list(EvidenceMention.class))
                .extracting(EvidenceMention::text)
                .containsExactly("Iraq", "agrees", "Army");
    }

    @Test
    void takesOptionalOperandsAlongWhereTheyAre() {
        String rule = """
            operands:
              owner: { types: [state] }
              craft: { entities: [system.uav] }
              flight: { words: [fly] }
              over: { types: [state], after: [owner, craft, flight] }
            when: { all: [craft, flight, over], optional: [owner] }
            group-by: [owner, craft, over]
            """;

        assertThat(match(rule, "[Iranian|state.iran] [drones|system.uav] [fly|@fly] over [Iraq|state.iraq]."))
                .extracting(Match::group)
                .containsExactly("state.iran+state.iraq+system.uav");
        assertThat(match(rule, "Unknown [drones|system.uav] [fly|@fly] over [Iraq|state.iraq]."))
                .extracting(Match::group)
                .containsExactly("state.iraq+system.uav");
    }

    @Test
    void countsHowManyOfSeveralAreThere() {
        String rule = """
            operands:
              place: { types: [facility] }
              action: { words: [deploy] }
              system: { kinds: [system] }
              state: { types: [state] }
            when: { all: [place], at-least: { count: 2, of: [action, system, state] } }
            group-by: [place]
            """;

        assertThat(match(rule, "The [base|place.base] in [Iraq|state.iraq].")).isEmpty();
        assertThat(match(rule, "[Patriots|system.patriot] at the [base|place.base] in [Iraq|state.iraq]."))
                .hasSize(1);
    }

    @Test
    void isContentWithAnyOfSeveral() {
        String rule = """
            operands: { place: { types: [facility] }, action: { words: [deploy] }, attack: { words: [attack] } }
            when: { all: [place], any: [action, attack] }
            group-by: [place]
            """;

        assertThat(match(rule, "The [base|place.base].")).isEmpty();
        assertThat(match(rule, "The [base|place.base] was [shelled|@attack].")).hasSize(1);
    }

    @Test
    void leavesOutWhatAnOperandExcepts() {
        String rule = """
            operands: { system: { kinds: [system], except: [system.uav] }, state: { types: [state], except: [state.us] } }
            when: { all: [system, state] }
            group-by: [system, state]
            """;

        assertThat(match(rule, "[US|state.us] [drones|system.uav] and [Patriots|system.patriot] in [Iraq|state.iraq]."))
                .extracting(Match::group)
                .containsExactly("state.iraq+system.patriot");
    }

    @Test
    void saysConditionByConditionWhyItMatched() {
        Match match = match(DEPLOYMENT, "They [sent|@deploy] [Patriots|system.patriot] to [Iraq|state.iraq].")
                .get(0);

        assertThat(match.evidence().conditions())
                .containsExactly(
                        "system: “Patriots” (system.patriot)",
                        "action: “sent”",
                        "place: “Iraq” (state.iraq)",
                        "together in one sentence, 3 words from first to last");
        assertThat(match.evidence().mentions())
                .extracting(EvidenceMention::snippet)
                .containsOnly("They sent Patriots to Iraq.");
        assertThat(match.evidence().mentions().get(0).entity()).isEqualTo("word:deploy");
    }

    @Test
    void cutsALongSentenceAroundTheMentionWithinTheLimit() {
        String filler = "𝔴ord ".repeat(90);
        Sentence sentence = new Sentence(1, Mention.TEXT, 1000, 1, filler + "Iraq " + filler);
        int start = 1000 + 90 * 5;
        Hit hit = new Hit("state.iraq", "state.iraq", "Iraq", Mention.TEXT, start, start + 4, "Iraq", 1, 90);

        String snippet = Explanation.snippet(hit, sentence);

        assertThat(snippet.codePointCount(0, snippet.length())).isEqualTo(EvidenceMention.SNIPPET_LIMIT);
        assertThat(snippet).startsWith("…").endsWith("…").contains("Iraq");
    }

    @Test
    void reportsThatAPoisonedArticleWasNotSearchedToItsEnd() throws Exception {
        List<Mention> mentions = new ArrayList<>();
        List<WordHit> words = new ArrayList<>();
        for (int i = 0; i < 100_000; i++) {
            String entity = i % 2 == 0 ? "system.patriot" : "state.iraq";
            Kind kind = i % 2 == 0 ? Kind.SYSTEM : Kind.ACTOR;
            mentions.add(new Mention(entity, kind, "x", Mention.TEXT, 4 * i, 4 * i + 1, "x", 0, 2 * i, 1));
            words.add(new WordHit("deploy", Mention.TEXT, 4 * i + 2, 4 * i + 3, "y", 0, 2 * i + 1));
        }
        ArticleReference reference = Tagged.article("text").article();

        Matches matches =
                matcher(DEPLOYMENT).match(new TaggedArticle(reference, "default", "v1", mentions, words, List.of()));

        assertThat(matches.bounded()).containsExactly("rule");
        assertThat(matches.matches()).hasSize(1);
    }

    @Test
    void hasUseForWordsOfItsRulesBesideMentionsOnly() throws Exception {
        RuleMatcher matcher = matcher(DEPLOYMENT);
        TaggedArticle article = Tagged.article("[Patriots|system.patriot] were [sent|@deploy] and [flown|@fly].");

        assertThat(matcher.relevant(article.mentions(), article.words()))
                .extracting(WordHit::wordClass)
                .containsExactly("deploy");
        assertThat(matcher.relevant(List.of(), article.words())).isEmpty();
    }

    private static TaggedArticle in(@Nullable String language, String text) {
        ArticleReference of = Tagged.article(text).article();
        return Tagged.article(
                "",
                text,
                new ArticleReference(
                        of.id(),
                        1,
                        "feed",
                        "",
                        null,
                        null,
                        language,
                        null,
                        of.fetched(),
                        of.fetched(),
                        null,
                        null,
                        null));
    }

    private static List<Match> match(String rule, String text) {
        try {
            return matcher(rule).match(Tagged.article(text)).matches();
        } catch (InvalidDocumentException e) {
            throw new IllegalArgumentException(e);
        }
    }

    private static RuleMatcher matcher(String rule) throws InvalidDocumentException {
        String text = """
            stand-ins: { state.iran: [org.iran-army] }
            rules:
              - id: rule
                title: A rule
                severity: info
            """ + rule.indent(4);
        return new RuleMatcher(RuleBookLoader.load(SourceDocument.parse("rules.yaml", text), Tagged.ENTITIES, WORDS));
    }
}
