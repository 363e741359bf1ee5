package dev.wirewatch.dashboard.readmodel;

import dev.wirewatch.dashboard.SampleRecords;
import dev.wirewatch.model.Alert;
import dev.wirewatch.model.Article;
import dev.wirewatch.model.Severity;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.function.Function;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/**
 * Measures how long the dashboard's questions take on a large read model. Run its main method with a folder and the
 * number of articles (1000000) and alerts (100000); a file that is there already is used again.
 */
public final class ReadModelBenchmark {
    private static final int BATCH = 500;
    private static final int ENTITIES = 150;
    private static final int VOCABULARY = 50_000;
    private static final int ROUNDS = 100;
    private static final Duration PERIOD = Duration.ofDays(80);
    private static final Instant END = Instant.parse("2026-11-20T00:00:00Z");
    private static final List<Severity> SEVERITIES = List.of(Severity.values());
    private static final String[] SCRIPTS = {"word", "слово", "كلمة", "מילה"};

    private final Random random = new Random(7);
    private final PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    private final ReadModel model;

    private ReadModelBenchmark(ReadModel model) {
        this.model = model;
    }

    /** Fills and measures. */
    public static void main(String[] arguments) throws Exception {
        Path file = Path.of(arguments[0]).resolve("benchmark.sqlite");
        int articles = Integer.parseInt(arguments[1]);
        int alerts = Integer.parseInt(arguments[2]);
        boolean filled = Files.exists(file);
        try (ReadModel model = ReadModel.open(file, 1)) {
            ReadModelBenchmark benchmark = new ReadModelBenchmark(model);
            if (!filled) {
                benchmark.fill(articles, alerts);
            }
            benchmark.out.printf("file: %d MB%n", Files.size(file) >> 20);
            benchmark.measureAll();
        }
    }

    private void fill(int articles, int alerts) {
        long start = System.nanoTime();
        EntityKeys entities = new EntityKeys(model.writer());
        ArticleRows articleRows = new ArticleRows(model.writer(), entities);
        AlertRows alertRows = new AlertRows(model.writer(), entities);
        for (int first = 0; first < articles; first += BATCH) {
            int from = first;
            model.write(() -> {
                for (int i = from; i < Math.min(articles, from + BATCH); i++) {
                    Article article = article(i, articles);
                    articleRows.put(record(i), article);
                    articleRows.put(SampleRecords.tagged(article, mentioned()));
                }
                articleRows.index();
            });
            if (first % 100_000 == 0) {
                out.printf(Locale.ROOT, "%d articles, %.0f s%n", first, (System.nanoTime() - start) / 1e9);
            }
        }
        for (int first = 0; first < alerts; first += BATCH) {
            int from = first;
            model.write(() -> {
                for (int i = from; i < Math.min(alerts, from + BATCH); i++) {
                    alertRows.put(record(i), alert(i, alerts));
                }
            });
        }
        out.printf(Locale.ROOT, "filled in %.0f s%n", (System.nanoTime() - start) / 1e9);
    }

    private static ConsumerRecord<String, String> record(long offset) {
        return new ConsumerRecord<>("topic", 0, offset, "key", "value");
    }

    private Instant time(int i, int of) {
        return END.minus(PERIOD).plusSeconds(PERIOD.toSeconds() * i / of);
    }

    private Article article(int i, int of) {
        return SampleRecords.article("article-" + i, time(i, of), words(10), words(130));
    }

    private Alert alert(int i, int of) {
        return SampleRecords.alert(
                (char) ('a' + random.nextInt(26)) + "-" + i,
                SEVERITIES.get(random.nextInt(SEVERITIES.size())),
                time(i, of),
                SampleRecords.article("alerted-" + i, time(i, of), words(10), ""),
                mentioned());
    }

    private String words(int count) {
        StringBuilder words = new StringBuilder();
        for (int i = 0; i < count; i++) {
            int rank = zipf(VOCABULARY);
            words.append(i == 0 ? "" : " ")
                    .append(SCRIPTS[rank % SCRIPTS.length])
                    .append(rank);
        }
        return words.toString();
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

    private void measureAll() {
        AlertFilter all = AlertFilter.ALL;
        measure("alerts, first page", i -> database -> AlertQueries.page(database, all, null, 50));
        measure("alerts, count", i -> database -> AlertQueries.total(database, all));
        measure("alerts, facets", i -> database -> AlertQueries.facets(database, all));
        measure("alerts, facets of a week", i -> database -> AlertQueries.facets(database, week(i)));
        measure("alerts, histogram", i -> database -> AlertQueries.histogram(database, all, 80));
        measure("alerts of an entity", i -> database -> AlertQueries.page(database, ofEntity(i), null, 50));
        measure("alerts with a word", i -> database -> AlertQueries.page(database, ofWord(i), null, 50));
        measure("articles, rare word", i -> search(SCRIPTS[i % 4] + (20_000 + i * 4 + i % 4)));
        measure("articles, frequent word", i -> search(SCRIPTS[i % 4] + (i % 4)));
        measure("articles, two frequent words", i -> search("word0 слово" + 1));
        measure("articles, phrase", i -> search("\"word" + (40 + 4 * i) + " слово" + (41 + 4 * i) + "\""));
        measure("articles, phrase of the most frequent words", i -> search("\"word0 слово1 كلمة2\""));
        measure("articles, beginning of a word", i -> search("word1*"));
        measure("articles of an entity", i -> search("entity:actor.entity-" + i));
        measure("articles, frequent word and entity", i -> search("word0 entity:actor.entity-" + i));
        measure(
                "articles, middling word and rare entity",
                i -> search("word400 entity:actor.entity-" + (100 + i % 50)));
        measure("articles, word and time", i -> search("word0 after:2026-10-01 before:2026-10-03"));
        measure("articles, language and word", i -> search("lang:en word" + i * 4));
        measure(
                "entities of a week",
                i -> database -> EntityQueries.overview(database, END.minus(Duration.ofDays(7)), END));
        measure("entities of all time", i -> database -> EntityQueries.overview(database, END.minus(PERIOD), END));
        measure(
                "entity in detail",
                i -> database -> EntityQueries.detail(database, "actor.entity-" + i, END.minus(PERIOD), END));
        measure("status", i -> StatusQueries::contents);
    }

    private static AlertFilter week(int i) {
        Instant from = END.minus(Duration.ofDays(7 + i % 60));
        return new AlertFilter(
                Choice.all(), Choice.all(), Choice.all(), Choice.all(), from, from.plus(Duration.ofDays(7)), "");
    }

    private static AlertFilter ofEntity(int i) {
        return new AlertFilter(
                Choice.all(), Choice.of(List.of("actor.entity-" + i)), Choice.all(), Choice.all(), null, null, "");
    }

    private static AlertFilter ofWord(int i) {
        return new AlertFilter(Choice.all(), Choice.all(), Choice.all(), Choice.all(), null, null, SCRIPTS[i % 4] + i);
    }

    private static Function<Database, Object> search(String query) {
        return database -> ArticleQueries.search(database, SearchQuery.parse(query), null, 50);
    }

    private void measure(String what, Function<Integer, Function<Database, ?>> question) {
        double[] millis = new double[ROUNDS];
        for (int i = 0; i < ROUNDS; i++) {
            long start = System.nanoTime();
            model.read(question.apply(i));
            millis[i] = (System.nanoTime() - start) / 1e6;
        }
        Arrays.sort(millis);
        out.printf(
                Locale.ROOT,
                "%-45s p50 %7.1f ms   p95 %7.1f ms   max %7.1f ms%n",
                what,
                millis[ROUNDS / 2],
                millis[ROUNDS * 95 / 100],
                millis[ROUNDS - 1]);
    }
}
