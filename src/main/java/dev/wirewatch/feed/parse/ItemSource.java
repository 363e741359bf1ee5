package dev.wirewatch.feed.parse;

import org.jspecify.annotations.Nullable;

/**
 * Where a wire copy came from: RSS {@code source}, Atom {@code source} (RFC 4287 section 4.2.11), {@code dc:source}.
 *
 * @param title name of the origin, plain text; null if not given
 * @param url absolute http(s) address of the origin's feed or site; null if not given
 */
public record ItemSource(@Nullable String title, @Nullable String url) {}
