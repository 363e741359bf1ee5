package dev.wirewatch.stix;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Entities of the watchlist as identities and locations, and what all objects have in common. */
final class StixEntity {
    /** Times to the millisecond, as created and modified are to have them (STIX 2.1, section 3.2). */
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern(
                    "uuuu-MM-dd'T'HH:mm:ss.SSS'Z'", Locale.ROOT)
            .withZone(ZoneOffset.UTC);

    /** All versions of an object say the same of its creation: that of an entity is when it was given this identifier. */
    private static final Instant CREATED = Instant.parse("2026-11-21T00:00:00Z");

    /** Values of identity-class-ov (STIX 2.1, section 10.7) and industry-sector-ov (10.11), by type of actor. */
    private static final Map<String, String> CLASSES = Map.of("person", "individual", "armed-group", "group");

    private static final Map<String, String> SECTORS =
            Map.of("state", "government-national", "government", "government-national", "military", "defense");

    private StixEntity() {}

    /** An object with what every object has. */
    static ObjectNode object(String type, String id, Instant created, Instant modified, String creator) {
        ObjectNode object = JsonNodeFactory.instance.objectNode();
        object.put("type", type);
        object.put("spec_version", "2.1");
        object.put("id", id);
        object.put("created_by_ref", creator);
        object.put("created", time(created));
        object.put("modified", time(modified));
        return object;
    }

    static String time(Instant time) {
        return TIME.format(time);
    }

    /** Who makes the objects: the product. */
    static ObjectNode creator() {
        String id = StixId.of("identity", "wirewatch");
        ObjectNode identity = object("identity", id, CREATED, CREATED, id);
        identity.put("name", "Wirewatch");
        identity.put("description", "Watches the news wire against a watchlist.");
        identity.put("identity_class", "system");
        return identity;
    }

    /** An entity; null for a place of which nobody knows the country or region. */
    static @Nullable ObjectNode of(Subject subject) {
        boolean place = subject.kind().equals("place");
        if (place && subject.country() == null && subject.region() == null) {
            return null;
        }
        String type = place ? "location" : "identity";
        Instant modified = subject.described().isBefore(CREATED) ? CREATED : subject.described();
        ObjectNode object = object(
                type, StixId.of(type, subject.identity()), CREATED, modified, StixId.of("identity", "wirewatch"));
        object.put("name", subject.name());
        if (place) {
            put(object, "country", subject.country());
            put(object, "region", subject.region());
        } else {
            object.put("identity_class", identityClass(subject));
            String sector = SECTORS.get(subject.type());
            if (sector != null) {
                object.putArray("sectors").add(sector);
            }
        }
        object.putArray("labels").add(subject.id());
        references(object, subject);
        return object;
    }

    private static String identityClass(Subject subject) {
        return switch (subject.kind()) {
            case "system" -> "class";
            case "programme", "" -> "unspecified";
            default -> CLASSES.getOrDefault(subject.type(), "organization");
        };
    }

    private static void references(ObjectNode object, Subject subject) {
        String item = subject.wikidata();
        if (item != null) {
            ArrayNode references = object.putArray("external_references");
            references
                    .addObject()
                    .put("source_name", "wikidata")
                    .put("url", "https://www.wikidata.org/wiki/" + item)
                    .put("external_id", item);
        }
    }

    private static void put(ObjectNode object, String name, @Nullable String value) {
        if (value != null) {
            object.put(name, value);
        }
    }
}
