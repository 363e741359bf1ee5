package dev.wirewatch.dashboard.curation;

import java.util.List;

/**
 * One entity of the watchlist in force with all that is taken for its name.
 *
 * @param entity in a line
 * @param names what is written in the file and everything that it stands for
 * @param roles a person's titles and offices
 * @param not longer names that contain one of its own and are not it
 * @param examples passages that prove the entry, and whether they do
 * @param rules ids of the rules that name it or its kind, sorted
 */
public record EntityDetail(
        WatchlistContents.EntityEntry entity,
        List<Name> names,
        List<String> roles,
        List<String> not,
        List<Example> examples,
        List<String> rules) {
    /**
     * A name and its forms.
     *
     * @param name as the watchlist writes it
     * @param sort {@code alias}; of a declared name {@code full}, {@code initial} or {@code alone}
     * @param language ISO 639 code, or {@code any}
     * @param line where it stands in the file, 1-based
     * @param count in how many ways it may be written
     * @param words for each word the forms and spellings, any of which may stand there; at most as many as are worth reading
     */
    public record Name(String name, String sort, String language, int line, long count, List<List<String>> words) {}

    /**
     * A passage.
     *
     * @param text names may be marked by {@code [[double brackets]]}
     * @param tag whether the entity must be found in it
     * @param line where it stands in the file, 1-based
     * @param failure what is wrong with it; empty if it holds
     */
    public record Example(String text, boolean tag, int line, String failure) {}
}
