package dev.wirewatch.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import dev.wirewatch.example.AlertConsumer;
import dev.wirewatch.kafka.AsyncApiDocument;
import dev.wirewatch.kafka.AsyncApiDocument.Channel;
import dev.wirewatch.kafka.Dataset;
import dev.wirewatch.kafka.Lane;
import dev.wirewatch.model.Alert;
import dev.wirewatch.stix.StixBundle;
import dev.wirewatch.stix.StixSchema;
import io.cloudevents.CloudEvent;
import io.cloudevents.kafka.CloudEventDeserializer;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.utils.Utils;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/**
 * What is on the topics of a running product is what the shipped AsyncAPI document, its schemas and the CloudEvents binding
 * say, read with other people's code.
 */
class TopicContractIT {
    private static final ObjectMapper MAPPER = new ObjectMapper();

    @TempDir
    private static Path folder;

    private static NewsroomRun run;
    private static Lane lane;

    private final AsyncApiDocument document = new AsyncApiDocument();

    @BeforeAll
    static void runTheSampleNewsroom() throws Exception {
        run = new NewsroomRun(folder, "alerts.severity-topics=true").busy();
        lane = run.lane();
    }

    @AfterAll
    static void stop() {
        run.close();
    }

    private static Set<String> topics(Admin admin) throws Exception {
        return admin.listTopics().names().get().stream()
                .filter(topic -> topic.startsWith(lane.prefix() + "."))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private Channel channel(String topic) {
        return document.channelOf(topic, lane)
                .orElseThrow(() -> new AssertionError(topic + " exists, but asyncapi.json does not describe it"));
    }

    @Test
    void everyTopicThatExistsIsDescribedAsItIsConfigured() throws Exception {
        try (Admin admin = run.connection().admin()) {
            Set<String> topics = topics(admin);
            assertThat(topics).hasSizeGreaterThan(Dataset.ALL.size());
            List<ConfigResource> resources = topics.stream()
                    .map(topic -> new ConfigResource(ConfigResource.Type.TOPIC, topic))
                    .toList();
            Map<ConfigResource, Config> configurations =
                    admin.describeConfigs(resources).all().get();
            configurations.forEach((resource, configuration) -> channel(resource.name())
                    .configuration()
                    .forEach((key, value) -> assertThat(configuration.get(key).value())
                            .as("%s of %s", key, resource.name())
                            .isEqualTo(value)));
        }
    }

    @TestFactory
    Stream<DynamicTest> everyRecordIsAsItsTopicIsDescribed() throws Exception {
        try (Admin admin = run.connection().admin()) {
            return topics(admin).stream()
                    .map(topic -> DynamicTest.dynamicTest(topic, () -> conforms(channel(topic), run.read(topic))));
        }
    }

    private void conforms(Channel channel, List<ConsumerRecord<String, byte[]>> records) {
        boolean optional = channel.address().contains("{name}")
                || NewsroomRun.NO_SHADOW.stream().anyMatch(dataset -> channel.is(lane.topic(dataset), lane));
        assertThat(records.isEmpty() && !optional).as("nothing to check").isFalse();
        Schema keys = document.keys(channel);
        Schema headers = document.headers(channel);
        for (ConsumerRecord<String, byte[]> record : records) {
            if (record.value() != null
                    && !new String(record.value(), StandardCharsets.UTF_8).equals(NewsroomRun.UNREADABLE)) {
                conforms(record, keys, headers);
                document.values(channel)
                        .ifPresent(schema -> assertThat(schema.validate(text(record.value()), InputFormat.JSON))
                                .as(text(record.value()))
                                .isEmpty());
            }
            if (record.value() == null) {
                assertThat(document.message(channel).path("x-null-value").asText())
                        .as("what a null value means on " + channel.address())
                        .isNotEmpty();
            }
        }
    }

    private static void conforms(ConsumerRecord<String, byte[]> record, Schema keys, Schema headers) {
        assertThat(keys.validate(MAPPER.valueToTree(record.key())))
                .as("key %s of %s", record.key(), record.topic())
                .isEmpty();
        assertThat(headers.validate(object(record.headers())))
                .as("headers of %s-%d@%d", record.topic(), record.partition(), record.offset())
                .isEmpty();
    }

    private static ObjectNode object(Headers headers) {
        ObjectNode object = MAPPER.createObjectNode();
        for (Header header : headers) {
            object.put(header.key(), text(header.value()));
        }
        return object;
    }

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.UTF_8);
    }

    @Test
    void everyHeaderIsDescribed() throws Exception {
        for (Dataset<?> dataset : Dataset.ALL) {
            String described = document.message(channel(lane.topic(dataset)))
                            .path("headers")
                            .toString()
                    + document.root().at("/components/schemas/cloudEvent");
            for (ConsumerRecord<String, byte[]> record : run.read(dataset)) {
                record.headers()
                        .forEach(header -> assertThat(described)
                                .as("header %s of %s", header.key(), dataset.name())
                                .contains('"' + header.key() + '"'));
            }
        }
    }

    @Test
    void unreadableRecordsSayWhyInHeaders() {
        assertThat(run.read(Dataset.DEAD_LETTERS))
                .filteredOn(letter -> NewsroomRun.UNREADABLE.equals(text(letter.value())))
                .isNotEmpty()
                .allSatisfy(letter -> assertThat(
                                document.headers(channel(letter.topic())).validate(object(letter.headers())))
                        .isEmpty())
                .allSatisfy(letter -> assertThat(letter.headers()
                                .lastHeader("__streams.errors.topic")
                                .value())
                        .asString(StandardCharsets.UTF_8)
                        .isEqualTo(lane.topic(Dataset.ARTICLES)));
    }

    @Test
    void recordsStandInThePartitionThatTheDocumentPromises() {
        for (Dataset<?> dataset : Dataset.ALL) {
            Channel channel = channel(lane.topic(dataset));
            List<ConsumerRecord<String, byte[]>> records = run.read(dataset);
            switch (channel.node().path("x-partitioning").asText()) {
                case "by-key" ->
                    assertThat(records)
                            .allSatisfy(record -> assertThat(record.partition())
                                    .isEqualTo(Utils.toPositive(
                                                    Utils.murmur2(record.key().getBytes(StandardCharsets.UTF_8)))
                                            % 2));
                case "by-site" ->
                    assertThat(records.stream().map(ConsumerRecord::partition).distinct())
                            .as("one site, one partition")
                            .hasSize(1);
                case "all" ->
                    assertThat(records.stream().collect(Collectors.groupingBy(ConsumerRecord::partition)))
                            .hasSize(2)
                            .satisfies(parts -> assertThat(parts.get(0)).hasSameSizeAs(parts.get(1)));
                default -> throw new AssertionError("an unknown way of partitioning: " + channel);
            }
        }
    }

    @Test
    void theCloudEventsSdkReadsWhatIsDescribedAsEvents() {
        int seen = 0;
        for (Dataset<?> dataset : Dataset.ALL) {
            if (!document.message(channel(lane.topic(dataset)))
                    .path("headers")
                    .toString()
                    .contains("ce_type")) {
                continue;
            }
            seen++;
            Set<String> ids = new HashSet<>();
            try (CloudEventDeserializer sdk = new CloudEventDeserializer()) {
                for (ConsumerRecord<String, byte[]> record : run.read(dataset)) {
                    // One without a value withdraws an alert and so is no event; an article without headers is ours.
                    if (record.value() != null && !text(record.value()).equals(NewsroomRun.UNREADABLE)) {
                        CloudEvent event = sdk.deserialize(record.topic(), record.headers(), record.value());
                        assertThat(event.getSubject()).isEqualTo(record.key());
                        assertThat(event.getSource()).hasToString("/lanes/" + lane.prefix());
                        assertThat(event.getTime()).isNotNull();
                        assertThat(event.getDataContentType()).isEqualTo("application/json");
                        assertThat(ids.add(event.getId())).as(event.getId()).isTrue();
                    }
                }
            }
        }
        assertThat(seen).as("topics of events").isGreaterThanOrEqualTo(5);
    }

    @Test
    void everyStandingAlertCanBeExportedAsStix() throws Exception {
        for (Alert alert : StandingAlerts.read(run.connection(), lane)) {
            HttpResponse<String> exported = run.get("/api/v1/alerts/" + alert.id() + "/stix");
            if (exported.statusCode() != 404) { // Withdrawn in the meantime, or not in the read model yet.
                assertThat(exported.headers().firstValue("Content-Type")).hasValue(StixBundle.MEDIA_TYPE);
                StixSchema.assertConforms(MAPPER.readTree(exported.body()));
            }
        }
    }

    @Test
    void theCommandExportsWhatTheDashboardDoes() {
        // Another alert may take its place while we look: the command follows it, the dashboard knows only the new one.
        Awaitility.await("the same over HTTP")
                .atMost(Duration.ofSeconds(90))
                .pollInterval(Duration.ofMillis(500))
                .untilAsserted(() -> {
                    JsonNode printed =
                            MAPPER.readTree(run.command("alerts", "show", "--format=stix", run.acknowledged()));
                    StixSchema.assertConforms(printed);
                    JsonNode report =
                            printed.path("objects").get(printed.path("objects").size() - 1);
                    String alert = report.path("external_references")
                            .path(0)
                            .path("external_id")
                            .asText();
                    JsonNode served = MAPPER.readTree(
                            run.get("/api/v1/alerts/" + alert + "/stix").body());
                    assertThat(served.path("objects").findValuesAsText("id"))
                            .isNotEmpty()
                            .isEqualTo(printed.path("objects").findValuesAsText("id"));
                });
    }

    @Test
    void theExampleOfTheReadmeKeepsTheAlertsThatStand() throws Exception {
        AlertConsumer example = new AlertConsumer(run.connection().bootstrapServers(), lane.topic(Dataset.ALERTS));
        Thread thread = new Thread(example);
        thread.start();
        try {
            Awaitility.await("the alerts that stand")
                    .atMost(Duration.ofSeconds(90))
                    .pollInterval(Duration.ofMillis(500))
                    .untilAsserted(() -> assertThat(example.standing().keySet())
                            .isEqualTo(StandingAlerts.read(run.connection(), lane).stream()
                                    .map(Alert::id)
                                    .collect(Collectors.toSet())));
        } finally {
            thread.interrupt();
            thread.join();
        }
        assertThat(example.standing().values())
                .allSatisfy(alert -> assertThat(alert.path("evidence")).isNotEmpty());
    }

    @Test
    void documentAndSchemasAreServedAsTheyAreShipped() throws Exception {
        HttpResponse<String> served = run.get("/api/v1/asyncapi.json");

        assertThat(MAPPER.readTree(served.body())).isEqualTo(document.root());
        for (Channel channel : document.channels()) {
            document.payload(channel)
                    .ifPresent(reference -> assertThat(run.get("/api/v1/" + reference))
                            .satisfies(schema -> assertThat(schema.statusCode()).isEqualTo(200))
                            .satisfies(schema -> assertThat(schema.body()).contains("json-schema.org/draft/2020-12")));
        }
        assertThat(run.get("/api/v1/schemas/alerts.events").statusCode()).isEqualTo(200);
        assertThat(run.get("/api/v1/schemas").body()).contains("alerts.events");
        assertThat(run.get("/api/v1/schemas/nothing").statusCode()).isEqualTo(404);
    }
}
