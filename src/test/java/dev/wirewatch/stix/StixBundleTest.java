package dev.wirewatch.stix;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.wirewatch.dashboard.SampleRecords;
import dev.wirewatch.model.Alert;
import dev.wirewatch.model.Article;
import dev.wirewatch.model.Correction;
import dev.wirewatch.model.CorrectionKind;
import dev.wirewatch.model.Evidence;
import dev.wirewatch.model.PublishedWatchlist;
import dev.wirewatch.model.Severity;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Alerts as STIX 2.1. */
class StixBundleTest {
    private static final Instant NOON = Instant.parse("2026-03-10T12:00:00Z");
    private static final Article ARTICLE =
            SampleRecords.article("one", NOON, "Patriot battery at Harir", "It was seen there.");

    private static Map<String, Subject> shipped() throws Exception {
        return Subject.of(new PublishedWatchlist(
                "sample", "v1", NOON, Files.readString(Path.of("config/watchlist.yaml")), "rules: []"));
    }

    private static Alert alert(String... entities) {
        return SampleRecords.alert("stix", Severity.WARNING, NOON.plusMillis(1), ARTICLE, entities);
    }

    private static JsonNode object(JsonNode bundle, String label) {
        for (JsonNode object : bundle.path("objects")) {
            if (object.path("labels").toString().contains('"' + label + '"')) {
                return object;
            }
        }
        throw new AssertionError("nothing labelled " + label + " in " + bundle);
    }

    private static JsonNode report(JsonNode bundle) {
        JsonNode objects = bundle.path("objects");
        return objects.get(objects.size() - 1);
    }

    @Test
    void conformsToTheStandard() throws Exception {
        JsonNode bundle = StixBundle.of(alert("state.iran", "system.patriot", "place.harir", "unheard.of"), shipped());

        StixSchema.assertConforms(bundle);
    }

    @Test
    void isCheckedByASchemaThatFindsMistakes() throws Exception {
        ObjectNode bundle = StixBundle.of(alert("state.iran", "place.harir"), shipped());
        ((ObjectNode) object(bundle, "place.harir")).remove("country");
        ((ObjectNode) report(bundle)).put("confidence", 101);
        ((ObjectNode) object(bundle, "state.iran")).put("id", "identity--1");

        assertThat(StixSchema.errors(bundle))
                .extracting(error -> error.getInstanceLocation().toString())
                .anyMatch(place -> place.startsWith("/objects/1"))
                .anyMatch(place -> place.startsWith("/objects/2"))
                .anyMatch(place -> place.startsWith("/objects/3"));
    }

    @Test
    void makesActorsIdentitiesAndPlacesLocations() throws Exception {
        JsonNode bundle = StixBundle.of(alert("state.iran", "system.patriot", "place.harir"), shipped());

        assertThat(object(bundle, "state.iran").path("type").asText()).isEqualTo("identity");
        assertThat(object(bundle, "state.iran").path("identity_class").asText()).isEqualTo("organization");
        assertThat(object(bundle, "state.iran").path("sectors").get(0).asText()).isEqualTo("government-national");
        assertThat(object(bundle, "system.patriot").path("identity_class").asText())
                .isEqualTo("class");
        assertThat(object(bundle, "place.harir").path("type").asText()).isEqualTo("location");
        assertThat(object(bundle, "place.harir").path("country").asText()).isEqualTo("IQ");
        assertThat(report(bundle).path("object_refs")).hasSize(3);
    }

    @Test
    void everyPlaceOfTheShippedWatchlistCanBeALocation() throws Exception {
        assertThat(shipped().values())
                .filteredOn(subject -> subject.kind().equals("place"))
                .isNotEmpty()
                .allSatisfy(place -> assertThat(place.country()).matches("[A-Z]{2}"));
    }

    @Test
    void namesAPlaceThatCannotBeALocationInTheLabels() throws Exception {
        Map<String, Subject> subjects = Map.of(
                "place.nowhere",
                new Subject("sample", NOON, "place.nowhere", "place", "region", "Nowhere", null, null, null));

        JsonNode bundle = StixBundle.of(alert("place.nowhere"), subjects);

        StixSchema.assertConforms(bundle);
        assertThat(report(bundle).path("labels").toString()).contains("place:Nowhere");
    }

    @Test
    void linksTheArticles() throws Exception {
        JsonNode references =
                report(StixBundle.of(alert("state.iran"), shipped())).path("external_references");

        assertThat(references.get(0).path("external_id").asText())
                .isEqualTo(alert("state.iran").id());
        assertThat(references.get(1).path("source_name").asText()).isEqualTo("Gulf Wire");
        assertThat(references.get(1).path("url").asText()).isEqualTo("https://gulf.example/one");
    }

    @Test
    void givesTheSameObjectsTheSameIdsInEveryExport() throws Exception {
        JsonNode first = StixBundle.of(alert("state.iran", "place.harir"), shipped());
        JsonNode second = StixBundle.of(alert("place.harir", "state.iran"), shipped());

        assertThat(second).isEqualTo(first);
    }

    @Test
    void derivesUuidsAsTheRfcSays() {
        // The published test vector of version 5: www.example.com in the namespace of DNS (RFC 9562, appendix A.4).
        assertThat(StixId.version5(UUID.fromString("6ba7b810-9dad-11d1-80b4-00c04fd430c8"), "www.example.com"))
                .isEqualTo(UUID.fromString("2ed6657d-e927-568b-95e1-2665a8aea6a2"));
    }

    @Test
    void isLessConfidentOfWhatWasRetracted() throws Exception {
        Alert alert = alert("state.iran");
        Evidence evidence = alert.evidence().get(0);
        Correction retraction = new Correction(CorrectionKind.RETRACTION, List.of(), "withdrawn");

        JsonNode bundle = StixBundle.of(
                alert.toBuilder()
                        .evidence(List.of(new Evidence(
                                evidence.article(),
                                "v1",
                                evidence.conditions(),
                                evidence.mentions(),
                                null,
                                null,
                                retraction)))
                        .build(),
                shipped());

        assertThat(report(StixBundle.of(alert, shipped())).path("confidence").asInt())
                .isEqualTo(50);
        assertThat(report(bundle).path("confidence").asInt()).isEqualTo(30);
    }

    @Test
    void leavesOutWhatIsNoAddressAndNoLanguage() throws Exception {
        Article odd = SampleRecords.article("odd link", 1, NOON, "Odd", "Odd.", "not a language");

        JsonNode bundle = StixBundle.of(SampleRecords.alert("odd", Severity.INFO, NOON, odd, "state.iran"), shipped());

        StixSchema.assertConforms(bundle);
        assertThat(report(bundle).has("lang")).isFalse();
        assertThat(((ArrayNode) report(bundle).path("external_references"))
                        .get(1)
                        .has("url"))
                .isFalse();
    }
}
