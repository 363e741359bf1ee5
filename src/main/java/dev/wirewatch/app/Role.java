package dev.wirewatch.app;

/** What a process does in a deployment. */
enum Role {
    /** Runs the embedded broker and nothing else, for other processes to use. */
    BROKER,
    /** Polls feeds. */
    INGEST,
    /** Tags articles and raises alerts. */
    DETECT,
    /** Serves the dashboard. */
    DASHBOARD,
    /** Delivers events of alerts to webhooks and mail. */
    DELIVER
}
