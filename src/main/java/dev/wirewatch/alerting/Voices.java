package dev.wirewatch.alerting;

import dev.wirewatch.model.AlertSource;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** How many independent voices speak in a set of articles. */
public final class Voices {
    private Voices() {}

    /**
     * The number of independent publishers: copies of one text count as the one who had it first, and who has several
     * texts of his own counts once.
     */
    public static int independent(Collection<Origin> origins) {
        return origins.isEmpty() ? 0 : Corroboration.of(origins).origins().size();
    }

    /** The first article of each independent publisher, in their order. */
    public static List<Origin> originals(Collection<Origin> origins) {
        Set<String> articles = Corroboration.of(origins).sources().stream()
                .map(AlertSource::article)
                .collect(Collectors.toSet());
        return origins.stream()
                .filter(origin -> articles.contains(origin.article()))
                .sorted()
                .toList();
    }
}
