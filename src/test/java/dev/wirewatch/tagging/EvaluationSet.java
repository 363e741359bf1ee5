package dev.wirewatch.tagging;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.wirewatch.model.Mention;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Reads the annotated passages, one JSON object a line. */
final class EvaluationSet {
    private static final Path FOLDER = Path.of("src/test/resources/evaluation");

    private EvaluationSet() {}

    /** The passages of all difficulties. */
    static List<Passage> read() throws IOException {
        return read("passages.jsonl");
    }

    /** Sentences that each name one entity in a form of its name that is none of the usual ones. */
    static List<Passage> forms() throws IOException {
        return read("forms.jsonl");
    }

    /** Sentences with a word that is spelled like a name of the list and means something else. */
    static List<Passage> namesakes() throws IOException {
        return read("namesakes.jsonl");
    }

    private static List<Passage> read(String file) throws IOException {
        ObjectMapper json = new ObjectMapper();
        List<Passage> passages = new ArrayList<>();
        for (String line : Files.readAllLines(FOLDER.resolve(file))) {
            passages.add(json.readValue(line, Passage.class));
        }
        return passages;
    }

    /**
     * A short text and what it names.
     *
     * @param language ISO 639 code
     * @param tags what makes it difficult, as in {@code transliteration} or {@code decoy}
     */
    record Passage(
            @JsonProperty("id") String id,
            @JsonProperty("lang") String language,
            @JsonProperty("text") String text,
            @JsonProperty("mentions") List<Annotation> mentions,
            @JsonProperty("tags") List<String> tags) {

        boolean namesNothing() {
            return mentions.isEmpty();
        }

        /** Whether it names nothing, and is known to have a false mention all the same. */
        boolean isOpen() {
            return tags.contains("open");
        }

        /** The groups in which it is counted: its tags and its language. */
        List<String> groups() {
            return Stream.concat(tags.stream(), Stream.of("language " + language))
                    .toList();
        }

        /** A part of the text, by code points. */
        String span(int start, int end) {
            return text.substring(text.offsetByCodePoints(0, start), text.offsetByCodePoints(0, end));
        }
    }

    /**
     * A span that names an entity, by the rules of the annotators' guide.
     *
     * @param start first code point
     * @param end code point after its last
     */
    record Annotation(
            @JsonProperty("start") int start,
            @JsonProperty("end") int end,
            @JsonProperty("text") String text,
            @JsonProperty("entity") String entity) {

        boolean isFoundBy(Mention mention) {
            return entity.equals(mention.entity()) && mention.start() < end && start < mention.end();
        }
    }
}
