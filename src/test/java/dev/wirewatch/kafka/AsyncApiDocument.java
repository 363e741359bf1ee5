package dev.wirewatch.kafka;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** The shipped AsyncAPI document, read as a program would that knows nothing of Wirewatch. */
public final class AsyncApiDocument {
    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final String FOLDER = "/dev/wirewatch/";

    private final JsonNode root = resource("asyncapi.json");

    /**
     * A channel.
     *
     * @param id its name in the document
     * @param address the topic's name, with parameters in braces
     * @param node all that is said about it
     */
    public record Channel(String id, String address, JsonNode node) {
        /** Whether a topic is this channel. */
        public boolean is(String topic, Lane lane) {
            String pattern = Pattern.quote(address)
                    .replace("{lane}", "\\E" + Pattern.quote(lane.prefix()) + "\\Q")
                    .replace("{name}", "\\E[a-z0-9-]+\\Q");
            return topic.matches(pattern);
        }

        /** Number of partitions, or of replicas. */
        public int number(String name) {
            return node.at("/bindings/kafka/" + name).asInt();
        }

        /** The topic's configuration in Kafka's own notation. */
        public Map<String, String> configuration() {
            Map<String, String> configuration = new TreeMap<>();
            node.at("/bindings/kafka/topicConfiguration").properties().forEach(property -> {
                List<String> values = new ArrayList<>();
                if (property.getValue().isArray()) {
                    property.getValue().forEach(value -> values.add(value.asText()));
                } else {
                    values.add(property.getValue().asText());
                }
                configuration.put(property.getKey(), String.join(",", values));
            });
            return configuration;
        }
    }

    /** The whole document. */
    public JsonNode root() {
        return root;
    }

    /** Every channel. */
    public List<Channel> channels() {
        return root.path("channels").properties().stream()
                .map(entry -> new Channel(
                        entry.getKey(), entry.getValue().path("address").asText(), entry.getValue()))
                .toList();
    }

    /** The channel of a topic, the most specific if several would do. */
    public Optional<Channel> channelOf(String topic, Lane lane) {
        return channels().stream()
                .filter(channel -> channel.is(topic, lane))
                .min(java.util.Comparator.comparingInt(
                        channel -> channel.address().contains("{name}") ? 1 : 0));
    }

    /** The only message of a channel. */
    public JsonNode message(Channel channel) {
        JsonNode messages = channel.node().path("messages");
        String reference =
                messages.properties().iterator().next().getValue().path("$ref").asText();
        return root.at(reference.substring(1));
    }

    /** Where the schema of a channel's values is, relative to the document; empty if they are bytes. */
    public Optional<String> payload(Channel channel) {
        JsonNode reference = message(channel).at("/payload/schema/$ref");
        return reference.isMissingNode() ? Optional.empty() : Optional.of(reference.asText());
    }

    /** The schema of a channel's values. */
    public Optional<Schema> values(Channel channel) {
        return payload(channel).map(reference -> schema(resource(reference)));
    }

    /** The schema of a channel's headers as an object of strings; anything goes if the document says nothing of them. */
    public Schema headers(Channel channel) {
        JsonNode headers = message(channel).path("headers");
        var wrapped = MAPPER.createObjectNode();
        wrapped.set("components", root.path("components"));
        wrapped.putArray("allOf").add(headers.isMissingNode() ? MAPPER.createObjectNode() : headers);
        return schema(wrapped);
    }

    /** The schema of a channel's keys. */
    public Schema keys(Channel channel) {
        return schema(message(channel).at("/bindings/kafka/key"));
    }

    private static Schema schema(JsonNode node) {
        return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                .getSchema(node);
    }

    private static JsonNode resource(String name) {
        try (InputStream in = AsyncApiDocument.class.getResourceAsStream(FOLDER + name)) {
            if (in == null) {
                throw new AssertionError("not shipped: " + FOLDER + name);
            }
            return MAPPER.readTree(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
