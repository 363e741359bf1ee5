package dev.wirewatch.topology.detect;

import static dev.wirewatch.topology.detect.DetectionDriver.NINE;
import static dev.wirewatch.topology.detect.DetectionDriver.article;
import static org.assertj.core.api.Assertions.assertThat;

import dev.wirewatch.kafka.Dataset;
import dev.wirewatch.model.Alert;
import dev.wirewatch.model.ArticleReference;
import dev.wirewatch.model.Mention;
import dev.wirewatch.model.TaggedArticle;
import java.nio.file.Path;
import java.util.Collection;
import org.apache.kafka.common.serialization.Serde;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** An article that is meant to do harm costs what a record may hold, says so, and holds nobody up. */
@Timeout(60)
class PoisonedArticleTest {
    @TempDir
    private Path directory;

    private DetectionDriver desk;

    @BeforeEach
    void start() throws Exception {
        desk = new DetectionDriver(directory);
    }

    @AfterEach
    void stop() {
        desk.close();
    }

    @Test
    void keepsTheFirstOfAHundredThousandMentionsAndCountsTheOthers() {
        desk.publish("a", "The Patriot reached Anbar. ".repeat(50_000) + "x ".repeat(4_350_000));

        TaggedArticle tagged = desk.mentions().get(0);
        assertThat(tagged.mentions()).hasSize(TaggingBounds.MENTIONS);
        assertThat(tagged.omitted()).isEqualTo(100_000 - TaggingBounds.MENTIONS);
        assertThat(size(Dataset.MENTIONS.valueSerde(), tagged)).isLessThan(Dataset.LARGEST_RECORD / 4);
        Alert alert = desk.only();
        assertThat(size(Dataset.ALERTS.valueSerde(), alert)).isLessThan(10_000);
        assertThat(desk.deadLetters()).isEmpty();
    }

    @Test
    void boundsASentenceOfTenMegabytes() {
        desk.publish("a", "the Patriot in Anbar and ".repeat(400_000));

        TaggedArticle tagged = desk.mentions().get(0);
        assertThat(tagged.mentions())
                .hasSize(TaggingBounds.MENTIONS)
                .extracting(Mention::field)
                .containsOnly("text");
        assertThat(size(Dataset.MENTIONS.valueSerde(), tagged)).isLessThan(Dataset.LARGEST_RECORD / 4);
        assertThat(size(Dataset.ALERTS.valueSerde(), desk.only())).isLessThan(10_000);
    }

    @Test
    void cutsATitleThatIsABook() {
        desk.pipe(article("a", 1, NINE, NINE, "Patriot in Anbar " + "😀".repeat(500_000), "Nothing else."));

        Alert alert = desk.only();
        assertThat(alert.headline())
                .hasSizeLessThanOrEqualTo(ArticleReference.TITLE_LIMIT)
                .endsWith("😀…");
        assertThat(size(Dataset.ALERTS.valueSerde(), alert)).isLessThan(20_000);
    }

    @Test
    void holdsNobodyUp() {
        desk.publish("a", "The Patriot reached Anbar. ".repeat(50_000));
        desk.publish("b", "Officials said on Monday that the Patriot reached Anbar at night.");

        Collection<Alert> standing = desk.standing();

        assertThat(standing).isNotEmpty();
        assertThat(standing.stream().mapToInt(Alert::articles).sum()).isEqualTo(2);
    }

    private static <T> int size(Serde<T> serde, T value) {
        return serde.serializer().serialize("topic", value).length;
    }
}
