package dev.wirewatch.tagging;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.wirewatch.watchlist.WatchlistLoader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;

/**
 * The shipped watchlist on the annotated seed documents, where they are at hand: beside the project, or where the system
 * property {@code wirewatch.shared} points.
 */
class SharedSeedsTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    /** A span of a document that names an entity. */
    private record Row(String document, int start, int end, String text, String entity) implements Comparable<Row> {
        boolean overlaps(Row other) {
            return document.equals(other.document) && start < other.end && other.start < end;
        }

        @Override
        public int compareTo(Row other) {
            return toString().compareTo(other.toString());
        }
    }

    @Test
    void findsEveryAnnotatedMentionAndNoOther() throws Exception {
        Optional<Path> shared = shared();
        Assumptions.assumeTrue(shared.isPresent(), "no seed documents here");
        Path seeds = shared.get().resolve("seeds");
        Path gold = shared.get().resolve("gold");
        Set<Row> expected = rows(gold.resolve("mentions.jsonl"), false);
        Set<Row> optional = rows(gold.resolve("mentions.jsonl"), true);
        Set<String> known = Files.readAllLines(gold.resolve("entities.tsv")).stream()
                .skip(1)
                .map(line -> line.split("\t")[0])
                .collect(Collectors.toSet());
        Tagger tagger = Tagger.compile(WatchlistLoader.load(Path.of("config/watchlist.yaml")));

        Set<Row> found = new TreeSet<>();
        for (Path file : documents(seeds)) {
            String name = String.valueOf(file.getFileName());
            tagger.tag("", Files.readString(file)).mentions().stream()
                    .filter(mention -> known.contains(mention.entity()))
                    .map(m -> new Row(name, m.start(), m.end(), m.text(), m.entity()))
                    .filter(row -> optional.stream().noneMatch(row::overlaps))
                    .forEach(found::add);
        }

        assertThat(difference(expected, found)).as("missed").isEmpty();
        assertThat(difference(found, expected)).as("false").isEmpty();
        assertThat(found).hasSizeGreaterThan(200);
    }

    private static Set<Row> difference(Set<Row> from, Set<Row> without) {
        Set<Row> rest = new TreeSet<>(from);
        rest.removeAll(without);
        return rest;
    }

    private static Set<Row> rows(Path file, boolean optional) throws IOException {
        Set<Row> rows = new TreeSet<>();
        for (String line : Files.readAllLines(file)) {
            JsonNode node = JSON.readTree(line);
            if (node.path("optional").asBoolean() == optional) {
                rows.add(new Row(
                        node.path("doc").asText(),
                        node.path("start").asInt(),
                        node.path("end").asInt(),
                        node.path("text").asText(),
                        node.path("entity").asText()));
            }
        }
        return rows;
    }

    static List<Path> documents(Path seeds) throws IOException {
        try (Stream<Path> files = Files.list(seeds)) {
            return files.filter(file -> file.toString().endsWith(".txt"))
                    .sorted()
                    .toList();
        }
    }

    /** The annotated documents' directory: as the system property says, or next to this directory or one above it. */
    static Optional<Path> shared() {
        String given = System.getProperty("wirewatch.shared");
        Path here = Path.of("").toAbsolutePath();
        Stream<Path> places = given != null
                ? Stream.of(Path.of(given))
                : Stream.iterate(here, Objects::nonNull, Path::getParent).map(place -> place.resolve("../shared"));
        return places.filter(place -> Files.isDirectory(place.resolve("gold"))).findFirst();
    }
}
