package dev.wirewatch.stix;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.wirewatch.model.Alert;
import dev.wirewatch.model.CorrectionKind;
import dev.wirewatch.model.Evidence;
import dev.wirewatch.model.EvidenceMention;
import java.net.URI;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** An alert as a STIX 2.1 bundle: the report, what it is about, and who says so. */
public final class StixBundle {
    /** The media type (STIX 2.1, section 10.1 of TAXII 2.1). */
    public static final String MEDIA_TYPE = "application/stix+json;version=2.1";

    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
    private static final String WORD = "word:";
    private static final Pattern LANGUAGE = Pattern.compile("[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*");

    /** Appendix A of the standard: the values of the Admiralty scale, by how many independent publishers there are. */
    private static final int DOUBTFUL = 30;

    private static final int[] BY_CORROBORATION = {50, 50, 70, 90};

    private final Alert alert;
    private final Map<String, Subject> subjects;

    private StixBundle(Alert alert, Map<String, Subject> subjects) {
        this.alert = alert;
        this.subjects = subjects;
    }

    /**
     * The bundle of an alert.
     *
     * @param alert as it stands
     * @param subjects the entities of its watchlist by id; those that are missing are named by their ids
     */
    public static ObjectNode of(Alert alert, Map<String, Subject> subjects) {
        return new StixBundle(alert, subjects).bundle();
    }

    private ObjectNode bundle() {
        Set<String> places = new LinkedHashSet<>();
        ArrayNode about = NODES.arrayNode();
        for (String entity : entities()) {
            Subject subject = subjects.getOrDefault(entity, Subject.unknown(alert.watchlist(), alert.opened(), entity));
            ObjectNode object = StixEntity.of(subject);
            if (object == null) {
                places.add(subject.name());
            } else {
                about.add(object);
            }
        }
        ObjectNode creator = StixEntity.creator();
        ObjectNode bundle = NODES.objectNode();
        bundle.put("type", "bundle");
        bundle.put("id", StixId.of("bundle", alert.id() + "/" + alert.updated()));
        ArrayNode objects = bundle.putArray("objects");
        objects.add(creator);
        objects.addAll(about);
        objects.add(report(creator.path("id").asText(), about, places));
        return bundle;
    }

    private Set<String> entities() {
        Set<String> entities = new TreeSet<>(alert.entities());
        for (Evidence evidence : alert.evidence()) {
            for (EvidenceMention mention : evidence.mentions()) {
                if (!mention.entity().startsWith(WORD)) {
                    entities.add(mention.entity());
                }
            }
        }
        return entities;
    }

    private ObjectNode report(String creator, ArrayNode about, Set<String> places) {
        Instant modified = alert.updated().isBefore(alert.opened()) ? alert.opened() : alert.updated();
        ObjectNode report =
                StixEntity.object("report", StixId.of("report", alert.id()), alert.opened(), modified, creator);
        report.put("name", alert.headline() == null ? alert.ruleTitle() : alert.headline());
        report.put("description", description());
        report.putArray("report_types").add("threat-report");
        report.put("published", StixEntity.time(alert.opened()));
        ArrayNode references = report.putArray("object_refs");
        about.forEach(object -> references.add(object.path("id").asText()));
        if (references.isEmpty()) {
            references.add(creator);
        }
        report.put("confidence", confidence());
        language(alert.evidence().get(0)).ifPresent(language -> report.put("lang", language));
        report.set("labels", labels(places));
        report.set("external_references", references());
        return report;
    }

    private String description() {
        StringBuilder text = new StringBuilder(String.valueOf(alert.ruleTitle()));
        for (Evidence evidence : alert.evidence()) {
            text.append("\n\n").append(evidence.article().title());
            evidence.conditions().forEach(condition -> text.append("\n- ").append(condition));
        }
        return text.toString();
    }

    private int confidence() {
        boolean retracted = alert.evidence().stream()
                .allMatch(evidence ->
                        evidence.correction() != null && evidence.correction().kind() == CorrectionKind.RETRACTION);
        return retracted
                ? DOUBTFUL
                : BY_CORROBORATION[Math.max(0, Math.min(alert.corroboration(), BY_CORROBORATION.length - 1))];
    }

    private static java.util.Optional<String> language(Evidence evidence) {
        return java.util.Optional.ofNullable(evidence.article().language())
                .filter(language -> LANGUAGE.matcher(language).matches());
    }

    private ArrayNode labels(Set<String> places) {
        ArrayNode labels = NODES.arrayNode();
        labels.add("rule:" + alert.rule());
        labels.add("severity:" + alert.severity().name().toLowerCase(Locale.ROOT));
        labels.add("state:" + alert.state().name().toLowerCase(Locale.ROOT));
        alert.labels().forEach((name, value) -> labels.add(name + ":" + value));
        places.forEach(place -> labels.add("place:" + place));
        return labels;
    }

    private ArrayNode references() {
        ArrayNode references = NODES.arrayNode();
        ObjectNode ours = references.addObject();
        ours.put("source_name", "wirewatch");
        ours.put("external_id", alert.id());
        for (Evidence evidence : alert.evidence()) {
            ObjectNode reference = references.addObject();
            reference.put("source_name", source(evidence));
            reference.put("description", evidence.article().title());
            String link = link(evidence.article().link());
            if (link != null) {
                reference.put("url", link);
            }
            reference.put("external_id", evidence.article().id());
        }
        return references;
    }

    private static String source(Evidence evidence) {
        String publisher = evidence.article().publisher();
        return publisher == null || publisher.isBlank()
                ? "feed " + evidence.article().feed()
                : publisher;
    }

    /** An address as RFC 3986 has it; what a feed gives need not be one. */
    private static @Nullable String link(@Nullable String link) {
        try {
            return link == null ? null : URI.create(link).toASCIIString();
        } catch (IllegalArgumentException e) {
            return null;
        }
    }
}
