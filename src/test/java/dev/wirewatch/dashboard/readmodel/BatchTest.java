package dev.wirewatch.dashboard.readmodel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.wirewatch.dashboard.SampleRecords;
import java.nio.file.Path;
import java.time.Instant;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BatchTest {
    @TempDir
    private Path folder;

    @Test
    void writesRowsAndPositionsOrNeither() {
        try (ReadModel model = ReadModel.open(folder.resolve("model.sqlite"), 1)) {
            ArticleRows articles =
                    new ArticleRows(model.writer(), new EntityKeys(model.writer()), new PublisherRows(model.writer()));
            long before = model.commits();

            assertThatThrownBy(() -> model.write(() -> {
                        articles.put(
                                new ConsumerRecord<>("articles", 0, 0, "key", new byte[0]),
                                SampleRecords.article("a", Instant.EPOCH, "Title", "text"));
                        model.writer().update("INSERT INTO positions VALUES ('articles', 0, 'id', 1)");
                        throw new IllegalStateException("as if the process had died here");
                    }))
                    .isInstanceOf(IllegalStateException.class);

            StatusQueries.Contents contents = model.read(StatusQueries::contents);
            assertThat(contents.articles()).isZero();
            assertThat(contents.positions()).isEmpty();
            assertThat(model.commits()).isEqualTo(before);
        }
    }
}
