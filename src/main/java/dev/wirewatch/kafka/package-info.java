/**
 * Kafka as Wirewatch sees it: which topics there are and what is in them, the settings that every client gets, and the
 * broker that runs in the process when no other is named.
 *
 * <p>{@link dev.wirewatch.kafka.Dataset} binds each topic to its value type, serde and retention once, for production and
 * tests alike. A {@link dev.wirewatch.kafka.Lane} gives topics and applications their names, so that a replay can never
 * write to a live topic. {@link dev.wirewatch.kafka.KafkaConnection} derives every client's properties from the
 * settings. {@link dev.wirewatch.kafka.EmbeddedKafka} is the only class that touches the broker's internals.
 */
@NullMarked
package dev.wirewatch.kafka;

import org.jspecify.annotations.NullMarked;
