/**
 * The words of Wirewatch as values: article, feed, mention, tagged article, alert, and the outcome of a poll.
 *
 * <p>Everything that crosses a package or a topic is one of these records. They are immutable, their constructors refuse
 * what cannot be, and their JSON form (Jackson, flat, instants as ISO-8601 UTC, absent values left out) is the contract
 * of the topics; changes to it are additive only. Nothing in here does I/O, and nothing in here knows Kafka.
 */
@NullMarked
package dev.wirewatch.model;

import org.jspecify.annotations.NullMarked;
