/**
 * What the dashboard answers: the REST interface under {@code /api/v1}, exports, feeds of alerts for any reader, and the
 * event stream. The pages use nothing else, so whatever they do can be done by a program too.
 *
 * <p>Each {@code …Resource} turns parameters into a question to the read model and its answer into JSON.
 * {@link dev.wirewatch.dashboard.api.Answers} adds what all of them share: an ETag that changes with each transaction of
 * the read model, and problems for what cannot be understood. {@link dev.wirewatch.dashboard.api.AlertStream} sends alerts
 * as they come (server-sent events, WHATWG HTML section 9.2) and closes clients that do not keep up. The OpenAPI
 * description that is served is a file; a test holds it against the routes.
 *
 * <p>Resources that change something write to topics by way of {@code kafka} and never to the read model: what was written
 * is shown when it has come back.
 */
@NullMarked
package dev.wirewatch.dashboard.api;

import org.jspecify.annotations.NullMarked;
