package dev.wirewatch.alerting;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wirewatch.model.ArticleReference;
import dev.wirewatch.model.Ids;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the shipped rules make of sentences as the wire has them, with the shipped watchlist. */
class ShippedRulesTest {
    private static @Nullable ShippedRules rules;

    @BeforeAll
    static void load() throws Exception {
        rules = ShippedRules.load();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            en | The US has sent Patriot missiles to Iraq.                            | state.iraq+system.patriot
            en | Patriot missiles have been delivered to Kuwait, Washington said.      | state.kuwait+system.patriot
            en | Washington confirmed that Patriot missiles were moved to Iraq.        | state.iraq+system.patriot
            de | Die USA haben Patriot-Raketen in den Irak verlegt.                    | state.iraq+system.patriot
            fr | Les États-Unis ont déployé des missiles Patriot en Irak.              | state.iraq+system.patriot
            es | Estados Unidos desplegó misiles Patriot en Irak.                      | state.iraq+system.patriot
            ar | أرسلت الولايات المتحدة صواريخ باتريوت إلى العراق.                        | state.iraq+system.patriot
            """)
    void knowWhereAirDefenceGoes(String language, String text, String group) {
        assertThat(groups("air-defence-to-state", language, text)).containsExactly(group);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            en | Iraq fields Avenger launchers supplied by the United States.
            en | The US has deployed Patriot missiles, Washington said.
            en | The US withdrew its Patriot missiles from Iraq.
            en | American Patriot missiles were placed at Ain al-Asad base in Iraq.
            en | Officials discussed Patriot missiles. Aid was sent to Iraq.
            """)
    void takeNobodyElseForWhereAirDefenceGoes(String language, String text) {
        assertThat(groups("air-defence-to-state", language, text)).isEmpty();
    }

    @Test
    void readTheFacilityFromTheNextSentence() {
        assertThat(groups(
                        "air-defence-at-facility",
                        "en",
                        "Two Patriot missile batteries arrived on Friday. They stand at Ain al-Asad base."))
                .containsExactly("place.ain-al-asad+system.patriot");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            en | Iranian drones flew over Iraq for hours.                              | state.iran+state.iraq+system.uav
            en | Iran is flying drones over Iraq, US officials say.                    | state.iran+state.iraq+system.uav
            en | Drones of unknown origin flew over Kuwait.                            | state.kuwait+system.uav
            en | WASHINGTON, Tuesday - Iran flew drones over northern Iraq, it says.   | state.iran+state.iraq+system.uav
            """)
    void knowWhoseDronesFlyOverWhom(String language, String text, String group) {
        assertThat(groups("aircraft-over-state", language, text)).containsExactly(group);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            Qasem Soleimani was killed, President Trump said.                          | person.soleimani
            President Trump ordered the killing of General Qasem Soleimani.            | person.soleimani
            Qasem Soleimani, head of the Quds Force, died on Friday.                   | person.soleimani
            """)
    void knowWhoWasKilled(String text, String person) {
        assertThat(groups("senior-figure-killed", "en", text)).containsExactly(person);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            President Trump appointed Robert O'Brien on Wednesday.                     | person.obrien
            Robert O'Brien was appointed on Wednesday, President Trump wrote.          | person.obrien
            """)
    void knowWhoWasAppointed(String text, String person) {
        assertThat(groups("senior-figure-appointed", "en", text)).containsExactly(person);
    }

    @Test
    void letForcesStandForTheirStateInCooperation() {
        assertThat(groups("military-cooperation", "en", "The Iraqi Army agreed with Iran to guard the border."))
                .containsExactly("state.iran+state.iraq");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            en | Iran and Iraq signed an agreement on the price of dates.
            en | Iran will help Iraq to provide villages with electricity; a museum elsewhere shows old missiles.
            en | Kuwait provides Iraq with school books. The army was on leave.
            ru | Иран и Ирак подписали соглашение о цене фиников.
            """)
    void seeNoMilitaryCooperationInTradeAndAid(String language, String text) {
        assertThat(groups("military-cooperation", language, text)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            en | Iran ramps up its military support to Iraq.                     | state.iran+state.iraq
            ru | Иран и Ирак договорились о военном сотрудничестве.               | state.iran+state.iraq
            fr | L'Iran et l'Irak veulent coordonner leur défense aérienne.      | state.iran+state.iraq
            de | Der Iran und der Irak vereinbaren gemeinsame Manöver der Armee. | state.iran+state.iraq
            """)
    void seeMilitaryCooperationWhereAMilitaryWordIsNear(String language, String text, String group) {
        assertThat(groups("military-cooperation", language, text)).containsExactly(group);
    }

    private static List<String> groups(String rule, String language, String text) {
        Instant noon = Instant.parse("2020-03-10T12:00:00Z");
        ArticleReference reference = new ArticleReference(
                Ids.of(text), 1, "feed", "", null, null, language, null, noon, noon, null, null, null);
        return Objects.requireNonNull(rules).match(reference, "", text).stream()
                .filter(match -> match.rule().equals(rule))
                .map(Match::group)
                .toList();
    }
}
