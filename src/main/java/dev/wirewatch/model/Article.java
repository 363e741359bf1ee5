package dev.wirewatch.model;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * An article as it is published on the {@code articles} topic: one revision of one item of one feed, or one document of
 * a corpus.
 *
 * @param id hash of the article's canonical identity, 32 lower-case hexadecimal digits; the topic's key
 * @param revision 1 for the article as first seen, one more for each edit
 * @param changed names of the fields that differ from the revision before, sorted; empty for revision 1
 * @param feed id of the feed (or corpus) it came from
 * @param guid the item's own identifier as the feed gives it; null if it gives none
 * @param title plain text without markup; empty if the item has none
 * @param link absolute http(s) address of the article; null if there is no safe one
 * @param publisher who wrote it, by the feed's or the document's own account; null if unknown
 * @param language BCP 47 tag as declared by the item or feed; null if undeclared
 * @param published when the feed claims that it was published; null when missing or not to be read
 * @param publishedQuality how far {@code published} can be trusted
 * @param updated when the feed claims that it was last changed; null if it does not say
 * @param fetched when we saw this revision; in a replay the event time of the document
 * @param effective the time used for windows: {@code published}, clamped so that it is never after {@code fetched} and
 *     never older than the lane allows; {@code fetched} when there is no usable claim
 * @param authors names as given
 * @param categories labels as given
 * @param summary sanitised HTML of the feed's summary; null if there is none
 * @param content sanitised HTML of the full content; null if there is none
 * @param text plain text of content or summary, what the tagger reads besides the title; possibly empty
 * @param enclosures attached media
 * @param textOrigin where {@code text} is from; null (in records of before) means the feed
 * @param canonical what the article's page calls its canonical address ({@code rel=canonical}), within the page's own
 *     registrable domain; null if the page was not read or says nothing
 * @param sources ids of the feeds known to have had it by this revision, sorted; at least {@code feed}, whose word on it
 *     counts
 * @param feedGroup group of the feed it came from, as {@link Feed#group}; null if it has none, or is a document of a corpus
 * @param feedTier tier of that feed; null for a document of a corpus
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Article(
        String id,
        int revision,
        List<String> changed,
        String feed,
        @Nullable String guid,
        String title,
        @Nullable String link,
        @Nullable String publisher,
        @Nullable String language,
        @Nullable Instant published,
        PublishedQuality publishedQuality,
        @Nullable Instant updated,
        Instant fetched,
        Instant effective,
        List<String> authors,
        List<String> categories,
        @Nullable String summary,
        @Nullable String content,
        String text,
        List<Enclosure> enclosures,
        @Nullable TextOrigin textOrigin,
        @Nullable String canonical,
        List<String> sources,
        @Nullable String feedGroup,
        @Nullable Integer feedTier) {
    /** What {@link #changed} names when the text was taken from the article's page. */
    public static final String TEXT = "text";
    /** What {@link #changed} names when further feeds have it. */
    public static final String SOURCES = "sources";

    public Article {
        Ids.require(id, "article id");
        if (revision < 1) {
            throw new IllegalArgumentException("revision must be at least 1, is " + revision);
        }
        Objects.requireNonNull(feed, "feed");
        Objects.requireNonNull(title, "title");
        Objects.requireNonNull(publishedQuality, "publishedQuality");
        Objects.requireNonNull(fetched, "fetched");
        Objects.requireNonNull(effective, "effective");
        Objects.requireNonNull(text, "text");
        if (effective.isAfter(fetched)) {
            throw new IllegalArgumentException("effective time " + effective + " is after fetched time " + fetched);
        }
        changed = Lists.orEmpty(changed);
        authors = Lists.orEmpty(authors);
        categories = Lists.orEmpty(categories);
        enclosures = Lists.orEmpty(enclosures);
        List<String> named = Lists.orEmpty(sources);
        sources = named.isEmpty() ? List.of(feed) : named;
    }

    /**
     * The first revision of a text that nobody has published.
     *
     * @param feed who stands where an article's feed does
     * @param time when it was published and fetched
     */
    public static Article ofText(
            String id, String feed, String title, String text, @Nullable String language, Instant time) {
        return new Article(
                id,
                1,
                List.of(),
                feed,
                null,
                title,
                null,
                null,
                language,
                time,
                PublishedQuality.GIVEN,
                null,
                time,
                time,
                List.of(),
                List.of(),
                null,
                null,
                text,
                List.of(),
                TextOrigin.FEED,
                null,
                List.of(),
                null,
                null);
    }

    /** This article, to be changed. */
    public ArticleBuilder toBuilder() {
        return new ArticleBuilder(this);
    }

    /**
     * The same with the text of the article's page.
     *
     * @param pageText plain text
     * @param pageCanonical see {@link #canonical}
     */
    public Article withPage(String pageText, @Nullable String pageCanonical) {
        return toBuilder()
                .text(pageText)
                .textOrigin(TextOrigin.PAGE)
                .canonical(pageCanonical)
                .build();
    }

    /**
     * The revision that is announced because the article's page was read.
     *
     * @param number the revision's
     * @param differs {@link #TEXT}, and {@link #SOURCES} if they have not been named before
     * @param all see {@link #sources}
     * @param at when
     */
    public Article enriched(int number, List<String> differs, List<String> all, Instant at) {
        return toBuilder()
                .revision(number)
                .changed(differs)
                .sources(all)
                .fetched(at)
                .build();
    }

    /**
     * The same, naming the feeds that have had it.
     *
     * @param all see {@link #sources}
     */
    public Article withSources(List<String> all) {
        return toBuilder().sources(all).build();
    }

    /** The same article of a feed of some group and tier; null for none. */
    public Article ofFeed(@Nullable String group, @Nullable Integer tier) {
        return toBuilder().feedGroup(group).feedTier(tier).build();
    }

    /** Whether this revision was announced because the article's page was read, and not because its feed has edited it. */
    public boolean announcesPage() {
        return textOrigin == TextOrigin.PAGE && changed.contains(TEXT);
    }

    /** Whether this revision says nothing new but that further feeds have the article: there is nothing to tag in it. */
    public boolean onlyNamesSources() {
        return changed.equals(List.of(SOURCES));
    }
}
