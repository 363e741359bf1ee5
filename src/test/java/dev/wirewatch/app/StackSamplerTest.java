package dev.wirewatch.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a stack, innermost method first, is counted as. */
class StackSamplerTest {
    private static final String TAG = "dev.wirewatch.topology.detect.TagArticle.process";
    private static final String PROCESS = "org.apache.kafka.streams.processor.internals.TaskManager.process";

    @ParameterizedTest
    @CsvSource({
        "tag-article, java.util.ArrayList.add " + TAG + " " + PROCESS,
        "tag-article: find names, dev.wirewatch.tagging.Scanner.scan dev.wirewatch.tagging.Tagger.tag " + TAG,
        "write-mentions: send, org.apache.kafka.clients.producer.KafkaProducer.send"
                + " org.apache.kafka.streams.processor.internals.SinkNode.process " + TAG + " " + PROCESS,
        "match-rules, dev.wirewatch.topology.detect.MatchRules.process " + TAG + " " + PROCESS,
        "match-rules: store, org.rocksdb.RocksDB.put dev.wirewatch.topology.detect.MatchRules.process " + TAG,
        "fetch, java.util.ArrayList.add org.apache.kafka.clients.consumer.KafkaConsumer.poll",
        "commit, java.util.ArrayList.add org.apache.kafka.streams.processor.internals.TaskManager.commit",
        "waiting, sun.nio.ch.EPoll.wait org.apache.kafka.clients.consumer.KafkaConsumer.poll",
        "Kafka Streams itself, org.apache.kafka.streams.processor.internals.StreamThread.run"
    })
    void countsAStackAsItsInnermostOperatorAndWhatThatIsDoing(String operator, String stack) {
        StackTraceElement[] frames =
                Arrays.stream(stack.split(" ")).map(StackSamplerTest::frame).toArray(StackTraceElement[]::new);

        assertThat(StackSampler.operator(frames)).isEqualTo(operator);
    }

    private static StackTraceElement frame(String method) {
        int dot = method.lastIndexOf('.');
        return new StackTraceElement(method.substring(0, dot), method.substring(dot + 1), null, -1);
    }
}
