package dev.wirewatch.dashboard.http;

import dev.wirewatch.model.Ids;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The pages with their scripts and styles: files of the jar, listed by name so that nothing else can be asked for. */
public final class PageFiles {
    private static final Map<String, String> TYPES = Map.of(
            "html", "text/html; charset=utf-8",
            "js", "text/javascript; charset=utf-8",
            "css", "text/css; charset=utf-8",
            "svg", "image/svg+xml",
            "json", "application/json");

    private final String folder;

    /** @param folder where the files are on the class path, with a slash at the end */
    public PageFiles(String folder) {
        this.folder = folder;
    }

    /** A route for each file that the list {@code files.txt} names, under {@code /assets/}. */
    public List<Route> assets() {
        List<Route> routes = new ArrayList<>();
        new String(bytes("files.txt"), StandardCharsets.UTF_8)
                .lines()
                .filter(name -> !name.isBlank())
                .forEach(name -> routes.add(Route.read("/assets/" + name, file(name))));
        return routes;
    }

    /** Answers with a file, or that it has not changed. */
    public Route.Action file(String name) {
        byte[] content = bytes(name);
        String etag = '"' + Ids.of(name, new String(content, StandardCharsets.ISO_8859_1)) + '"';
        String type = TYPES.getOrDefault(name.substring(name.lastIndexOf('.') + 1), "application/octet-stream");
        return request -> request.header("If-None-Match").filter(etag::equals).isPresent()
                ? Response.notModified(etag)
                : Response.of(type, content).with("ETag", etag);
    }

    private byte[] bytes(String name) {
        try (InputStream in = PageFiles.class.getClassLoader().getResourceAsStream(folder + name)) {
            if (in == null) {
                throw new IllegalStateException("not shipped: " + folder + name);
            }
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
