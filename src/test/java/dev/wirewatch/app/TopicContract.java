package dev.wirewatch.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.InputFormat;
import dev.wirewatch.kafka.AsyncApiDocument;
import dev.wirewatch.kafka.AsyncApiDocument.Channel;
import dev.wirewatch.kafka.Dataset;
import dev.wirewatch.kafka.KafkaConnection;
import dev.wirewatch.kafka.Lane;
import dev.wirewatch.kafka.TopicReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** Holds the records of a topic against what asyncapi.json says of them. */
final class TopicContract {
    private static final ObjectMapper MAPPER = new ObjectMapper();

    private TopicContract() {}

    /** Fails unless there are records, and the key and value of each are as they are described. */
    static void requireConforming(KafkaConnection connection, Lane lane, Dataset<?> dataset) {
        AsyncApiDocument document = new AsyncApiDocument();
        Channel channel = document.channelOf(lane.topic(dataset), lane)
                .orElseThrow(() -> new AssertionError(dataset.name() + " is not described"));
        List<ConsumerRecord<String, byte[]>> records = new ArrayList<>();
        new TopicReader<>(connection, Dataset.DEAD_LETTERS).read(List.of(lane.topic(dataset)), records::add);
        assertThat(records).as("records of " + dataset.name()).isNotEmpty();
        for (ConsumerRecord<String, byte[]> record : records) {
            assertThat(document.keys(channel).validate(MAPPER.valueToTree(record.key())))
                    .isEmpty();
            if (record.value() != null) {
                String value = new String(record.value(), StandardCharsets.UTF_8);
                assertThat(document.values(channel).orElseThrow().validate(value, InputFormat.JSON))
                        .as(value)
                        .isEmpty();
            }
        }
    }
}
