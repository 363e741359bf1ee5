package dev.wirewatch.tagging;

import static dev.wirewatch.tagging.Tagged.mentions;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Acronyms that a text explains in brackets, as short for a name or for something else. */
class AbbreviationsTest {
    private final Tagger tagger = Tagger.compile(Tagged.watchlist("""
        name: t
        defaults: {forbid: {state: [{spelled-out: true}], class: [{spelled-out: true, unless: {near: [shot down]}}]}}
        entities:
          - {id: state.us, kind: actor, type: state, name: US, aliases: {en: [US, ABD, United States]}}
          - {id: org.guards, kind: actor, type: state, name: Guards, aliases: {en: [IRGC, Revolutionary Guards]}}
          - {id: system.uav, kind: system, type: class, name: UAV, aliases: {en: [UAV]}}
          # The town bears the acronym too, on other terms, and comes first; the missiles have another name.
          - {id: place.sam, kind: place, type: city, name: Sam, aliases: {en: [{text: SAM, require: {near: [mayor]}}]}}
          - id: system.sam
            kind: system
            type: class
            name: SAM
            aliases: {en: [{text: SAM, require: {near: [radar]}}, surface-to-air missile]}
          - {id: person.said, kind: actor, type: person, name: Said, aliases: {en: [Said Urabi]}}
        """));

    @ParameterizedTest
    @ValueSource(
            strings = {
                "La Universidad de Sevilla (US) abre. El rector dijo que la US crece.",
                "Das Ulmer Stadtarchiv (US) sammelt; das US-Archiv wächst.",
                "Kardiyoloji Anabilim Dalı (ABD) taşındı. ABD yeni bir bina istiyor.",
                "The Upper Silesian (US) and the United Saddlers (US) met.",
                "Ask for an IRGC (inspection, repair, general check); an IRGC is cheap.",
                "Independent Retailers and Grocers of Cork (IRGC) met. IRGC members ate.",
                "Steel and Metal (SAM) met near a radar."
            })
    void leavesOutWhatIsShortForSomethingElse(String text) {
        assertThat(mentions(tagger, text)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "The United States (US) left, and the US said so.        | United States=state.us, US=state.us, US=state.us",
                "Angry soldiers (US) left.                               | US=state.us",
                "Ulm Station (US troops) closed.                         | US=state.us",
                "Ulm, Stuttgart (US, 1945) and Bonn.                     | US=state.us",
                "Ulm. Soldiers (US) left.                                | US=state.us",
                "Unusual (US) words.                                     | US=state.us",
                "The US sent Ulla Sand (US) home.                        | US=state.us",
                "The US left. The Ulm Savings (US) bank stayed.          | US=state.us",
                "Islamic Revolutionary Guards Corps (IRGC) men met.      | Revolutionary Guards=org.guards, IRGC=org.guards",
                "The Union of Ancient Violins (UAV) met. It shot down a UAV. | UAV=system.uav",
                "Friends of Said Urabi (SU) met in the US.               | Said Urabi=person.said, US=state.us",
                "The IRGC (Islamic Revolutionary Guards Corps) met.      | IRGC=org.guards, Revolutionary Guards=org.guards",
                "The US (unlike Spain) left.                             | US=state.us",
                "Steel and Metal (SAM) met. A surface-to-air missile fell. | SAM=system.sam, surface-to-air missile=system.sam",
                "IRGC (in red, green, crimson and blue) men met.         | IRGC=org.guards",
                "University of Ulm (us) and US.                          | us=state.us, US=state.us"
            })
    void keepsWhatIsShortForANameOrForNothing(String text, String expected) {
        assertThat(String.join(", ", mentions(tagger, text))).isEqualTo(expected);
    }

    @Test
    void saysWhatRefusesIt() {
        assertThat(tagger.explain("", "La Universidad de Sevilla (US) abre. La US crece."))
                .extracting(Explanation::text, Explanation::reason)
                .containsExactly(tuple("US", Verdict.SPELLED_OUT.reason()), tuple("US", Verdict.SPELLED_OUT.reason()));
    }
}
