package dev.wirewatch.topology.detect;

import dev.wirewatch.model.Article;
import org.apache.kafka.streams.processor.api.ContextualProcessor;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.processor.api.RecordMetadata;

/** Lets through the articles that a re-reading is about. */
final class KeepToScope extends ContextualProcessor<String, Article, String, Article> {
    private final ArticleScope scope;

    KeepToScope(ArticleScope scope) {
        this.scope = scope;
    }

    @Override
    public void process(Record<String, Article> record) {
        RecordMetadata position = context().recordMetadata().orElseThrow();
        if (scope.contains(position.partition(), position.offset(), record.timestamp())) {
            context().forward(record);
        }
    }
}
