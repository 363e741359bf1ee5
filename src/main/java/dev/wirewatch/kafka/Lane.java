package dev.wirewatch.kafka;

import java.util.Objects;

/**
 * A topic prefix plus application ids: live monitoring, a replay and a backtest each have their own.
 *
 * @param prefix first part of every topic and application id, as in {@code wirewatch}
 */
public record Lane(String prefix) {
    private static final String VERSION = "v1";

    public Lane {
        Objects.requireNonNull(prefix, "prefix");
        if (!prefix.matches("[A-Za-z][A-Za-z0-9._-]{0,99}")) {
            throw new IllegalArgumentException("not a lane's prefix: " + prefix);
        }
    }

    /** The name of a dataset's topic, as in {@code wirewatch.articles.v1}. */
    public String topic(Dataset<?> dataset) {
        return topic(dataset.name());
    }

    /** The name of a topic that a rule asks for, as in {@code wirewatch.alerts.air-defence.v1}. */
    public String topic(String name) {
        return prefix + "." + name + "." + VERSION;
    }

    /** The id of a Streams application, as in {@code wirewatch-detect}. */
    public String applicationId(String role) {
        return prefix + "-" + role;
    }
}
