package dev.wirewatch.alerting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.wirewatch.corpus.CorpusDocument;
import dev.wirewatch.corpus.CorpusReader;
import dev.wirewatch.model.Alert;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The shipped rules on the shared seed documents, where these are at hand. */
class SeedRulesTest {
    private static final Path SEEDS =
            Path.of(System.getProperty("wirewatch.shared", "../shared")).resolve("seeds");
    private static List<Alert> alerts = List.of();

    @BeforeAll
    static void readTheSeeds() throws Exception {
        assumeTrue(Files.isDirectory(SEEDS), "the shared seed documents are not here");
        alerts = ShippedRules.load()
                .alerts(CorpusReader.open(SEEDS)
                        .documents()
                        .filter(CorpusDocument.Read.class::isInstance)
                        .map(document -> ((CorpusDocument.Read) document).article()));
    }

    @Test
    void holdBothReportsOfThePatriotsAtAinAlAsadInOneAlert() {
        assertThat(alerts("air-defence-at-facility", "place.ain-al-asad+system.patriot"))
                .singleElement()
                .satisfies(alert -> assertThat(alert.evidence())
                        .extracting(evidence -> evidence.article().publisher())
                        .containsExactlyInAnyOrder("Sputnik International", "News Front"));
    }

    @Test
    void seeAirDefenceBroughtToIraq() {
        assertThat(alerts("air-defence-to-state", "state.iraq+system.bmd")).hasSize(1);
        assertThat(alerts("air-defence-to-state", "state.iraq+system.air-defense"))
                .hasSize(1);
    }

    @Test
    void seeIranAndIraqCooperateInTwoStories() {
        assertThat(alerts("military-cooperation", "state.iran+state.iraq")).hasSize(2);
    }

    @Test
    void seeIranianDronesOverIraq() {
        assertThat(alerts("aircraft-over-state", "state.iran+state.iraq+system.uav"))
                .hasSize(1);
    }

    @Test
    void takeNoDeployerForThePlaceOfDeployment() {
        assertThat(alerts)
                .isNotEmpty()
                .noneMatch(alert -> alert.rule().equals("air-defence-to-state")
                        && alert.entities().contains("state.us"));
    }

    @Test
    void takeOneKillingForThatOfOnePerson() {
        assertThat(alerts.stream().filter(alert -> alert.rule().equals("senior-figure-killed")))
                .extracting(Alert::group)
                .containsExactly("person.soleimani");
    }

    private static List<Alert> alerts(String rule, String group) {
        return alerts.stream()
                .filter(alert -> alert.rule().equals(rule) && alert.group().equals(group))
                .toList();
    }
}
