package dev.wirewatch.config;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The settings in force, checked; immutable. */
public final class Settings {
    private static final String BOOTSTRAP_SERVERS = "kafka.bootstrap.servers";

    private final SortedMap<String, Setting> settings;
    private final @Nullable Path directory;

    Settings(SortedMap<String, Setting> settings, @Nullable Path directory) {
        this.settings = new TreeMap<>(settings);
        this.directory = directory;
    }

    /** Every setting with its value and origin, by key. */
    public Collection<Setting> all() {
        return List.copyOf(settings.values());
    }

    /** The value as text. */
    public String text(SettingKey key) {
        return get(key).value();
    }

    /** A whole number or port. */
    public int count(SettingKey key) {
        return Integer.parseInt(get(key).value());
    }

    /** A share, from 0 to 1. */
    public double share(SettingKey key) {
        return Double.parseDouble(get(key).value());
    }

    /** A switch. */
    public boolean flag(SettingKey key) {
        return Boolean.parseBoolean(get(key).value());
    }

    /** A time span. */
    public Duration duration(SettingKey key) {
        return SettingType.duration(get(key).value());
    }

    /**
     * A time span, or the interval of a feed.
     *
     * @param interval what to give for the word interval
     */
    public Duration delay(SettingKey key, Duration interval) {
        String value = get(key).value();
        return value.equals(SettingType.INTERVAL) ? interval : SettingType.duration(value);
    }

    /** A number of bytes. */
    public long bytes(SettingKey key) {
        return SettingType.bytes(get(key).value());
    }

    /** The entries of a list, stripped; empty when it is empty. */
    public List<String> list(SettingKey key) {
        return Arrays.stream(get(key).value().split(","))
                .map(String::strip)
                .filter(entry -> !entry.isEmpty())
                .toList();
    }

    /**
     * A path: as it is when absolute or set by environment or flag, else relative to the folder of the configuration
     * file. The data folder is always relative to the working directory.
     */
    public Path path(SettingKey key) {
        Setting setting = get(key);
        Path path = Path.of(setting.value());
        boolean besideTheFile = directory != null
                && key != SettingKey.DATA_DIR
                && (setting.origin().equals("default") || setting.origin().matches(".*:\\d+"));
        return besideTheFile ? Objects.requireNonNull(directory).resolve(path) : path;
    }

    /** Where a setting comes from, for messages. */
    public Setting get(SettingKey key) {
        return Objects.requireNonNull(settings.get(key.key()));
    }

    /** The external Kafka to use; null when the embedded broker is to be started. */
    public @Nullable String bootstrapServers() {
        Setting setting = settings.get(BOOTSTRAP_SERVERS);
        return setting == null || setting.value().isEmpty() ? null : setting.value();
    }

    /** The properties that pass through to every Kafka client, without their prefix and without the bootstrap servers. */
    public Map<String, String> kafkaClientProperties() {
        Map<String, String> properties = new TreeMap<>();
        settings.forEach((key, setting) -> {
            if (key.startsWith(SettingKey.KAFKA_PREFIX) && !key.equals(BOOTSTRAP_SERVERS)) {
                properties.put(key.substring(SettingKey.KAFKA_PREFIX.length()), setting.value());
            }
        });
        return properties;
    }
}
