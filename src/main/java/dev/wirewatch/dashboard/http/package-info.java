/**
 * HTTP for the dashboard: one Undertow server, its routes, and what every request goes through.
 *
 * <p>A request passes {@link dev.wirewatch.dashboard.http.AccessGuard} (is the host name ours, has the caller the token),
 * {@link dev.wirewatch.dashboard.http.RateLimit} and {@link dev.wirewatch.dashboard.http.SecurityHeaders}, then the
 * {@link dev.wirewatch.dashboard.http.Route} that fits. A route reads its parameters from a
 * {@link dev.wirewatch.dashboard.http.Request}, which refuses unknown names and malformed values, and answers with a
 * {@link dev.wirewatch.dashboard.http.Response}; what goes wrong is a {@link dev.wirewatch.dashboard.http.Problem}
 * (RFC 9457). Undertow's types stay in here and in the event stream, which needs the connection itself.
 */
@NullMarked
package dev.wirewatch.dashboard.http;

import org.jspecify.annotations.NullMarked;
