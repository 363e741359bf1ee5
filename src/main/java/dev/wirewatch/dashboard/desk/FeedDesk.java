package dev.wirewatch.dashboard.desk;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.JsonNode;
import dev.wirewatch.model.Feed;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Finding, registering and pausing feeds. Every method throws {@link RefusedException} where it does nothing. */
public interface FeedDesk {
    /**
     * A feed as somebody wants it registered. What is left out is taken from the feed itself.
     *
     * @param url its address
     * @param title how people call it; null for what it calls itself
     * @param group its group, groups of groups joined by {@code /}; null for none
     * @param publisher who publishes it; null for its title
     * @param language BCP 47 tag of articles that declare none; null for what it declares
     * @param tier 1 to 3; null for 2
     * @param interval its own poll interval; null for the configured one
     * @param fullText whether the article pages are fetched too
     * @param paused whether it is registered without being polled
     * @param labels for rules and views; null for none
     * @param watch whether an alert is raised when it turns silent or dead; null leaves it to the tier
     */
    record Wanted(
            String url,
            @Nullable String title,
            @Nullable String group,
            @Nullable String publisher,
            @Nullable String language,
            @Nullable Integer tier,
            @Nullable Duration interval,
            boolean fullText,
            boolean paused,
            @Nullable List<String> labels,
            @Nullable Boolean watch) {}

    /**
     * What stands behind an address.
     *
     * @param asked the address that was asked, with its scheme
     * @param feeds the feeds that were found and read there, the best first; empty if there is none
     * @param report on the first of them, or on the address itself: the JSON of {@code wirewatch feeds check}
     */
    record Finding(String asked, List<Candidate> feeds, JsonNode report) {}

    /**
     * A feed that was found.
     *
     * @param url the address to register
     * @param title what it calls itself
     * @param format dialect and version
     * @param language what it declares; null if nothing
     * @param items how many items it has
     * @param how {@code itself}, {@code linked}, {@code mentioned} or {@code well-known}
     * @param registeredBy who has registered it already; null if nobody
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Candidate(
            String url,
            String title,
            String format,
            @Nullable String language,
            int items,
            String how,
            @Nullable String registeredBy) {}

    /**
     * What reading an OPML file would do, or has done.
     *
     * @param added feeds that are new
     * @param changed feeds that are registered otherwise
     * @param unchanged how many are registered just so
     * @param left feeds that others have registered, which are left as they are
     * @param refused outlines that make no sense, and why
     */
    record Import(List<Feed> added, List<Change> changed, int unchanged, List<Left> left, List<Refusal> refused) {}

    /**
     * A feed that is registered otherwise.
     *
     * @param before as it is registered
     * @param after as the file has it
     * @param fields names of what differs
     */
    record Change(Feed before, Feed after, List<String> fields) {}

    /**
     * A feed that is left as it is.
     *
     * @param feed as the file has it
     * @param registeredBy who has registered it
     */
    record Left(Feed feed, String registeredBy) {}

    /**
     * An outline that makes no sense.
     *
     * @param line 1-based line; 0 for the file as a whole
     * @param key the attribute; empty for the file as a whole
     * @param message what is wrong and what is allowed
     */
    record Refusal(int line, String key, String message) {}

    /** Asks an address, as the poller would and within its bounds, and searches behind it for feeds. */
    Finding find(String address);

    /**
     * Asks a registered feed once.
     *
     * @return the JSON of {@code wirewatch feeds check}
     */
    JsonNode check(String id);

    /**
     * Registers a feed, or changes the registration that an operator has made before.
     *
     * @return the feed as it is registered
     */
    Feed add(Wanted wanted);

    /**
     * Suspends or resumes the polling of a feed.
     *
     * @return the feed as it is registered now
     */
    Feed pause(String id, boolean suspended);

    /**
     * Takes a feed out of the registry.
     *
     * @return the feed as it was registered
     */
    Feed remove(String id);

    /** Says what reading a file would do. */
    Import preview(String opml);

    /** Reads a file and registers what is new or changed. */
    Import read(String opml);

    /**
     * The registered feeds as OPML 2.0.
     *
     * @param group only those of this group and its groups; null for all
     */
    String opml(@Nullable String group);
}
