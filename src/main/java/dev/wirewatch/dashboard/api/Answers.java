package dev.wirewatch.dashboard.api;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.wirewatch.dashboard.http.Problem;
import dev.wirewatch.dashboard.http.Request;
import dev.wirewatch.dashboard.http.Response;
import dev.wirewatch.dashboard.http.Route;
import dev.wirewatch.dashboard.readmodel.Database;
import dev.wirewatch.dashboard.readmodel.ReadModel;
import dev.wirewatch.kafka.JsonSerde;
import java.util.Set;
import java.util.UUID;
import java.util.function.BiFunction;

/** Answers questions to the read model as JSON, unless the caller has the same answer already. */
final class Answers {
    static final String JSON = "application/json";
    static final ObjectMapper MAPPER = JsonSerde.mapper();

    private final ReadModel model;
    private final String process = UUID.randomUUID().toString().substring(0, 8);

    Answers(ReadModel model) {
        this.model = model;
    }

    /**
     * A route that answers with a value.
     *
     * @param path the route's path
     * @param parameters names of the parameters it understands
     * @param question gives a value for JSON
     */
    Route route(String path, Set<String> parameters, BiFunction<Database, Request, Object> question) {
        return Route.read(path, request -> {
            request.allowOnly(parameters);
            return unlessKnown(request, () -> Response.of(JSON, json(read(request, question))));
        });
    }

    /** Answers unless the caller's copy is of the same state of the read model. */
    Response unlessKnown(Request request, java.util.function.Supplier<Response> answer) {
        String etag = "W/\"" + process + "-" + model.generation() + "-" + model.commits() + "\"";
        if (request.header("If-None-Match").filter(etag::equals).isPresent()) {
            return Response.notModified(etag);
        }
        return answer.get().with("ETag", etag);
    }

    /** The answer to a question; what it cannot understand is the caller's problem. */
    <T> T read(Request request, BiFunction<Database, Request, T> question) {
        try {
            return model.read(database -> question.apply(database, request));
        } catch (IllegalArgumentException e) {
            throw Problem.badRequest(String.valueOf(e.getMessage()));
        }
    }

    static String json(Object value) {
        try {
            return MAPPER.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("cannot write " + value.getClass(), e);
        }
    }
}
