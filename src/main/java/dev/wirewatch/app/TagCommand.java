package dev.wirewatch.app;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.wirewatch.document.InvalidDocumentException;
import dev.wirewatch.kafka.JsonSerde;
import dev.wirewatch.model.Mention;
import dev.wirewatch.tagging.Tagger;
import dev.wirewatch.topology.detect.CompiledWatchlist;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code wirewatch tag}: finds the watchlist's entities in texts. */
@Command(
        name = "tag",
        description = {
            "Finds the watchlist's entities in texts and prints one JSON object for each text:",
            "{\"id\", \"mentions\": [{\"start\", \"end\", \"text\", \"entity\", \"alias\", \"field\"}]}",
            "with offsets in Unicode code points of the text as given."
        },
        mixinStandardHelpOptions = true)
final class TagCommand implements Callable<Integer> {
    private static final String STANDARD_INPUT = "-";
    private static final ObjectMapper JSON = JsonSerde.mapper();

    @Mixin
    private ConfigurationOptions options = new ConfigurationOptions();

    @Option(
            names = "--jsonl",
            description =
                    "Input is JSON Lines, one object {\"id\", \"text\", \"title\"?} a line, instead of plain text.")
    private boolean jsonLines;

    @ArgGroup
    private View view = new View();

    /** What to print instead of mentions; one at most. */
    private static final class View {
        @Option(
                names = "--explain",
                description =
                        "Prints, for everything that looks like a name, why it is a mention or is none, and how much"
                                + " of the text each entity is.")
        private boolean explain;

        @Option(names = "--html", description = "Prints a page of its own with the texts, their mentions marked.")
        private boolean html;
    }

    @Parameters(paramLabel = "FILE", arity = "0..*", description = "Files to read; - for standard input (the default).")
    private List<String> files = List.of();

    @Spec
    private CommandSpec spec = CommandSpec.create();

    /** Takes the texts one by one. */
    private interface Sink {
        void take(String id, String title, String text);
    }

    private record TaggedText(String id, List<TaggedSpan> mentions) {}

    private record TaggedSpan(
            @JsonProperty("start") int start,
            @JsonProperty("end") int end,
            @JsonProperty("text") String text,
            @JsonProperty("entity") String entity,
            @JsonProperty("alias") String alias,
            @JsonProperty("field") String field) {
        static TaggedSpan of(Mention mention) {
            return new TaggedSpan(
                    mention.start(), mention.end(), mention.text(), mention.entity(), mention.alias(), mention.field());
        }
    }

    @Override
    public Integer call() throws InvalidDocumentException {
        CompiledWatchlist watchlist = WatchlistFiles.load(options.load()).compiled();
        MentionPage page = new MentionPage(watchlist.tagger());
        TextTrial trial = new TextTrial(watchlist);
        Sink sink = view.html ? page::add : (id, title, text) -> print(watchlist.tagger(), trial, id, title, text);
        int status = 0;
        for (String file : files.isEmpty() ? List.of(STANDARD_INPUT) : files) {
            try (InputStream in = file.equals(STANDARD_INPUT) ? System.in : Files.newInputStream(Path.of(file))) {
                status = Math.max(status, jsonLines ? tagLines(sink, file, in) : tagText(sink, file, in));
            } catch (IOException e) {
                status = complain(file + ": cannot be read (" + e.getClass().getSimpleName() + ")");
            }
        }
        if (view.html) {
            spec.commandLine().getOut().println(page.html());
        }
        spec.commandLine().getOut().flush();
        return status;
    }

    private int tagText(Sink sink, String file, InputStream in) throws IOException {
        sink.take(file, "", new String(in.readAllBytes(), StandardCharsets.UTF_8));
        return 0;
    }

    private int tagLines(Sink sink, String file, InputStream in) throws IOException {
        int status = 0;
        BufferedReader reader = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8));
        int number = 0;
        for (String line = reader.readLine(); line != null; line = reader.readLine()) {
            number++;
            if (!line.isBlank()) {
                status = Math.max(status, tagLine(sink, file + ":" + number, line));
            }
        }
        return status;
    }

    private int tagLine(Sink sink, String place, String line) {
        try {
            JsonNode object = JSON.readTree(line);
            if (!object.path("text").isTextual() || object.path("id").isMissingNode()) {
                return complain(place + ": needs \"id\" and \"text\" (a string); \"title\" is optional");
            }
            sink.take(
                    object.path("id").asText(),
                    object.path("title").asText(""),
                    object.path("text").asText());
            return 0;
        } catch (JsonProcessingException e) {
            return complain(place + ": is no JSON object: " + e.getOriginalMessage());
        }
    }

    private void print(Tagger tagger, TextTrial trial, String id, String title, String text) {
        if (view.explain) {
            print(trial.names(id, title, text));
            return;
        }
        List<TaggedSpan> spans =
                tagger.tag(title, text).mentions().stream().map(TaggedSpan::of).toList();
        print(new TaggedText(id, spans));
    }

    private void print(Object line) {
        PrintWriter out = spec.commandLine().getOut();
        try {
            out.println(JSON.writeValueAsString(line));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("mentions are always JSON", e);
        }
    }

    /** A text that cannot be read is named; the others go on. */
    private int complain(String message) {
        spec.commandLine().getErr().println("wirewatch: " + message);
        return Main.USER_ERROR;
    }
}
