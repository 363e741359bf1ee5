package dev.wirewatch.dashboard.readmodel;

import com.fasterxml.jackson.databind.JsonNode;
import dev.wirewatch.document.InvalidDocumentException;
import dev.wirewatch.document.SourceDocument;
import dev.wirewatch.model.PublishedWatchlist;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The names of the watchlist's entities, and which version they are from. */
final class WatchlistRows {
    private static final Logger LOG = LoggerFactory.getLogger(WatchlistRows.class);

    private final Database database;
    private final EntityKeys entities;

    WatchlistRows(Database database, EntityKeys entities) {
        this.database = database;
        this.entities = entities;
    }

    /** Takes over the names of a version. */
    void put(PublishedWatchlist published) {
        try {
            JsonNode watchlist = SourceDocument.parse(published.name(), published.watchlist())
                    .root();
            for (JsonNode entity : watchlist.path("entities")) {
                String id = entity.path("id").asText();
                String name = entity.path("name").asText();
                if (!id.isEmpty() && !name.isEmpty()) {
                    entities.name(id, entity.path("kind").asText(null), name);
                }
            }
        } catch (InvalidDocumentException e) {
            LOG.warn("version {} of watchlist {} gives no names", published.version(), published.name(), e);
        }
        database.update("INSERT OR REPLACE INTO meta VALUES ('watchlist', ?)", published.name());
        database.update("INSERT OR REPLACE INTO meta VALUES ('watchlist-version', ?)", published.version());
        database.update(
                "INSERT OR REPLACE INTO meta VALUES ('watchlist-effective', ?)",
                published.effective().toString());
    }
}
