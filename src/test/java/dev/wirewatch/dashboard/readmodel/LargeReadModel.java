package dev.wirewatch.dashboard.readmodel;

import dev.wirewatch.dashboard.SampleRecords;
import dev.wirewatch.model.Alert;
import dev.wirewatch.model.Article;
import dev.wirewatch.model.Severity;
import dev.wirewatch.model.TaggedArticle;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/**
 * A read model of any size with made-up articles and alerts: words in five scripts, as frequent as words are, mentions of
 * 150 entities, and eighty days from the first to the last. The same numbers give the same contents.
 */
public final class LargeReadModel {
    /** What the made-up words begin with; rank {@code n} is written with the script {@code n % 5} and {@code n} after it. */
    public static final List<String> SCRIPTS = List.of("word", "слово", "كلمة", "מילה", "词");

    /** When the last article came out. */
    public static final Instant END = Instant.parse("2026-11-20T00:00:00Z");

    /** From the first article to the last. */
    public static final Duration PERIOD = Duration.ofDays(80);

    private static final int BATCH = 5_000;
    private static final int ENTITIES = 150;
    private static final int VOCABULARY = 50_000;
    private static final List<Severity> SEVERITIES = List.of(Severity.values());

    private final Random random = new Random(7);
    private final int articles;
    private final int alerts;

    private LargeReadModel(int articles, int alerts) {
        this.articles = articles;
        this.alerts = alerts;
    }

    /**
     * Fills a file that holds nothing yet.
     *
     * @param file where the read model is
     * @param articles how many
     * @param alerts how many
     * @param progress is told how far it is
     */
    public static void fill(Path file, int articles, int alerts, Consumer<String> progress) {
        try (ReadModel model = ReadModel.open(file, 1)) {
            new LargeReadModel(articles, alerts).fill(model, progress);
        }
    }

    private void fill(ReadModel model, Consumer<String> progress) {
        EntityKeys entities = new EntityKeys(model.writer());
        fillArticles(model, new ArticleRows(model.writer(), entities, new PublisherRows(model.writer())), progress);
        fillAlerts(model, new AlertRows(model.writer(), entities, new PublisherRows(model.writer())));
        progress.accept(alerts + " alerts");
    }

    private void fillArticles(ReadModel model, ArticleRows rows, Consumer<String> progress) {
        // The next articles are made up while the last are written.
        ExecutorService maker = Executors.newSingleThreadExecutor();
        try {
            Future<List<Made>> next = maker.submit(() -> make(0));
            for (int first = 0; first < articles; first += BATCH) {
                int from = first;
                List<Made> made = next.get();
                next = maker.submit(() -> make(from + BATCH));
                model.write(() -> {
                    for (int i = 0; i < made.size(); i++) {
                        rows.put(record(from + i), made.get(i).article());
                        rows.put(made.get(i).tagged());
                    }
                    rows.index();
                });
                if (first % 100_000 == 0) {
                    progress.accept(first + " articles");
                }
            }
            next.get();
        } catch (ExecutionException e) {
            throw new IllegalStateException(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        } finally {
            maker.shutdownNow();
        }
    }

    private void fillAlerts(ReadModel model, AlertRows rows) {
        for (int first = 0; first < alerts; first += BATCH) {
            int from = first;
            model.write(() -> {
                for (int i = from; i < Math.min(alerts, from + BATCH); i++) {
                    rows.put(record(i), alert(i));
                }
                rows.index();
            });
        }
    }

    private record Made(Article article, TaggedArticle tagged) {}

    private List<Made> make(int first) {
        List<Made> made = new ArrayList<>();
        for (int i = first; i < Math.min(articles, first + BATCH); i++) {
            Article article = SampleRecords.article("article-" + i, time(i, articles), words(10), words(130));
            made.add(new Made(article, SampleRecords.tagged(article, mentioned())));
        }
        return made;
    }

    private static ConsumerRecord<String, String> record(long offset) {
        return new ConsumerRecord<>("topic", 0, offset, "key", "value");
    }

    private static Instant time(int i, int of) {
        return END.minus(PERIOD).plusSeconds(PERIOD.toSeconds() * i / of);
    }

    private Alert alert(int i) {
        return SampleRecords.alert(
                (char) ('a' + random.nextInt(26)) + "-" + i,
                SEVERITIES.get(random.nextInt(SEVERITIES.size())),
                time(i, alerts),
                SampleRecords.article("alerted-" + i, time(i, alerts), words(10), ""),
                mentioned());
    }

    private String words(int count) {
        StringBuilder words = new StringBuilder();
        for (int i = 0; i < count; i++) {
            words.append(i == 0 ? "" : " ").append(word(zipf(VOCABULARY)));
        }
        return words.toString();
    }

    /** The word of a rank; 0 is the most frequent. */
    public static String word(int rank) {
        return SCRIPTS.get(rank % SCRIPTS.size()) + rank;
    }

    /** Ranks as words have them: about every fifth is one of the ten most frequent. */
    private int zipf(int size) {
        return (int) Math.min(size - 1, Math.pow(size, random.nextDouble()) - 1);
    }

    private String[] mentioned() {
        return random.ints(random.nextInt(4), 0, 1)
                .mapToObj(ignored -> "actor.entity-" + zipf(ENTITIES))
                .distinct()
                .toArray(String[]::new);
    }
}
