package dev.wirewatch.dashboard.http;

/** A request that is not answered as wished: sent as application/problem+json (RFC 9457). */
public final class Problem extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final int status;
    private final String title;

    private Problem(int status, String title, String detail) {
        super(detail, null, false, false);
        this.status = status;
        this.title = title;
    }

    /** The request cannot be understood; the detail names parameter and what is allowed. */
    public static Problem badRequest(String detail) {
        return new Problem(400, "Bad request", detail);
    }

    /** The caller must say who it is. */
    public static Problem unauthorized() {
        return new Problem(
                401,
                "Unauthorized",
                "present a secret of dashboard.users or dashboard.token as bearer token or as password");
    }

    /** The caller may not do that. */
    public static Problem forbidden(String detail) {
        return new Problem(403, "Forbidden", detail);
    }

    /** There is nothing of that name. */
    public static Problem notFound(String detail) {
        return new Problem(404, "Not found", detail);
    }

    /**
     * The path is there for other methods.
     *
     * @param allowed their names
     */
    public static Problem methodNotAllowed(String allowed) {
        return new Problem(
                405,
                "Method not allowed",
                "this path is there for " + allowed + "; /api/v1/openapi.json tells what each does");
    }

    /** It has changed since the caller looked. */
    public static Problem conflict(String detail) {
        return new Problem(409, "Conflict", detail);
    }

    /** The body is longer than is taken here. */
    public static Problem tooLarge(long most) {
        return new Problem(413, "Content too large", "at most " + most + " bytes are taken here");
    }

    /** The body is of a kind that is not understood here. */
    public static Problem unsupportedType(String allowed) {
        return new Problem(415, "Unsupported media type", "send " + allowed);
    }

    /** The request was meant for another host. */
    public static Problem misdirected(String host) {
        return new Problem(421, "Misdirected request", "this server does not answer for host " + host);
    }

    /** The body is well formed, but what it asks for makes no sense; the detail says what is wrong where. */
    public static Problem unprocessable(String detail) {
        return new Problem(422, "Unprocessable content", detail);
    }

    /** The caller asks too often. */
    public static Problem tooManyRequests() {
        return new Problem(429, "Too many requests", "slow down");
    }

    /** Something failed that is not the caller's fault; nothing of it is told. */
    public static Problem internal() {
        return new Problem(500, "Internal error", "the log has the details");
    }

    /** It cannot be answered now. */
    public static Problem unavailable(String detail) {
        return new Problem(503, "Unavailable", detail);
    }

    /** The HTTP status. */
    public int status() {
        return status;
    }

    /** What kind of problem, in two words. */
    public String title() {
        return title;
    }

    /** What exactly, and what to do. */
    public String detail() {
        return String.valueOf(getMessage());
    }
}
