package dev.wirewatch.tagging;

import static dev.wirewatch.tagging.Tagged.mentions;
import static dev.wirewatch.tagging.Tagged.watchlist;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What an ambiguous name needs before it counts, and what never speaks against it. */
class EvidenceTest {
    private final Tagger tagger = Tagger.compile(watchlist("""
        name: test
        words:
          office: {en: [President, Secretary]}
          news: {en: [envoy, envoys, talks], ru: [прибыть, отвечать], uk: [прибути]}
        defaults:
          namesake:
            - {previous-capital-except: ["@office"], unless: {kinds: [actor], within: sentence}}
        entities:
          - id: state.iraq
            kind: actor
            type: state
            name: Iraq
            aliases:
              en: [Iraq, {text: Baghdad, forbid: {lone: true, unless: {near: ["@news"], within: document}}}]
              ru: [{text: Багдад, require: {near: ["@news"]}}]
          - id: state.iran
            kind: actor
            type: state
            name: Iran
            aliases:
              en: [{text: Tehran, forbid: {lone: true}}, {text: Iran, case: capitalised}]
          - id: person.trump
            kind: actor
            type: person
            name: Donald Trump
            names:
              - {given: [Donald], family: [Trump], alone: always, forbid: {previous: [can, will], headline: true}}
          - id: person.obrien
            kind: actor
            type: person
            name: Robert O'Brien
            forbid: {lone: true, unless: {near: ["@news"], within: document}}
            names: [{given: [Robert], family: [O'Brien]}]
            aliases: {en: [Bob O'Brien]}
          - {id: place.kirkuk, kind: place, type: city, name: Kirkuk, aliases: {en: [{text: Kirkuk, case: capitalised}]}}
          - id: group.isis
            kind: actor
            type: armed-group
            name: ISIS
            aliases: {en: [{text: Isis, case: capitalised, forbid: {next-capital-except: ["@office"]}}]}
          - id: person.kerry
            kind: actor
            type: person
            name: John Kerry
            aliases: {he: [{text: קרי, forbid: {after-comma: true, unless: {next: [אמר]}}}]}
        """));

    @ParameterizedTest
    @ValueSource(
            strings = {
                "The band Baghdad plays on Thursdays.",
                "Baghdad sells rugs. Nobody else sells Baghdad.",
                "A Tehran omelette, please.",
                "Robert O'Brien sells boats; O'Brien never sails.",
                "Bob O'Brien sells boats.",
                "HOPE CAN TRUMP FEAR",
                "Hope Will Trump Fear",
                "said Auma Trump over lunch",
                "we sailed past kirkuk",
                "Автобус стоит у кафе Багдад.",
                "Yesterday Isis Marsh won the bake-off with a plum cake.",
                "הדייר ישלם את החוב, קרי אלף שקלים",
                "אלף שקלים, קרי הרבה כסף"
            })
    void refusesWhatNothingSpeaksFor(String text) {
        assertThat(mentions(tagger, text)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Envoys reached Baghdad.                      | Baghdad=state.iraq",
                "Robert O'Brien met the envoy.                | Robert O'Brien=person.obrien",
                "What will Trump do about it?                 | Trump=person.trump",
                "Nobody can Trump a friend call.              | Trump=person.trump",
                "So President Trump left.                     | Trump=person.trump",
                "Later they asked. Auditors Trump ignored.    | Trump=person.trump",
                "Делегация прибыла в Багдад.                  | Багдад=state.iraq",
                "Багдад отвечает на ноту.                     | Багдад=state.iraq",
                "Later Isis Secretary posts were filled.       | Isis=group.isis",
                "בסוף הנאום, קרי אמר שהוא עייף                | קרי=person.kerry",
                "הנאום נגמר; קרי עזב ראשון                     | קרי=person.kerry",
                "הנאום נגמר. קרי נשאר בחדר                    | קרי=person.kerry",
                "אחרי הנאום נשאר קרי בחדר                     | קרי=person.kerry"
            })
    void takesItWhereSomethingDoes(String text, String expected) {
        assertThat(mentions(tagger, text)).containsExactly(expected);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Baghdad waits. Nobody in Iraq sleeps. | Baghdad=state.iraq         | Iraq=state.iraq",
                "Robert O'Brien sails past Kirkuk.     | Robert O'Brien=person.obrien | Kirkuk=place.kirkuk"
            })
    void takesALoneNameForOursBesideAnotherNameOfOurs(String text, String first, String second) {
        assertThat(mentions(tagger, text)).containsExactly(first, second);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Baghdad or Tehran, she could not choose.", "Tehran it is, not Baghdad."})
    void letsTwoNamesSpeakForEachOther(String text) {
        assertThat(mentions(tagger, text)).containsExactlyInAnyOrder("Baghdad=state.iraq", "Tehran=state.iran");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "so iran is back in kirkuk again | iran=state.iran | kirkuk=place.kirkuk",
                "trump is lying about kirkuk     | trump=person.trump | kirkuk=place.kirkuk",
                "so the UN says trump lies about kirkuk | trump=person.trump | kirkuk=place.kirkuk",
                "trump lies about kirkuk #SayNo   | trump=person.trump | kirkuk=place.kirkuk"
            })
    void takesTwoNamesTogetherThatHaveLostTheirCapitals(String text, String first, String second) {
        assertThat(mentions(tagger, text)).containsExactly(first, second);
    }

    @ParameterizedTest
    @ValueSource(strings = {"UN trump cards about kirkuk", "i trump Kirkuk", "We trump them in kirkuk"})
    void findsNoNameWithoutItsCapitalWhereAnotherWordHasOne(String text) {
        assertThat(mentions(tagger, text)).doesNotContain("trump=person.trump");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Photo: AFPIraq closes a road.        | Iraq=state.iraq",
                "© 2020 REUTERSIran says no.          | Iran=state.iran",
                "Image copyright AFPTrump in a crowd. | Trump=person.trump"
            })
    void takesTheSpaceBackThatACaptionHasLostAfterAnAgency(String text, String expected) {
        assertThat(mentions(tagger, text)).containsExactly(expected);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"Nobody stayed in Philadelphia. Auditors Trump ignored.", "Все остались в январе. Trump left."})
    void endsASentenceAfterALongWord(String text) {
        assertThat(mentions(tagger, text)).containsExactly("Trump=person.trump");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "they say the may act will hurt kern | may act=law.act | kern=person.kern",
                "they say the May act will hurt kern | May act=law.act |",
                "They say the may act will hurt kern | may act=law.act |"
            })
    void takesANameTogetherWithOneThatALongerNameCovers(String text, String first, String second) {
        Tagger three = Tagger.compile(watchlist("""
                name: test
                entities:
                  - {id: person.may, kind: actor, type: person, name: May, aliases: {en: [{text: May, case: capitalised}]}}
                  - {id: person.kern, kind: actor, type: person, name: Kern, aliases: {en: [{text: Kern, case: capitalised}]}}
                  - {id: law.act, kind: programme, type: law, name: May Act, aliases: {en: [May Act]}}
                """));

        assertThat(mentions(three, text))
                .containsExactlyElementsOf(
                        Stream.of(first, second).filter(Objects::nonNull).toList());
    }
}
