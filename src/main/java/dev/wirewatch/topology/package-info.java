/**
 * The stream graphs: every arrow between two topics of Wirewatch is a Kafka Streams topology that is built by one method
 * in here, which production and tests share.
 *
 * <p>{@code detect} turns articles into mentions and alerts; {@code ingest} turns registered feeds into articles. Nodes
 * are named after what they do, so that {@link dev.wirewatch.topology.MermaidDiagram} draws a picture that reads as the
 * design. Processors exist where there is state or time; what they decide is decided by pure functions of the packages
 * {@code tagging}, {@code alerting} and {@code feed}.
 */
@NullMarked
package dev.wirewatch.topology;

import org.jspecify.annotations.NullMarked;
