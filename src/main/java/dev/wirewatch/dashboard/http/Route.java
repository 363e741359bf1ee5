package dev.wirewatch.dashboard.http;

/**
 * A path and what answers requests for it. Requests other than GET must come from our own pages or from a program
 * ({@link CrossSiteGuard}); those that need an editor are kept by the {@link ChangeLog}.
 *
 * @param method how it is asked for
 * @param path template, as in {@code /api/v1/alerts/{id}}
 * @param needs the least role of a caller
 * @param action answers
 * @param largestBody most bytes of a request's body
 */
public record Route(HttpMethod method, String path, DeskRole needs, Action action, long largestBody) {
    private static final long USUAL_BODY = 64L << 10;

    /** Answers a request. */
    @FunctionalInterface
    public interface Action {
        /**
         * Answers a request.
         *
         * @throws Problem if it cannot be answered as wished
         */
        Response answer(Request request);
    }

    /** A route for readers, which changes nothing. */
    public static Route read(String path, Action action) {
        return new Route(HttpMethod.GET, path, DeskRole.READER, action, USUAL_BODY);
    }

    /** A route for readers with a body, which changes nothing: a text to try, a preview of a change. */
    public static Route ask(String path, Action action) {
        return new Route(HttpMethod.POST, path, DeskRole.READER, action, USUAL_BODY);
    }

    /**
     * A route for editors, which changes something.
     *
     * @param method not GET
     */
    public static Route change(HttpMethod method, String path, Action action) {
        if (method == HttpMethod.GET) {
            throw new IllegalArgumentException("GET " + path + " must not change anything");
        }
        return new Route(method, path, DeskRole.EDITOR, action, USUAL_BODY);
    }

    /** The same with another limit to a request's body. */
    public Route withBody(long bytes) {
        return new Route(method, path, needs, action, bytes);
    }
}
