package dev.wirewatch.topology.ingest;

import dev.wirewatch.feed.page.ItemWords;
import java.time.Instant;

/**
 * An order to read an article's page.
 *
 * @param article the article's id
 * @param revision the revision that it is read for
 * @param site whose page it is
 * @param url its address
 * @param item what the feed says of it
 * @param now when the order was given
 */
record PageTicket(String article, int revision, String site, String url, ItemWords item, Instant now) {}
