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

    DELIVERY(
            "delivery",
            SettingType.PATH,
            "delivery.yaml",
            "Where events of alerts are sent to; relative to the file it stands in."),

    BROKER_HOST("broker.host", SettingType.TEXT, "127.0.0.1", "Address the embedded broker binds to."),
    BROKER_PORT("broker.port", SettingType.PORT, "19092", "Port of the embedded broker; 0 takes a free one."),

    TOPICS_PARTITIONS("topics.partitions", SettingType.COUNT, "4", "Partitions of every topic when it is created."),
    TOPICS_REPLICATION("topics.replication", SettingType.COUNT, "1", "Replicas of every topic when it is created."),
    TOPICS_RETENTION(
            "topics.retention", SettingType.DURATION, "400d", "How long articles, watchlists and actions are kept."),
    TOPICS_MENTIONS_RETENTION(
            "topics.mentions.retention", SettingType.DURATION, "90d", "How long mentions and dead letters are kept."),
    TOPICS_LEDGER_RETENTION(
            "topics.ledger.retention",
            SettingType.DURATION,
            "1d",
            "How long the record of every single poll is kept in feed-health, for audit --from; later only a feed's"
                    + " latest."),

    STREAMS_THREADS("streams.threads", SettingType.COUNT, "1", "Stream threads of each topology."),
    STREAMS_COMMIT_INTERVAL(
            "streams.commit.interval",
            SettingType.DURATION,
            "100ms",
            "How often a topology commits. Live detection does ten times as seldom, but alerts do not wait."),

    INGEST_INTERVAL("ingest.interval", SettingType.DURATION, "10m", "Poll interval of a feed that names none."),
    INGEST_MIN_INTERVAL(
            "ingest.min-interval",
            SettingType.DURATION,
            "1m",
            "Never faster than this, whatever a feed or server says."),
    INGEST_MAX_INTERVAL("ingest.max-interval", SettingType.DURATION, "6h", "The slowest that a silent feed is polled."),
    INGEST_DORMANT_AFTER(
            "ingest.dormant-after",
            SettingType.DURATION,
            "30d",
            "Silence after which a feed is polled less and less often."),
    INGEST_HINT_MAX(
            "ingest.hint-max",
            SettingType.DURATION,
            "12h",
            "Longest wait that Cache-Control, Expires, ttl and sy:updatePeriod can ask for."),
    INGEST_RETRY_AFTER_MAX(
            "ingest.retry-after-max", SettingType.DURATION, "2d", "Longest wait that Retry-After can ask for."),
    INGEST_BACKOFF_BASE(
            "ingest.backoff.base",
            SettingType.DELAY,
            "interval",
            "First wait after a failure, at least the feed's interval; doubled with each."),
    INGEST_BACKOFF_MAX("ingest.backoff.max", SettingType.DURATION, "12h", "Longest wait after failures."),
    INGEST_JITTER(
            "ingest.jitter",
            SettingType.SHARE,
            "0.05",
            "Largest share of a wait that is added to it at random; polls never come early."),
    INGEST_REDIRECT_CONFIRMATIONS(
            "ingest.redirect-confirmations",
            SettingType.COUNT,
            "3",
            "Polls in a row that must find a permanent redirect before the address is replaced."),
    INGEST_START_BURST(
            "ingest.start-burst",
            SettingType.COUNT,
            "250",
            "New or overdue feeds that each task polls at once at the start; the rest is spread."),
    INGEST_CONNECT_TIMEOUT("ingest.connect-timeout", SettingType.DURATION, "10s", "Longest wait for a connection."),
    INGEST_IDLE_TIMEOUT(
            "ingest.idle-timeout",
            SettingType.DURATION,
            "20s",
            "Longest wait for response headers, and between two reads."),
    INGEST_DEADLINE(
            "ingest.deadline", SettingType.DURATION, "45s", "Longest time for a whole response, redirects included."),
    INGEST_DNS_TIMEOUT("ingest.dns-timeout", SettingType.DURATION, "5s", "Longest wait for a name to be resolved."),
    INGEST_BODY_MAX("ingest.body-max", SettingType.SIZE, "20MB", "Largest feed, before and after decompression."),
    INGEST_BUFFER_MAX(
            "ingest.buffer-max", SettingType.SIZE, "128MB", "Most memory for bodies that are being received."),
    INGEST_CONNECTIONS("ingest.connections", SettingType.COUNT, "2000", "Most requests under way at once."),
    INGEST_CONNECTIONS_PER_HOST(
            "ingest.connections-per-host", SettingType.COUNT, "2", "Most requests to one host at once."),
    INGEST_ALLOW_NETWORKS(
            "ingest.allow-networks",
            SettingType.LIST,
            "",
            "Private networks that may be fetched from, such as 10.0.0.0/8 or 127.0.0.1:8080; empty refuses them all."),
    INGEST_CONTACT(
            "ingest.contact",
            SettingType.TEXT,
            "https://wirewatch.example/bot",
            "Contact address in the User-Agent, for server owners."),
    INGEST_MAX_AGE(
            "ingest.max-age", SettingType.DURATION, "30d", "Effective times are never older than this at the fetch."),
    INGEST_SEEN_RETENTION(
            "ingest.seen-retention",
            SettingType.DURATION,
            "400d",
            "How long an item is remembered after it was last in its feed."),
    INGEST_FULL_TEXT_MODE(
            "ingest.full-text.mode",
            SettingType.PAGES,
            "auto",
            "Whose article pages are fetched: none, marked (feeds with fullText), or auto (also feeds of short"
                    + " items)."),
    INGEST_FULL_TEXT_GAP(
            "ingest.full-text.gap",
            SettingType.DURATION,
            "1s",
            "Least pause between two pages of one site; a crawl-delay of its robots.txt counts if longer."),
    INGEST_FULL_TEXT_ATTEMPTS(
            "ingest.full-text.attempts", SettingType.COUNT, "5", "Attempts after which a page is given up."),
    INGEST_FULL_TEXT_BACKOFF(
            "ingest.full-text.backoff",
            SettingType.DURATION,
            "1m",
            "Wait after the first failed attempt at a page; four times as long after each further one."),
    INGEST_WATCH_SILENT_LEAST(
            "ingest.watch.silent-least",
            SettingType.DURATION,
            "24h",
            "No shorter silence makes a feed silent; otherwise three times its longest pause of late does."),
    INGEST_WATCH_DEAD_AFTER(
            "ingest.watch.dead-after",
            SettingType.DURATION,
            "2h",
            "How long a watched feed of tier 1 may be unreadable before an alert; tier 2 four times, tier 3 twelve"
                    + " times that."),

    ALERTS_CLOSE_AFTER(
            "alerts.close-after",
            SettingType.DURATION,
            "2d",
            "How long without a new article closes an alert; a rule with a shorter quiet interval goes by that."),
    ALERTS_STALE_AFTER(
            "alerts.stale-after",
            SettingType.DURATION,
            "3d",
            "An article that is older than this when it is first seen opens no alert; it counts for one that stands."),
    ALERTS_SEVERITY_TOPICS(
            "alerts.severity-topics",
            SettingType.FLAG,
            "false",
            "Whether live alerts are also on alerts.info, alerts.warning and alerts.critical, each on that of its"
                    + " severity."),

    NEWSROOM_ENABLED(
            "newsroom.enabled", SettingType.FLAG, "false", "Whether the sample newsroom is served and polled."),
    NEWSROOM_PORT("newsroom.port", SettingType.PORT, "19180", "Port of the sample newsroom; 0 takes a free one."),

    DASHBOARD_HOST(
            "dashboard.host",
            SettingType.TEXT,
            "127.0.0.1",
            "Address the dashboard binds to; any but loopback needs dashboard.users, dashboard.token or"
                    + " dashboard.proxy.header."),
    DASHBOARD_PORT("dashboard.port", SettingType.PORT, "8088", "Port of the dashboard; 0 takes a free one."),
    DASHBOARD_TOKEN(
            "dashboard.token",
            SettingType.TEXT,
            "",
            "Secret that all callers share, of 16 characters or more, or its digest as sha256:HEX; they may change"
                    + " things and name themselves. Empty for none."),
    DASHBOARD_USERS(
            "dashboard.users",
            SettingType.TEXT,
            "",
            "File of the users with a secret of their own and their roles, by config/users.schema.json; empty for"
                    + " none."),
    DASHBOARD_ROLE(
            "dashboard.role",
            SettingType.TEXT,
            "editor",
            "What callers may do where none is asked for a name: reader or editor."),
    DASHBOARD_PROXY_HEADER(
            "dashboard.proxy.header",
            SettingType.TEXT,
            "",
            "Header in which a proxy that authenticates callers names them, as in X-Forwarded-User; empty for no"
                    + " proxy."),
    DASHBOARD_PROXY_ADDRESSES(
            "dashboard.proxy.addresses",
            SettingType.LIST,
            "127.0.0.1",
            "Addresses of that proxy; from others the header does not count."),
    DASHBOARD_PROXY_EDITORS(
            "dashboard.proxy.editors",
            SettingType.LIST,
            "",
            "Names of those that the proxy lets through who may change things; * for all."),
    DASHBOARD_RETENTION(
            "dashboard.retention",
            SettingType.DURATION,
            "90d",
            "How far the dashboard looks back, counted from the newest article."),
    DASHBOARD_SIZE_MAX(
            "dashboard.size-max",
            SettingType.SIZE,
            "8GB",
            "Most disk space for the dashboard's read model; the oldest articles give way."),
    DASHBOARD_CORPUS_DIR(
            "dashboard.corpus-dir",
            SettingType.TEXT,
            "",
            "Folder whose folders of documents editors may replay from the dashboard; empty for the sample newsroom"
                    + " only."),

    METRICS_LISTEN(
            "metrics.listen",
            SettingType.TEXT,
            "",
            "host:port where metrics and probes are served whatever the roles, as in 127.0.0.1:9464; empty for nowhere"
                    + " but on the dashboard. Any host but loopback needs metrics.token."),
    METRICS_TOKEN(
            "metrics.token",
            SettingType.TEXT,
            "",
            "Secret that whoever reads metrics.listen must present, of 16 characters or more, or its digest as"
                    + " sha256:…; empty asks for none."),

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
