package dev.wirewatch.topology.ingest;

import com.fasterxml.jackson.annotation.JsonIgnore;
import dev.wirewatch.model.Article;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Objects;

/**
 * An article whose page is to be read, or has been.
 *
 * @param article its latest revision as published
 * @param due when the page is to be asked for; once it has been read, when this may be forgotten
 * @param attempts how often it has been asked for
 * @param read whether it has been read: then it is kept for a while, so that an edit in the feed does not make the
 *     article fall back to the feed's few words
 */
record PageVisit(Article article, Instant due, int attempts, boolean read) {
    /** The press corrects itself within days. */
    private static final Duration KEPT = Duration.ofDays(3);

    PageVisit {
        Objects.requireNonNull(article, "article");
        Objects.requireNonNull(due, "due");
    }

    static PageVisit first(Article article, Instant now) {
        return new PageVisit(article, now, 0, false);
    }

    /** Should nothing be heard of the attempt, it is made again at the given time. */
    PageVisit attempted(Instant again) {
        return new PageVisit(article, again, attempts + 1, read);
    }

    /** The attempt that was announced was not made. */
    PageVisit notAsked(Instant again) {
        return new PageVisit(article, again, attempts - 1, read);
    }

    PageVisit again(Instant at) {
        return new PageVisit(article, at, attempts, read);
    }

    PageVisit readAs(Article enriched, Instant now) {
        return new PageVisit(enriched, now.plus(KEPT), attempts, true);
    }

    /** The article's address. */
    @JsonIgnore
    String url() {
        return Objects.requireNonNull(article.link(), "only articles with a link are visited");
    }

    /** Whose pages are asked for one at a time. */
    @JsonIgnore
    String site() {
        return String.valueOf(URI.create(url()).getRawAuthority()).toLowerCase(Locale.ROOT);
    }
}
