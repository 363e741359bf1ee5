/**
 * What a process tells of itself in numbers, for Prometheus.
 *
 * <p>{@link dev.wirewatch.metrics.Telemetry} is the registry of a process, whatever its roles: the Java machine, Kafka's
 * clients and Streams by Micrometer's binders, and what Wirewatch counts itself. {@code metrics.json} beside this package
 * lists every metric with type, unit, labels and meaning; it is served at {@code /api/v1/metrics.json}. What is not listed
 * is not exposed: Kafka alone has a thousand metrics, with labels for every task, store and partition. So the number of
 * series is bounded by the configuration (feeds do not count; rules, targets, partitions and routes do), and a test holds
 * list and exposure against each other.
 *
 * <p>{@link dev.wirewatch.metrics.RecordCounter} counts what the topologies write, in the producer, where Kafka has a place for
 * it: neither topology nor processors know of it. Records of a transaction that is aborted are counted although nobody
 * sees them; the ledger ({@code audit}) is exact, these figures are for watching.
 */
@NullMarked
package dev.wirewatch.metrics;

import org.jspecify.annotations.NullMarked;
