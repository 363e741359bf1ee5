package dev.wirewatch.behaviour;

import dev.wirewatch.feed.ScenarioServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntFunction;

/** A response: always the same, whatever is asked. */
final class Reply implements ScenarioServer.Answer {
    private final int status;
    private final List<String> headers;
    private final byte[] body;

    /**
     * @param status the HTTP status
     * @param headers lines without their ends; Content-Length is added unless it is among them
     * @param body the bytes after the head
     */
    Reply(int status, List<String> headers, byte[] body) {
        this.status = status;
        this.headers = headers;
        this.body = body;
    }

    static Reply ok(byte[] body) {
        return new Reply(200, List.of(), body);
    }

    static Reply ok(String body) {
        return ok(body.getBytes(StandardCharsets.UTF_8));
    }

    /** Without a body. */
    static Reply status(int status) {
        return new Reply(status, List.of(), new byte[0]);
    }

    static Reply redirect(int status, String location) {
        return status(status).with("Location", location);
    }

    static ScenarioServer.Answer reset() {
        return (request, out) -> {
            throw new ScenarioServer.ResetException();
        };
    }

    /** The first reply to the first request, and so on; the last one for all that follow. */
    static ScenarioServer.Answer inTurn(ScenarioServer.Answer... answers) {
        return counted(turn -> answers[Math.min(turn, answers.length - 1)]);
    }

    /** What the function gives for the request's number, from 0. */
    static ScenarioServer.Answer counted(IntFunction<ScenarioServer.Answer> answers) {
        AtomicInteger count = new AtomicInteger();
        return (request, out) -> answers.apply(count.getAndIncrement()).write(request, out);
    }

    /** 304 for who sends this validator and nothing else in its place, otherwise the reply with it. */
    static ScenarioServer.Answer conditional(String header, String validator, String condition, Reply full) {
        return (request, out) -> {
            boolean known = request.header(condition).equals(List.of(validator));
            (known ? status(304) : full).with(header, validator).write(request, out);
        };
    }

    static ScenarioServer.Answer withEtag(String etag, Reply full) {
        return conditional("ETag", etag, "If-None-Match", full);
    }

    static ScenarioServer.Answer withLastModified(String date, Reply full) {
        return conditional("Last-Modified", date, "If-Modified-Since", full);
    }

    Reply with(String name, String value) {
        List<String> more = new ArrayList<>(headers);
        more.add(name + ": " + value);
        return new Reply(status, more, body);
    }

    /** With the body compressed, and saying so. */
    Reply gzipped() {
        try {
            return new Reply(status, headers, ScenarioServer.gzip(body)).with("Content-Encoding", "gzip");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void write(ScenarioServer.Request request, OutputStream out) throws IOException {
        StringBuilder head = new StringBuilder("HTTP/1.1 " + status + " Scenario\r\n");
        headers.forEach(line -> head.append(line).append("\r\n"));
        boolean bodiless = status == 304 || headers.stream().anyMatch(line -> line.startsWith("Content-Length:"));
        if (!bodiless) {
            head.append("Content-Length: ").append(body.length).append("\r\n");
        }
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        all.writeBytes(head.append("\r\n").toString().getBytes(StandardCharsets.ISO_8859_1));
        all.writeBytes(status == 304 ? new byte[0] : body);
        all.writeTo(out);
    }
}
