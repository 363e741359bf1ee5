package dev.wirewatch.topology.ingest;

import dev.wirewatch.feed.page.PageOutcome;

/** A page that has come back. */
record FinishedPage(PageTicket ticket, PageOutcome outcome) {}
