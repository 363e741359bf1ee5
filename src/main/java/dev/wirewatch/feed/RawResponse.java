package dev.wirewatch.feed;

import org.apache.hc.core5.http.HttpResponse;

/**
 * A response as it came over the wire.
 *
 * @param head status and header fields
 * @param body the bytes before any decoding; empty where the body is of no interest
 */
record RawResponse(HttpResponse head, Body body) {}
