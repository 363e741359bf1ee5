/**
 * What runs beside the dashboard, as Kafka tells it: how far each topology is behind, how large topics and stores are, which
 * versions are in use. Asked when somebody looks, on a thread of its own, and remembered for a few seconds: a Kafka that does
 * not answer keeps no thread of the server waiting for long, and many readers ask no more than one.
 */
@NullMarked
package dev.wirewatch.dashboard.engine;

import org.jspecify.annotations.NullMarked;
