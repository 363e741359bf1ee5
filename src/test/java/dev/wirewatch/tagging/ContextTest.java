package dev.wirewatch.tagging;

import static dev.wirewatch.tagging.Tagged.mentions;
import static dev.wirewatch.tagging.Tagged.watchlist;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.wirewatch.model.Mention;
import dev.wirewatch.model.WordHit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Names that mean something else too are told apart by what stands around them. */
class ContextTest {
    private final Tagger tagger = Tagger.compile(watchlist("""
            name: test
            words:
              weapon: {en: [battery, missile, missiles, air defence]}
              title: {en: [president, secretary, gen.]}
              given-name: {any: [Teresa, Melania]}
            defaults:
              surname: {previous: ["@title"]}
              namesake: {previous: ["@given-name"]}
            ignore:
              en: [Washington Post, New England Patriots, {text: County Kerry}]
            entities:
              - id: system.patriot
                kind: system
                type: named-system
                name: Patriot
                aliases:
                  en:
                    - MIM-104
                    - text: Patriot
                      case: capitalised
                      require: {near: ["@weapon"], kinds: [system]}
                      forbid: [{next: [Act]}, {near: [NFL], within: sentence}]
              - id: system.avenger
                kind: system
                type: named-system
                name: Avenger
                aliases: {en: [AN/TWQ-1]}
              - id: state.us
                kind: actor
                type: state
                name: US
                aliases:
                  en:
                    - {text: US, case: exact}
                    - {text: Washington, case: capitalised, forbid: {previous: [Denzel]}}
                    - {text: capital, require: {entities: [system.avenger], within: document}}
                    - {text: hill, require: {near: [senate], within: 3}, established: false}
                    - {text: lawn, require: {near: [roses], within: paragraph}}
              - id: person.kerry
                kind: actor
                type: person
                name: John Kerry
                names: [{given: [John], family: [Kerry]}]
                roles: {en: [Secretary of State]}
              - id: person.trump
                kind: actor
                type: person
                name: Donald Trump
                names: [{given: [Donald], family: [Trump], alone: always}]
            """));

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "A Patriot battery came.|Patriot=system.patriot",
                "Another missile hit a Patriot.|Patriot=system.patriot",
                "PATRIOT MISSILES COME|PATRIOT=system.patriot",
                "a patriot battery came|patriot=system.patriot",
                "The Patriot and the AN/TWQ-1 came.|Patriot=system.patriot;AN/TWQ-1=system.avenger",
                "The MIM-104 came. The Patriot left.|MIM-104=system.patriot;Patriot=system.patriot",
                "A Patriot battery came. It is a Patriot.|Patriot=system.patriot;Patriot=system.patriot",
                "He said Washington agreed.|Washington=state.us",
                "the capital, the AN/TWQ-1|capital=state.us;AN/TWQ-1=system.avenger",
                "the hill and the senate|hill=state.us",
                "A lawn. And roses.|lawn=state.us"
            })
    void acceptsANameWhoseContextIsThere(String text, String expected) {
        assertThat(mentions(tagger, text)).containsExactly(expected.split(";"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "The Patriot spoke.",
                "The battery is empty. The Patriot spoke.",
                "Every patriot loves a missile, and a Country.",
                "The Patriot Act and missiles.",
                "An NFL Patriot threw a missile.",
                "Denzel Washington came.",
                "The Washington Post wrote.",
                "The New England Patriots and the missiles.",
                "the capital fell",
                "the hill is far from where the senate sits",
                "the hill; the senate",
                "the hill ; the senate",
                "the hill\u00A0; the senate",
                "The hill. The senate.",
                "A lawn.\n\nAnd roses.",
                "tell us more"
            })
    void refusesANameWithoutItsContextOrWithAForbiddenOne(String text) {
        assertThat(mentions(tagger, text)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "John Kerry came. Kerry left.|John Kerry=person.kerry;Kerry=person.kerry",
                "Kerry left after John Kerry came.|Kerry=person.kerry;John Kerry=person.kerry",
                "Secretary Kerry came.|Kerry=person.kerry",
                "Gen. Kerry came.|Kerry=person.kerry",
                "Kerry, the secretary of state, came.|Kerry=person.kerry",
                "In Vienna Kerry limped. The secretary of state was tired.|Kerry=person.kerry",
                "J. Kerry came.|J. Kerry=person.kerry",
                "John F. Kerry came.|John F. Kerry=person.kerry",
                "John Kerry's plan|John Kerry=person.kerry",
                "john kerry came|john kerry=person.kerry",
                "Trump came.|Trump=person.trump",
                "DONALD J. TRUMP CAME|DONALD J. TRUMP=person.trump",
                "TRUMP CAME|TRUMP=person.trump"
            })
    void acceptsAFamilyNameThatIsClear(String text, String expected) {
        assertThat(mentions(tagger, text)).containsExactly(expected.split(";"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Kerry came.",
                "Kerry came. It rained all day on the secretary of state.",
                "John Smith and Kerry came.",
                "It rained in County Kerry.",
                "Melania Trump came.",
                "to trump a card",
                "John, Kerry and others came."
            })
    void refusesAFamilyNameThatIsNot(String text) {
        assertThat(mentions(tagger, text)).isEmpty();
    }

    @Test
    void tellsANamesakeFromTheEntityInOneText() {
        assertThat(mentions(tagger, "Teresa Kerry met Secretary Kerry, and Melania Trump left with Trump."))
                .containsExactly("Kerry=person.kerry", "Trump=person.trump");
        assertThat(mentions(tagger, "The Patriot Act passed while a Patriot battery moved."))
                .containsExactly("Patriot=system.patriot");
    }

    @Test
    void isLessCertainTheFartherTheContext() {
        String text = "Patriot missile. Word. Patriot " + "word ".repeat(10) + "missile. Word. A Patriot.";

        assertThat(tagger.tag("", text).mentions())
                .extracting(Mention::confidence)
                .containsExactly(0.95, 0.9, 0.85);
    }

    @Test
    void leavesOutWhatIsNotCertainEnough() {
        Tagger strict = Tagger.compile(watchlist("""
                name: test
                confidence: 0.9
                entities:
                  - id: a.x
                    kind: actor
                    type: test
                    name: X
                    aliases: {en: [{text: perhaps, confidence: 0.8}, {text: surely, confidence: 0.9}]}
                """));

        assertThat(mentions(strict, "perhaps, surely")).containsExactly("surely=a.x");
    }

    @Test
    void reportsWordsOfClassesOutsideMentions() {
        var words = tagger.tag("Missiles", "The air defence of Gen. Kerry. A missile!")
                .words();

        assertThat(words)
                .extracting(WordHit::wordClass, WordHit::field, WordHit::text, WordHit::sentence, WordHit::word)
                .containsExactly(
                        tuple("weapon", "title", "Missiles", 0, 0),
                        tuple("weapon", "text", "air defence", 1, 2),
                        tuple("title", "text", "Gen", 1, 5),
                        tuple("weapon", "text", "missile", 2, 8));
    }

    @Test
    void saysOnceWhatSeveralEntriesSay() {
        Tagger tagger = Tagger.compile(watchlist("""
                name: test
                ignore:
                  en:
                    - {text: Onhava, require: {next: [street]}}
                    - {text: Onhava, require: {previous: [aunt]}}
                entities:
                  - {id: place.onhava, kind: place, type: city, name: Onhava, aliases: {en: [Onhava]}}
                """));

        assertThat(tagger.explain("", "Onhava sleeps."))
                .extracting(Explanation::entity, Explanation::reason)
                .containsExactlyInAnyOrder(
                        tuple("place.onhava", Verdict.CERTAIN.reason()), tuple(null, Verdict.NO_CONTEXT.reason()));
    }

    @Test
    void explainsEachCandidate() {
        var explanations = tagger.explain("", "The Washington Post on the Patriot Act and a Patriot missile.");

        assertThat(explanations)
                .extracting(e -> e.text() + ": " + e.mention() + ", " + e.reason())
                .containsExactly(
                        "Washington: false, overlaps 'Washington Post', a name to be ignored, which is longer or more certain",
                        "Washington Post: false, a name to be ignored",
                        "Patriot: false, context that it forbids is there",
                        "Patriot: true, its required context is there");
    }

    @ParameterizedTest
    @ValueSource(strings = {"генерала Тайпо", "с генералом Тайпо", "генералу Тайпо", "ГЕНЕРАЛОВ ТАЙПО"})
    void inflectsWhatStandsInTheContextsOfANameByItsLanguage(String text) {
        Tagger inflected = Tagger.compile(watchlist("""
                name: test
                entities:
                  - {id: p.taipo, kind: actor, type: person, name: T, aliases: {ru: [{text: Тайпо, require: {near: [генерал]}}]}}
                """));

        assertThat(mentions(inflected, text)).hasSize(1);
        assertThat(mentions(inflected, "генеральная Тайпо")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Şam sustu.|1",
                "Yolun sonu Şam'dır.|1",
                "ŞAM SUSTU|1",
                "S\u0327am sustu.|1",
                "Ş\u00ADam sustu.|1",
                "Sam sustu.|0",
                "SAM sustu.|0",
                "Śam sustu.|0",
                "Iraklı bir tüccar|1",
                "IRAKLI BİR TÜCCAR|1",
                "Iraklılar geldi.|1",
                "Irakli Batumi'den geldi.|0",
                "ırakli bir tüccar|0"
            })
    void takesANameByItsMarksWhereTheyTellItFromAnother(String text, int count) {
        Tagger marked = Tagger.compile(watchlist("""
                name: test
                entities:
                  - {id: s.syria, kind: actor, type: state, name: S, aliases: {tr: [{text: Şam, case: capitalised, marks: true}]}}
                  - {id: s.iraq, kind: actor, type: state, name: I, aliases: {tr: [{text: Iraklı, marks: true}]}}
                """));

        assertThat(mentions(marked, text)).hasSize(count);
    }
}
