package dev.wirewatch.dashboard.http;

/** The methods that routes understand (RFC 9110 section 9.3). HEAD is answered wherever GET is. */
public enum HttpMethod {
    /** Asks. */
    GET,
    /** Makes something new, or does something. */
    POST,
    /** Puts something in a place, whatever was there. */
    PUT,
    /** Takes something away. */
    DELETE
}
