package dev.wirewatch.app;

import dev.wirewatch.config.SettingKey;
import dev.wirewatch.document.InvalidDocumentException;
import dev.wirewatch.document.SourceDocument;
import dev.wirewatch.kafka.KafkaConnection;
import dev.wirewatch.kafka.Lane;
import dev.wirewatch.kafka.WatchlistTopic;
import dev.wirewatch.model.PublishedWatchlist;
import dev.wirewatch.topology.detect.CompiledWatchlist;
import java.time.Instant;
import java.util.Optional;

/**
 * The configured watchlist and rules: their texts, and both checked and compiled.
 *
 * @param watchlist the watchlist file
 * @param rules the rules file
 * @param compiled both, ready to work
 */
record WatchlistFiles(NamedText watchlist, NamedText rules, CompiledWatchlist compiled) {

    /**
     * Reads and compiles both files.
     *
     * @throws InvalidDocumentException with every problem by file, line and key
     */
    static WatchlistFiles load(Configuration configuration) throws InvalidDocumentException {
        NamedText watchlist = configuration.read(SettingKey.WATCHLIST);
        NamedText rules = configuration.read(SettingKey.RULES);
        return new WatchlistFiles(
                watchlist,
                rules,
                CompiledWatchlist.compile(
                        SourceDocument.parse(watchlist.name(), watchlist.text()),
                        SourceDocument.parse(rules.name(), rules.text())));
    }

    /** Publishes this version to a lane unless it is the latest there. */
    Optional<PublishedWatchlist> publish(KafkaConnection connection, Lane lane, Instant now) {
        return new WatchlistTopic(connection, lane)
                .publish(compiled.watchlist().name(), compiled.version(), watchlist.text(), rules.text(), now);
    }
}
