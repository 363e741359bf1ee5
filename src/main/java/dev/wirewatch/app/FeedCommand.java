package dev.wirewatch.app;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.wirewatch.feed.parse.FeedDocument;
import dev.wirewatch.feed.parse.FeedParseBatch;
import dev.wirewatch.feed.parse.FeedParseView;
import dev.wirewatch.feed.parse.FeedParser;
import dev.wirewatch.feed.parse.UnparseableFeedException;
import dev.wirewatch.kafka.JsonSerde;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code wirewatch feed}: looks at a single feed document. */
@Command(name = "feed", description = "Looks at a single feed document.", mixinStandardHelpOptions = true)
final class FeedCommand {
    private static final String STANDARD_INPUT = "-";
    private static final ObjectMapper JSON = JsonSerde.mapper();

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Command(
            name = "parse",
            description = {
                "Prints what a feed document would be published as: a line for the feed, then one for each item.",
                "With --jsonl, input is one object {\"id\", \"url\", \"headers\": {}, \"body\": base64} a line, and each gives one line."
            },
            mixinStandardHelpOptions = true)
    int parse(
            @Option(names = "--base", paramLabel = "URL", description = "Address it was fetched from.") @Nullable
                    URI base,
            @Option(names = "--content-type", paramLabel = "TYPE", description = "Content-Type it came with.") @Nullable
                    String contentType,
            @Option(names = "--jsonl", description = "Input is JSON Lines, many documents.") boolean jsonLines,
            @Parameters(
                            paramLabel = "FILE",
                            defaultValue = STANDARD_INPUT,
                            description = "File, or - for standard input.")
                    String file) {
        try (InputStream in = file.equals(STANDARD_INPUT) ? System.in : Files.newInputStream(Path.of(file))) {
            return jsonLines ? parseLines(in) : parseDocument(file, in, base, contentType);
        } catch (IOException e) {
            return complain(file + ": cannot be read (" + e.getClass().getSimpleName() + ")");
        }
    }

    private int parseDocument(String file, InputStream in, @Nullable URI base, @Nullable String contentType)
            throws IOException {
        try {
            PrintWriter out = spec.commandLine().getOut();
            FeedDocument document = new FeedDocument(in.readAllBytes(), contentType, base);
            for (Object line : FeedParseView.of(new FeedParser().parse(document), base, Instant.now())) {
                out.println(write(line));
            }
            out.flush();
            return 0;
        } catch (UnparseableFeedException e) {
            return complain(file + ": " + e.getMessage());
        }
    }

    private int parseLines(InputStream in) throws IOException {
        FeedParseBatch batch = new FeedParseBatch();
        PrintWriter out = spec.commandLine().getOut();
        BufferedReader reader = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8));
        for (String line = reader.readLine(); line != null; line = reader.readLine()) {
            if (!line.isBlank()) {
                out.println(batch.parseLine(line));
            }
        }
        out.flush();
        return 0;
    }

    private static String write(Object line) {
        try {
            return JSON.writeValueAsString(line);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a feed is always JSON", e);
        }
    }

    private int complain(String message) {
        spec.commandLine().getErr().println("wirewatch: " + message);
        return Main.USER_ERROR;
    }
}
