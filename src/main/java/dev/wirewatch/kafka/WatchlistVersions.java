package dev.wirewatch.kafka;

import dev.wirewatch.model.PublishedWatchlist;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * The versions of a lane's watchlist.
 *
 * @param published in the order of publication; one that was published again is there again
 */
public record WatchlistVersions(List<PublishedWatchlist> published) {
    public WatchlistVersions {
        published = List.copyOf(published);
    }

    /** The version in force at a time; empty if none was yet. */
    public Optional<PublishedWatchlist> inForceAt(Instant time) {
        PublishedWatchlist found = null;
        for (PublishedWatchlist each : published) {
            boolean begun = !each.effective().isAfter(time);
            if (begun && (found == null || !each.effective().isBefore(found.effective()))) {
                found = each;
            }
        }
        return Optional.ofNullable(found);
    }

    /** The versions that are in force at some time of an interval, both ends included, in the order in which they are. */
    public List<PublishedWatchlist> inForceWithin(Instant from, Instant to) {
        List<PublishedWatchlist> within = new ArrayList<>();
        inForceAt(from).ifPresent(within::add);
        published.stream()
                .filter(each ->
                        each.effective().isAfter(from) && !each.effective().isAfter(to))
                .sorted(Comparator.comparing(PublishedWatchlist::effective))
                .forEach(within::add);
        return within;
    }

    /**
     * Whether the content of the configured files has been published already and is not to be published again just because
     * a run starts: it is what was last published from the files, or was published since. If it is not in force, then
     * somebody has replaced it on purpose, by a command.
     */
    boolean knowsFile(WatchlistDraft files) {
        for (int i = published.size() - 1; i >= 0; i--) {
            if (files.isContentOf(published.get(i))) {
                return true;
            }
            if (published.get(i).isFromFile()) {
                return false;
            }
        }
        return false;
    }

    /** The first effective time from a given one on that no version has. */
    Instant freeFrom(Instant wanted) {
        Instant effective = wanted;
        while (isTaken(effective)) {
            effective = effective.plusMillis(1);
        }
        return effective;
    }

    private boolean isTaken(Instant effective) {
        return published.stream().anyMatch(each -> each.effective().equals(effective));
    }
}
