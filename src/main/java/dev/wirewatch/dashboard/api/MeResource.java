package dev.wirewatch.dashboard.api;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.wirewatch.dashboard.http.Request;
import dev.wirewatch.dashboard.http.Response;
import dev.wirewatch.dashboard.http.Route;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Tells callers who they are here, so that pages offer only what they may do. */
final class MeResource {
    private static final ObjectMapper JSON = new ObjectMapper();

    /** The routes. */
    List<Route> routes() {
        return List.of(Route.read("/api/v1/me", MeResource::me));
    }

    private static Response me(Request request) {
        request.allowOnly(Set.of());
        ObjectNode me = JSON.createObjectNode();
        me.put("name", request.caller().name());
        me.put("role", request.caller().role().name().toLowerCase(Locale.ROOT));
        return Response.of("application/json", me.toString());
    }
}
