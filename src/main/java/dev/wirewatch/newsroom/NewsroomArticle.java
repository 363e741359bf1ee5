package dev.wirewatch.newsroom;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One version of an article of the sample newsroom.
 *
 * @param step when it comes out, in steps of the release schedule from 0
 * @param outlet key of the outlet, as in its address
 * @param guid identifier within the outlet; a correction has the one of the article that it corrects
 * @param link address of its page, which does not exist
 * @param title plain text
 * @param html the full text, paragraphs in {@code p}
 * @param published when it was published, as in a replay
 * @param updated when it was corrected; null if it was not
 * @param publisher the outlet's name
 * @param tier the outlet's tier, 1 to 3
 * @param language the outlet's language
 * @param categories its sections
 */
@JsonIgnoreProperties(ignoreUnknown = false)
record NewsroomArticle(
        int step,
        @JsonProperty("feed") String outlet,
        @JsonProperty("id") String guid,
        String link,
        String title,
        String html,
        Instant published,
        @Nullable Instant updated,
        String publisher,
        int tier,
        String language,
        List<String> categories) {

    NewsroomArticle {
        if (step < 0) {
            throw new IllegalArgumentException("step must not be negative, is " + step);
        }
        Objects.requireNonNull(outlet, "feed");
        Objects.requireNonNull(guid, "id");
        Objects.requireNonNull(link, "link");
        Objects.requireNonNull(title, "title");
        Objects.requireNonNull(html, "html");
        Objects.requireNonNull(published, "published");
        Objects.requireNonNull(publisher, "publisher");
        Objects.requireNonNull(language, "language");
        categories = categories == null ? List.of() : List.copyOf(categories);
    }

    /** When this version came out. */
    Instant changed() {
        return updated == null ? published : updated;
    }

    /** The first paragraph, as a feed's summary. */
    String summary() {
        int end = html.indexOf("</p>");
        return end < 0 ? html : html.substring(0, end + "</p>".length());
    }
}
