package dev.wirewatch.dashboard.http;

/**
 * What is answered under a path, for GET and HEAD.
 *
 * @param path a template as in {@code /api/v1/alerts/{id}}
 * @param action gives the answer
 */
public record Route(String path, Action action) {
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
}
