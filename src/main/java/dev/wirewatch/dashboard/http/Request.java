package dev.wirewatch.dashboard.http;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.exc.ValueInstantiationException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/** A request's parameters, checked: every wrong value is a {@link Problem} that names the parameter and what is allowed. */
public final class Request {
    private static final ObjectMapper JSON = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .addModule(new JavaTimeModule())
            .build();
    private static final int LONGEST_VALUE = 1_000;
    private static final int MOST_VALUES = 50;

    private final Map<String, String> path;
    private final Map<String, Deque<String>> query;
    private final Function<String, Optional<String>> headers;
    private final String queryString;
    private final String host;
    private final Caller caller;
    private final byte[] body;

    /**
     * @param path parameters of the route's template
     * @param query parameters after the question mark
     * @param queryString the same as sent, without the question mark
     * @param host scheme, name and port that the caller used, as in {@code http://localhost:8088}
     * @param headers gives a header's first value
     * @param caller who asks
     * @param body as sent; empty if none was
     */
    public Request(
            Map<String, String> path,
            Map<String, Deque<String>> query,
            String queryString,
            String host,
            Function<String, Optional<String>> headers,
            Caller caller,
            byte[] body) {
        this.path = path;
        this.query = query;
        this.queryString = queryString;
        this.host = host;
        this.headers = headers;
        this.caller = caller;
        this.body = body.clone();
    }

    /** A request of a reader that has a query and nothing else. */
    public static Request of(Map<String, Deque<String>> query, String queryString) {
        return new Request(
                Map.of(),
                query,
                queryString,
                "",
                name -> Optional.empty(),
                new Caller(DeskAccess.UNNAMED, DeskRole.READER),
                new byte[0]);
    }

    /** Who asks. */
    public Caller caller() {
        return caller;
    }

    /**
     * The body as text.
     *
     * @throws Problem if it is not UTF-8
     */
    public String body() {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(body))
                    .toString();
        } catch (CharacterCodingException e) {
            throw Problem.badRequest("the body is not UTF-8");
        }
    }

    /**
     * The body, which must be JSON of a certain shape.
     *
     * @param type a record; unknown and repeated keys are refused
     * @throws Problem if it is not; the detail names line and column
     */
    public <T> T json(Class<T> type) {
        String contentType = header("Content-Type").orElse("").split(";", 2)[0].strip();
        if (!contentType.equalsIgnoreCase("application/json")) {
            throw Problem.unsupportedType("application/json");
        }
        try {
            T value = JSON.readValue(body(), type);
            if (value == null) {
                throw Problem.badRequest("the body must be a JSON object");
            }
            return value;
        } catch (ValueInstantiationException e) {
            // What a record's constructor refuses, in its words.
            Throwable cause = e.getCause();
            throw Problem.unprocessable(String.valueOf(cause == null ? e.getOriginalMessage() : cause.getMessage()));
        } catch (JsonProcessingException e) {
            JsonLocation at = e.getLocation();
            throw Problem.badRequest(
                    (at == null ? "" : "line " + at.getLineNr() + ", column " + at.getColumnNr() + ": ")
                            + e.getOriginalMessage()
                                    .lines()
                                    .findFirst()
                                    .map(text -> text.replaceFirst(" \\(start marker at .*", ""))
                                    .orElse("not JSON"));
        }
    }

    /** Refuses parameters that nobody reads: a misspelt filter would silently show everything. */
    public void allowOnly(Set<String> names) {
        for (String name : query.keySet()) {
            if (!names.contains(name)) {
                throw Problem.badRequest("unknown parameter " + name + "; allowed here: "
                        + names.stream().sorted().collect(Collectors.joining(", ")));
            }
        }
    }

    /** A parameter of the path. */
    public String path(String name) {
        return path.getOrDefault(name, "");
    }

    /** The query as sent. */
    public String queryString() {
        return queryString;
    }

    /** The address that the caller used for the server. */
    public String host() {
        return host;
    }

    /** A header's value; empty if it was not sent. */
    public Optional<String> header(String name) {
        return headers.apply(name);
    }

    /** A parameter's value; empty if it was not given, or given empty. */
    public Optional<String> text(String name) {
        List<String> values = texts(name);
        if (values.size() > 1) {
            throw Problem.badRequest(name + " must be given once");
        }
        return values.stream().findFirst();
    }

    /** Every value of a parameter that may be repeated. */
    public List<String> texts(String name) {
        Deque<String> values = query.get(name);
        if (values == null) {
            return List.of();
        }
        if (values.size() > MOST_VALUES) {
            throw Problem.badRequest(name + " may be given " + MOST_VALUES + " times at most");
        }
        if (values.stream().anyMatch(value -> value.length() > LONGEST_VALUE)) {
            throw Problem.badRequest(name + " must not be longer than " + LONGEST_VALUE + " characters");
        }
        return values.stream().filter(value -> !value.isBlank()).toList();
    }

    /** A whole number. */
    public int number(String name, int otherwise, int least, int most) {
        return text(name)
                .map(value -> {
                    try {
                        int number = Integer.parseInt(value);
                        if (number >= least && number <= most) {
                            return number;
                        }
                    } catch (NumberFormatException e) {
                        // Told below, as for a number out of range.
                    }
                    throw Problem.badRequest(name + " must be a whole number from " + least + " to " + most);
                })
                .orElse(otherwise);
    }

    /** A time. */
    public Optional<Instant> time(String name) {
        return text(name).map(value -> {
            try {
                Instant time = Instant.parse(value);
                if (time.isBefore(Instant.EPOCH) || time.isAfter(Instant.parse("9999-01-01T00:00:00Z"))) {
                    throw Problem.badRequest(name + " must be between 1970 and 9999");
                }
                return time;
            } catch (DateTimeException e) {
                throw Problem.badRequest(name + " must be a time such as 2026-03-01T12:00:00Z");
            }
        });
    }

    /** Reads the name of one of several constants, in lower case. */
    public static <E extends Enum<E>> E constant(String name, String value, Class<E> type) {
        return Arrays.stream(type.getEnumConstants())
                .filter(constant -> constant.name().toLowerCase(Locale.ROOT).equals(value))
                .findFirst()
                .orElseThrow(() -> Problem.badRequest(name + " must be one of "
                        + Arrays.stream(type.getEnumConstants())
                                .map(constant -> constant.name().toLowerCase(Locale.ROOT))
                                .collect(Collectors.joining(", "))));
    }
}
