package dev.wirewatch.feed;

/** Why a fetch brought nothing: one value per cause, so that "nothing new" and "could not look" are never confused. */
public enum FailureCause {
    /** The subscribed address cannot be asked over HTTP. */
    BAD_ADDRESS("the address cannot be asked over HTTP", false),
    /** The host name does not resolve, or did not in time. */
    UNKNOWN_HOST("the host name does not resolve", false),
    /** Every address of the host is private, loopback or otherwise not on the public internet. */
    ADDRESS_REFUSED("the address is not on the public internet and not in allow-networks", false),
    /** No connection: refused, unreachable, or not within the connect timeout. */
    NO_CONNECTION("the host accepts no connection", false),
    /** The TLS handshake failed. */
    TLS("the secure connection could not be established", false),
    /** The connection ended before there was a whole response head. */
    CONNECTION_LOST("the connection was lost", false),
    /** Nothing arrived for longer than the idle timeout. */
    NO_ANSWER("the server did not answer in time", true),
    /** The response was not complete within the deadline for all of it. */
    TOO_SLOW("the response was not complete within its deadline", true),
    /** The body is larger than the cap, on the wire or after decompression. */
    TOO_LARGE("the body exceeds the size cap", true),
    /** The response breaks HTTP or its header section exceeds the caps. */
    BAD_RESPONSE("the response is not valid HTTP", false),
    /** The body is in a content coding that was not offered, or it cannot be decoded. */
    BAD_ENCODING("the body is in an unsupported content coding", false),
    /** More redirects than are followed, or a circle of them. */
    REDIRECT_LOOP("too many redirects", false),
    /** A redirect to another scheme, or to nothing. */
    BAD_REDIRECT("a redirect leads nowhere that may be asked", false),
    /** 401, 403, 407 or 451. */
    FORBIDDEN("the server refuses access", false),
    /** 404. */
    NOT_FOUND("there is nothing at the address", false),
    /** Any other 4xx. */
    CLIENT_ERROR("the server rejects the request", false),
    /** 5xx without a time to come back. */
    SERVER_ERROR("the server fails", false),
    /** A status that makes no sense in answer to this request. */
    UNEXPECTED_STATUS("an unexpected status", false),
    /** We were short of memory for bodies or were shutting down: not the server's fault. */
    OVERLOADED("not fetched: this process is short of memory for bodies", false);

    private final String words;
    private final boolean costly;

    FailureCause(String words, boolean costly) {
        this.words = words;
        this.costly = costly;
    }

    /** What happened, for readers. */
    public String words() {
        return words;
    }

    /** Whether each attempt costs both sides much, so that the first retry already waits longer. */
    public boolean costly() {
        return costly;
    }
}
