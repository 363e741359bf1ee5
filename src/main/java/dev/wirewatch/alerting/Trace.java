package dev.wirewatch.alerting;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.wirewatch.alerting.story.Gist;
import dev.wirewatch.alerting.story.StoryLink;
import java.time.Instant;
import java.util.Comparator;
import org.jspecify.annotations.Nullable;

/**
 * What is remembered of an article whose evidence is no longer kept: enough to find further articles of its story.
 *
 * @param effective its effective time
 * @param article its id
 * @param gist what it is about; null if unknown
 * @param others how many further articles are counted with it
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record Trace(
        Instant effective,
        String article,
        @Nullable Gist gist,
        @JsonInclude(JsonInclude.Include.NON_DEFAULT) int others)
        implements StoryLink.Point, Comparable<Trace> {
    private static final Comparator<Trace> ORDER =
            Comparator.comparing(Trace::effective).thenComparing(Trace::article);

    static Trace of(Support support) {
        return new Trace(support.effective(), support.articleId(), support.gist(), support.others());
    }

    @Override
    public int compareTo(Trace other) {
        return ORDER.compare(this, other);
    }
}
