package dev.wirewatch.config;

import java.util.Arrays;
import java.util.Optional;

/** Every setting there is, except those under {@value #KAFKA_PREFIX}. */
public enum SettingKey {
    LANE("lane", SettingType.NAME, "wirewatch", "Prefix of the topics and application ids."),
    DATA_DIR("data.dir", SettingType.PATH, "data", "Where the embedded broker and the state stores live."),
    WATCHLIST(
            "watchlist",
            SettingType.PATH,
            "watchlist.yaml",
            "Entities and aliases; relative to the file it stands in."),
    RULES("rules", SettingType.PATH, "rules.yaml", "Alert rules; relative to the file it stands in."),
    FEEDS("feeds", SettingType.PATH, "feeds.opml", "Feeds to poll; relative to the file it stands in."),

    BROKER_HOST("broker.host", SettingType.TEXT, "127.0.0.1", "Address the embedded broker binds to."),
    BROKER_PORT("broker.port", SettingType.PORT, "19092", "Port of the embedded broker; 0 takes a free one."),

    TOPICS_PARTITIONS("topics.partitions", SettingType.COUNT, "4", "Partitions of every topic when it is created."),
    TOPICS_REPLICATION("topics.replication", SettingType.COUNT, "1", "Replicas of every topic when it is created."),
    TOPICS_RETENTION(
            "topics.retention", SettingType.DURATION, "400d", "How long articles, watchlists and actions are kept."),
    TOPICS_MENTIONS_RETENTION(
            "topics.mentions.retention", SettingType.DURATION, "90d", "How long mentions and dead letters are kept."),

    STREAMS_THREADS("streams.threads", SettingType.COUNT, "1", "Stream threads of each topology."),
    STREAMS_COMMIT_INTERVAL("streams.commit.interval", SettingType.DURATION, "20ms", "How often a topology commits."),

    INGEST_INTERVAL("ingest.interval", SettingType.DURATION, "10m", "Poll interval of a feed that names none."),
    INGEST_MIN_INTERVAL(
            "ingest.min-interval",
            SettingType.DURATION,
            "1m",
            "Never faster than this, whatever a feed or server says."),
    INGEST_MAX_INTERVAL(
            "ingest.max-interval",
            SettingType.DURATION,
            "1d",
            "Never slower than this for a feed that works, whatever it says."),
    INGEST_BACKOFF_BASE(
            "ingest.backoff.base", SettingType.DURATION, "2m", "First wait after a failure; doubled with each."),
    INGEST_BACKOFF_MAX("ingest.backoff.max", SettingType.DURATION, "1d", "Longest wait after failures."),
    INGEST_RETRY_AFTER_MAX(
            "ingest.retry-after.max", SettingType.DURATION, "7d", "Longest wait that a server can ask for."),
    INGEST_ADAPTIVE(
            "ingest.adaptive", SettingType.FLAG, "true", "Whether feeds that seldom publish are polled less often."),
    INGEST_CONNECT_TIMEOUT("ingest.connect-timeout", SettingType.DURATION, "10s", "Longest wait for a connection."),
    INGEST_HEADER_TIMEOUT("ingest.header-timeout", SettingType.DURATION, "20s", "Longest wait for response headers."),
    INGEST_DEADLINE(
            "ingest.deadline", SettingType.DURATION, "45s", "Longest time for a whole response, redirects included."),
    INGEST_BODY_MAX("ingest.body.max", SettingType.SIZE, "20MB", "Largest feed, before and after decompression."),
    INGEST_CONNECTIONS("ingest.connections", SettingType.COUNT, "512", "Most requests under way at once."),
    INGEST_CONNECTIONS_PER_HOST(
            "ingest.connections-per-host", SettingType.COUNT, "2", "Most requests to one host at once."),
    INGEST_ALLOW_NETWORKS(
            "ingest.allow-networks",
            SettingType.LIST,
            "",
            "Private networks that may be fetched from, as CIDR blocks; empty refuses them all."),
    INGEST_USER_AGENT_CONTACT(
            "ingest.user-agent.contact",
            SettingType.TEXT,
            "https://wirewatch.example/bot",
            "Contact address in the User-Agent."),
    INGEST_MAX_AGE(
            "ingest.max-age", SettingType.DURATION, "30d", "Effective times are never older than this at the fetch."),
    INGEST_SEEN_RETENTION(
            "ingest.seen-retention",
            SettingType.DURATION,
            "400d",
            "How long an item is remembered after it was last in its feed."),

    NEWSROOM_ENABLED(
            "newsroom.enabled", SettingType.FLAG, "false", "Whether the sample newsroom is served and polled."),
    NEWSROOM_PORT("newsroom.port", SettingType.PORT, "19180", "Port of the sample newsroom; 0 takes a free one."),

    LOG_FORMAT("log.format", SettingType.TEXT, "text", "text or json, on standard error."),
    LOG_LEVEL(
            "log.level",
            SettingType.TEXT,
            "error",
            "error, warn, info, debug or trace, for all but Wirewatch's own notices.");

    /** Keys under this prefix go to every Kafka client as they are. */
    public static final String KAFKA_PREFIX = "kafka.";

    private final String key;
    private final SettingType type;
    private final String defaultText;
    private final String meaning;

    SettingKey(String key, SettingType type, String defaultText, String meaning) {
        this.key = key;
        this.type = type;
        this.defaultText = defaultText;
        this.meaning = meaning;
    }

    /** The key as written in the file, as in {@code ingest.min-interval}. */
    public String key() {
        return key;
    }

    /** What values it takes. */
    public SettingType type() {
        return type;
    }

    /** The value when nobody sets it, in the file's notation. */
    public String defaultText() {
        return defaultText;
    }

    /** One sentence for readers. */
    public String meaning() {
        return meaning;
    }

    /** The environment variable that overrides it: upper case, anything but letters and digits as underscores. */
    public String environmentVariable() {
        return SettingsLoader.ENVIRONMENT_PREFIX
                + key.toUpperCase(java.util.Locale.ROOT).replaceAll("[^A-Z0-9]", "_");
    }

    /** The setting of a key; empty when there is none of that name. */
    public static Optional<SettingKey> of(String key) {
        return Arrays.stream(values())
                .filter(setting -> setting.key.equals(key))
                .findFirst();
    }
}
