package dev.wirewatch.dashboard.curation;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.wirewatch.model.Kind;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a watchlist holds, for readers.
 *
 * @param version which
 * @param entities in the order of the file
 * @param rules by id
 */
public record WatchlistContents(WatchlistVersion version, List<EntityEntry> entities, List<RuleEntry> rules) {
    public WatchlistContents {
        entities = List.copyOf(entities);
        rules = List.copyOf(rules);
    }

    /**
     * An entity in a line.
     *
     * @param id its id
     * @param kind what it is in the widest sense
     * @param type what it is more exactly
     * @param name its canonical name
     * @param wikidata its Wikidata item; null if unknown
     * @param line where it stands in the file, 1-based
     * @param names how many names are written out, declared ones counted once
     * @param languages the languages of its names, sorted
     * @param examples how many passages prove it
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record EntityEntry(
            String id,
            Kind kind,
            String type,
            String name,
            @Nullable String wikidata,
            int line,
            int names,
            List<String> languages,
            int examples) {}

    /**
     * A rule in a line.
     *
     * @param id its id
     * @param title what readers see
     * @param description what it is for; null if not given
     * @param kind what it asks of the past, as the file says it
     * @param severity the least severity of its alerts
     * @param topic a topic of its own; null for none
     * @param line where it stands in the file, 1-based
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record RuleEntry(
            String id,
            String title,
            @Nullable String description,
            String kind,
            String severity,
            @Nullable String topic,
            int line) {}
}
