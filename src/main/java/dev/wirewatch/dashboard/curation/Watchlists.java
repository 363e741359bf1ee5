package dev.wirewatch.dashboard.curation;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The lane's watchlist: what is in force, what a draft would be, and publishing. Shared between threads. Whatever a draft
 * holds, a method returns problems by line instead of failing.
 */
public interface Watchlists {
    /** What is in force; empty if nothing has been published. */
    Optional<WatchlistContents> contents();

    /** An entity of the version in force. */
    Optional<EntityDetail> entity(String id);

    /** A version's texts, both there. */
    Optional<Texts> texts(String version);

    /**
     * The published versions.
     *
     * @param most how many at most
     * @return the newest first
     */
    List<WatchlistVersion> history(int most);

    /** Checks a draft, or what is in force. */
    Examination examine(Texts texts);

    /**
     * Tries a text.
     *
     * @param texts a draft, or what is in force
     * @param title plain text, perhaps empty
     * @param text plain text
     * @param language of the text; null if unknown
     */
    Trial tryText(Texts texts, String title, String text, @Nullable String language);

    /**
     * Publishes a draft.
     *
     * @param terms who, why, and what it was made from
     */
    Publication publish(Texts texts, Terms terms);

    /**
     * Publishes an earlier version again.
     *
     * @param version its hash
     * @return empty if there is no such version
     */
    Optional<Publication> rollBack(String version, Terms terms);

    /**
     * The terms of a publication.
     *
     * @param base hash of the version that the editor saw; empty for none
     * @param by who publishes
     * @param note why; null for no reason given
     * @param insist whether to publish in spite of findings
     */
    record Terms(String base, String by, @Nullable String note, boolean insist) {}
}
