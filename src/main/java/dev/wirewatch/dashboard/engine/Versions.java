package dev.wirewatch.dashboard.engine;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

/**
 * Which Kafka is used.
 *
 * @param client version of the client library
 * @param cluster id of the cluster; null if it has none
 * @param brokers how many brokers answer
 * @param metadata the cluster's metadata version, as in {@code 4.3-IV0}; null if it does not say
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Versions(
        String client,
        @Nullable String cluster,
        int brokers,
        @Nullable String metadata) {}
