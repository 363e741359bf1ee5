package dev.wirewatch.topology.detect;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wirewatch.alerting.FoldLimits;
import dev.wirewatch.config.SettingsLoader;
import dev.wirewatch.document.SourceDocument;
import dev.wirewatch.kafka.Dataset;
import dev.wirewatch.kafka.KafkaConnection;
import dev.wirewatch.kafka.Lane;
import dev.wirewatch.model.Alert;
import dev.wirewatch.model.Article;
import dev.wirewatch.model.Ids;
import dev.wirewatch.model.Mention;
import dev.wirewatch.model.PublishedWatchlist;
import dev.wirewatch.model.SampleArticles;
import dev.wirewatch.model.TaggedArticle;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.TestInputTopic;
import org.apache.kafka.streams.TestOutputTopic;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.TopologyTestDriver;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DetectionTopologyTest {
    private static final Lane LANE = new Lane("test");
    private static final Instant NINE = Instant.parse("2026-03-10T09:00:00Z");
    private static final String RULES = """
            rules:
              - id: system-at-place
                title: System at a place
                operands:
                  system: {kinds: [system]}
                  place: {kinds: [place]}
                when: {all: [system, place]}
                scope: sentence
                group-by: [system, place]
                severity: warning
                quiet: 2d
                topic: alerts.special
            """;

    @TempDir
    private Path directory;

    private TopologyTestDriver driver;
    private TestInputTopic<String, byte[]> articles;
    private TestInputTopic<String, PublishedWatchlist> watchlists;
    private TestOutputTopic<String, TaggedArticle> mentions;
    private TestOutputTopic<String, Alert> alerts;
    private TestOutputTopic<String, Alert> special;
    private TestOutputTopic<String, byte[]> deadLetters;

    @BeforeEach
    void start() throws Exception {
        Properties properties = new KafkaConnection(
                        "none:0", SettingsLoader.load(null, null, Map.of(), Map.of("data.dir", directory.toString())))
                .streams(LANE, DetectionTopology.ROLE);
        properties.put(StreamsConfig.STATE_DIR_CONFIG, directory.toString());
        driver = new TopologyTestDriver(topology(), properties);
        articles = driver.createInputTopic(
                LANE.topic(Dataset.ARTICLES), new StringSerializer(), new ByteArraySerializer());
        watchlists = driver.createInputTopic(
                LANE.topic(Dataset.WATCHLISTS),
                new StringSerializer(),
                Dataset.WATCHLISTS.valueSerde().serializer());
        mentions = output(LANE.topic(Dataset.MENTIONS), Dataset.MENTIONS);
        alerts = output(LANE.topic(Dataset.ALERTS), Dataset.ALERTS);
        special = output(LANE.topic("alerts.special"), Dataset.ALERTS);
        deadLetters = driver.createOutputTopic(
                LANE.topic(Dataset.DEAD_LETTERS), new StringDeserializer(), new ByteArrayDeserializer());
    }

    @AfterEach
    void stop() {
        driver.close();
    }

    @Test
    void hasTheShapeThatWasReviewed() throws Exception {
        assertThat(topology().describe().toString())
                .isEqualToNormalizingNewlines(Files.readString(Path.of("src/test/resources/topology/detection.txt")));
    }

    @Test
    void tagsAnArticleByTheVersionInForceAtItsTime() throws Exception {
        PublishedWatchlist first = publish(Instant.EPOCH, "Patriot");
        PublishedWatchlist second = publish(NINE, "Patriot", "Avenger");

        pipe(article("before", 1, NINE.minusSeconds(1), "Avenger seen"));
        pipe(article("after", 1, NINE.plusSeconds(1), "Avenger seen"));

        List<TaggedArticle> tagged = mentions.readValuesToList();
        assertThat(tagged.get(0).watchlistVersion()).isEqualTo(first.version());
        assertThat(tagged.get(0).mentions()).isEmpty();
        assertThat(tagged.get(1).watchlistVersion()).isEqualTo(second.version());
        assertThat(tagged.get(1).mentions()).extracting(Mention::entity).containsExactly("system.avenger");
    }

    @Test
    void keepsTheOldWatchlistWhenANewOneIsInvalid() throws Exception {
        PublishedWatchlist valid = publish(Instant.EPOCH, "Patriot");
        PublishedWatchlist invalid = new PublishedWatchlist("w", Ids.of("broken"), NINE, "name: [", RULES);
        watchlists.pipeInput("w", invalid, NINE);

        pipe(article("a", 1, NINE.plusSeconds(1), "Patriot seen"));

        assertThat(mentions.readValue().watchlistVersion()).isEqualTo(valid.version());
        assertThat(deadLetters
                        .readRecord()
                        .headers()
                        .lastHeader("__streams.errors.message")
                        .value())
                .asString(StandardCharsets.UTF_8)
                .contains("is invalid");
    }

    @Test
    void sendsAnArticleWithoutAWatchlistInForceToTheDeadLetters() throws Exception {
        publish(NINE, "Patriot");
        pipe(article("a", 1, NINE.minusSeconds(1), "Patriot seen"));

        assertThat(deadLetters
                        .readRecord()
                        .headers()
                        .lastHeader("__streams.errors.message")
                        .value())
                .asString(StandardCharsets.UTF_8)
                .contains("no watchlist was in force at 2026-03-10T08:59:59Z");
        assertThat(mentions.isEmpty()).isTrue();
    }

    @Test
    void raisesAnAlertWithItsEvidenceOnTheCommonTopicAndTheRulesOwn() throws Exception {
        PublishedWatchlist published = publish(Instant.EPOCH, "Patriot");
        pipe(article("a", 1, NINE, "The Patriot reached Anbar today."));

        KeyValue<String, Alert> raised = alerts.readKeyValue();
        Alert alert = raised.value;
        assertThat(raised.key).isEqualTo(alert.id()).isEqualTo(Ids.of(alert.rule(), alert.group(), Ids.of("a")));
        assertThat(alert.rule()).isEqualTo("system-at-place");
        assertThat(alert.entities()).containsExactly("place.anbar", "system.patriot");
        assertThat(alert.watchlistVersion()).isEqualTo(published.version());
        assertThat(alert.evidence()).hasSize(1);
        assertThat(alert.evidence().get(0).article().topic()).isEqualTo(LANE.topic(Dataset.ARTICLES));
        assertThat(alert.evidence().get(0).article().partition()).isZero();
        assertThat(alert.evidence().get(0).conditions()).hasSize(3);
        assertThat(alert.evidence().get(0).mentions())
                .allSatisfy(mention -> assertThat(mention.snippet()).contains("The Patriot reached Anbar today."));
        assertThat(special.readValue()).isEqualTo(alert);
    }

    @Test
    void withdrawsAnAlertWhenAnEditTakesItsOnlyEvidenceBack() throws Exception {
        publish(Instant.EPOCH, "Patriot");
        pipe(article("a", 1, NINE, "The Patriot reached Anbar today."));
        pipe(article("a", 2, NINE.plusSeconds(60), "Correction: nothing reached Anbar."));

        List<KeyValue<String, Alert>> records = alerts.readKeyValuesToList();
        assertThat(records).hasSize(2);
        assertThat(records.get(1).key).isEqualTo(records.get(0).key);
        assertThat(records.get(1).value).isNull();
    }

    @Test
    void passesOverARevisionThatOnlyNamesAnotherFeed() throws Exception {
        publish(Instant.EPOCH, "Patriot");
        pipe(article("a", 1, NINE, "The Patriot reached Anbar today."));
        pipe(article("a", 2, NINE.plusSeconds(60), "The Patriot reached Anbar today.", Article.SOURCES));

        assertThat(mentions.readValuesToList())
                .extracting(tagged -> tagged.article().revision())
                .containsExactly(1);
        assertThat(alerts.readValuesToList()).hasSize(1);
    }

    @Test
    void addsTheSecondArticleToTheStandingAlert() throws Exception {
        publish(Instant.EPOCH, "Patriot");
        pipe(article("a", 1, NINE, "The Patriot reached Anbar today."));
        pipe(article("b", 1, NINE.plusSeconds(600), "Officials confirm a Patriot in Anbar."));

        List<Alert> states = alerts.readValuesToList();
        assertThat(states).extracting(Alert::id).containsOnly(states.get(0).id());
        assertThat(states.get(1).articles()).isEqualTo(2);
    }

    private static Topology topology() {
        return DetectionTopology.build(LANE, new WatchlistCache(), FoldLimits.LIVE);
    }

    private <V> TestOutputTopic<String, V> output(String topic, Dataset<V> dataset) {
        return driver.createOutputTopic(
                topic, new StringDeserializer(), dataset.valueSerde().deserializer());
    }

    private PublishedWatchlist publish(Instant effective, String... systems) throws Exception {
        StringBuilder yaml = new StringBuilder(
                "name: w\nentities:\n  - {id: place.anbar, kind: place, type: region, name: Anbar, aliases: {en: [Anbar]}}\n");
        for (String system : systems) {
            yaml.append("  - {id: system.%s, kind: system, type: named-system, name: %s, aliases: {en: [%s]}}%n"
                    .formatted(system.toLowerCase(java.util.Locale.ROOT), system, system));
        }
        String version = CompiledWatchlist.compile(
                        SourceDocument.parse("w", yaml.toString()), SourceDocument.parse("r", RULES))
                .version();
        PublishedWatchlist published = new PublishedWatchlist("w", version, effective, yaml.toString(), RULES);
        watchlists.pipeInput("w", published, effective);
        return published;
    }

    private void pipe(Article article) {
        articles.pipeInput(
                article.id(), Dataset.ARTICLES.valueSerde().serializer().serialize("", article), article.fetched());
    }

    private static Article article(String name, int revision, Instant fetched, String text, String... changed) {
        return SampleArticles.of(name, fetched, text).toBuilder()
                .revision(revision)
                .changed(List.of(changed))
                .build();
    }
}
