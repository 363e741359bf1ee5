package dev.wirewatch.dashboard.api;

import dev.wirewatch.dashboard.http.PageFiles;
import dev.wirewatch.dashboard.http.Problem;
import dev.wirewatch.dashboard.http.Request;
import dev.wirewatch.dashboard.http.Response;
import dev.wirewatch.dashboard.http.Route;
import dev.wirewatch.kafka.Dataset;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * What is on the topics, for programs: the AsyncAPI document and the JSON Schemas that it refers to, as they are shipped. The
 * references of the document hold here as they do in the jar.
 */
final class ContractResource {
    private static final String SUFFIX = ".schema.json";

    private final Map<String, Route.Action> schemas = new TreeMap<>();

    ContractResource() {
        PageFiles files = new PageFiles("dev/wirewatch/schemas/");
        for (Dataset<?> dataset : Dataset.ALL) {
            // What could not be read has no schema.
            if (!dataset.equals(Dataset.DEAD_LETTERS)) {
                schemas.put(dataset.name(), files.file(dataset.name() + SUFFIX));
            }
        }
    }

    /**
     * The schemas there are.
     *
     * @param schemas their names: those of the topics, without lane and version
     */
    record Names(Set<String> schemas) {}

    List<Route> routes() {
        return List.of(
                Route.read("/api/v1/asyncapi.json", new PageFiles("dev/wirewatch/").file("asyncapi.json")),
                Route.read("/api/v1/schemas", request -> {
                    request.allowOnly(Set.of());
                    return Response.of(Answers.JSON, Answers.json(new Names(schemas.keySet())));
                }),
                Route.read("/api/v1/schemas/{name}", this::schema));
    }

    private Response schema(Request request) {
        String name = request.path("name");
        String dataset = name.endsWith(SUFFIX) ? name.substring(0, name.length() - SUFFIX.length()) : name;
        Route.Action schema = schemas.get(dataset);
        if (schema == null) {
            throw Problem.notFound("there is no schema of that name; there are " + String.join(", ", schemas.keySet()));
        }
        return schema.answer(request);
    }
}
