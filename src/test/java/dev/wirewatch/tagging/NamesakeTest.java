package dev.wirewatch.tagging;

import static dev.wirewatch.tagging.Tagged.mentions;
import static dev.wirewatch.tagging.Tagged.watchlist;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Names of towns, streets and people called like somebody on the list are told apart by how they go on. */
class NamesakeTest {
    private final Tagger tagger = Tagger.compile(watchlist("""
        name: test
        words:
          region: {en: [Idaho, Florida]}
          street: {en: [street, hotel]}
          pronoun: {en: [he, his, him]}
          given-name: {en: [Denzel, Said]}
          trade: {en: [a plumber]}
          german: {de: [der, nicht]}
        defaults:
          forbid:
            state:
              - apposition: ["@region"]
              - {next: ["@street"], capitalised: true}
              - refused-elsewhere: true
                unless: {previous: [in], near: [envoys], kinds: [actor], within: sentence}
            person:
              - refused-elsewhere: true
              - apposition: ["@trade"]
              - next-capital-except: [Monday]
                unless: {near: ["@german"]}
        ignore:
          ar: [{text: روسي, require: {previous: [فالنتينو]}}]
          fa: [فخرالدین عراقی]
        entities:
          - {id: state.russia, kind: actor, type: state, name: Russia, aliases: {en: [Moscow, Russia], ar: [روسي, روسيا]}}
          - {id: state.iraq, kind: actor, type: state, name: Iraq, aliases: {fa: [عراقی]}}
          - id: state.us
            kind: actor
            type: state
            name: US
            aliases:
              en: [US, {text: Washington, forbid: {previous: ["@given-name"]}}]
              ru: [{text: Вашингтон, forbid: {previous: [Дензел]}}, США]
          - id: person.esper
            kind: actor
            type: person
            name: Mark Esper
            roles: {en: [defence secretary]}
            names: [{given: [Mark], family: [Esper], alone: always, forbid: {previous: [Esther]}}]
            not: {en: [Judd Esper]}
          - {id: place.kyiv, kind: place, type: city, name: Kyiv, aliases: {en: [Kyiv]}}
        """));

    @ParameterizedTest
    @ValueSource(
            strings = {
                "They stopped in Moscow, Idaho, for lunch.",
                "A bakery on Moscow Street closed.",
                "Rooms at the Russia Hotel were cheap.",
                "Denzel Washington came late; Washington says he hated it.",
                "Denzel Washington came late. Washington stayed.",
                "Said Washington is a cook.",
                "Дензел Вашингтон опоздал. Фильм с Вашингтоном отложили.",
                "О Вашингтоне забыли, пока Дензел Вашингтон не приехал.",
                "said washington is a cook",
                "Moscow keeps a pub. It is Moscow, Florida, of course.",
                "Esther Esper swims. Later Esper sang.",
                "Judd Esper swims; then Esper sang.",
                "عاد فالنتينو روسي إلى الحلبة. وقال روسي إنه تعب.",
                "فخرالدین عراقی شاعر است. غزل‌های عراقی را خواندند.",
                "Mark Esper, a plumber from Leeds, won.",
                "Professor Mark Esper Baird teaches Norse."
            })
    void leavesOutWhatIsCalledLikeIt(String text) {
        assertThat(mentions(tagger, text)).isEmpty();
    }

    @Test
    void forgetsANamesakeFarAway() {
        String near = "Denzel Washington left. " + "It rained. ".repeat(90) + "Washington stayed.";
        String far = "Denzel Washington left. " + "It rained. ".repeat(110) + "Washington stayed.";

        assertThat(mentions(tagger, near)).isEmpty();
        assertThat(mentions(tagger, far)).containsExactly("Washington=state.us");
    }

    @Test
    void saysWhatRefusesAName() {
        assertThat(tagger.explain("", "Denzel Washington left. Washington stayed."))
                .extracting(Explanation::text, Explanation::reason)
                .containsExactly(
                        tuple("Washington", Verdict.FORBIDDEN.reason()),
                        tuple("Washington", Verdict.REFUSED_ELSEWHERE.reason()));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "They met in Moscow, idaho being far.             | Moscow=state.russia",
                "Moscow. Idaho voted later.                        | Moscow=state.russia",
                "Дензел Вашингтон остался. США молчат.             | США=state.us",
                "The Moscow street was empty.                      | Moscow=state.russia",
                "Moscow Hotel Sold                                 | Moscow=state.russia",
                "Denzel Washington landed in Washington with his dog. | Washington=state.us",
                "What is right, said Washington, stays right.      | Washington=state.us",
                "Denzel Washington left. Washington sent envoys.   | Washington=state.us",
                "Mark Esper a plumber from Leeds met.              | Mark Esper=person.esper",
                "Later Washington said he could stay.              | Washington=state.us",
                "Denzel Washington left. Washington asked the US.  | Washington=state.us, US=state.us",
                "Denzel Washington left the US. Washington stayed. | US=state.us, Washington=state.us",
                "The US sent Denzel Washington. Washington stayed. | US=state.us",
                "Mark Esper spoke. Judd Esper sang. Esper left.    | Mark Esper=person.esper, Esper=person.esper",
                "Esther Esper swims. Esper, the defence secretary, sang. | Esper=person.esper",
                "Judd Esper swims; Mark Esper sang.                | Mark Esper=person.esper",
                "Later Mark Esper Monday left.                     | Mark Esper=person.esper",
                "Mark Esper Leaves Office                          | Mark Esper=person.esper",
                "Da hat Mark Esper Truppen nicht verlegt.          | Mark Esper=person.esper",
                "Later Mark Esper's Adviser left.                  | Mark Esper=person.esper",
                "عاد فالنتينو روسي من روسيا. وقال روسي إنه تعب. | روسيا=state.russia, روسي=state.russia",
                "وقال روسي إنه تعب. | روسي=state.russia"
            })
    void keepsWhatOnlyLooksLikeThat(String text, String expected) {
        assertThat(String.join(", ", mentions(tagger, text))).isEqualTo(expected == null ? "" : expected);
    }
}
