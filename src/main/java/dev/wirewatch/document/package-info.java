/**
 * Files that people write (YAML, and JSON as its subset) as trees in which every key knows its line, so that a mistake is
 * reported where it stands.
 *
 * <p>{@link dev.wirewatch.document.SourceDocument} reads text strictly (duplicate keys are an error) and checks it
 * against a JSON Schema; what is wrong becomes {@link dev.wirewatch.document.Problem}s. The watchlist, the rules and the
 * configuration are all read through here; what the values mean is their business.
 */
@NullMarked
package dev.wirewatch.document;

import org.jspecify.annotations.NullMarked;
