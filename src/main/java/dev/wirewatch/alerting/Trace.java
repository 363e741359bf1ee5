package dev.wirewatch.alerting;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.wirewatch.alerting.story.Gist;
import dev.wirewatch.alerting.story.StoryLink;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
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
    static Trace of(Support support) {
        return new Trace(support.effective(), support.articleId(), support.gist(), support.others());
    }

    /** The latest ones of both, in order; each is ordered, and of what is in both that of {@code some} stays. */
    static List<Trace> latest(List<Trace> some, List<Trace> others, int limit) {
        if (others.size() == 1) {
            return latest(some, others.get(0), limit);
        }
        List<Trace> all = new ArrayList<>(some.size() + others.size());
        int next = 0;
        for (Trace trace : some) {
            while (next < others.size() && others.get(next).compareTo(trace) < 0) {
                all.add(others.get(next++));
            }
            if (next < others.size() && others.get(next).compareTo(trace) == 0) {
                next++;
            }
            all.add(trace);
        }
        all.addAll(others.subList(next, others.size()));
        return all.subList(Math.max(0, all.size() - limit), all.size());
    }

    /** The same with one more, of which nearly always there is only one. */
    private static List<Trace> latest(List<Trace> some, Trace other, int limit) {
        int found = Collections.binarySearch(some, other);
        if (found >= 0) {
            return some.subList(Math.max(0, some.size() - limit), some.size());
        }
        int drop = Math.max(0, some.size() + 1 - limit);
        List<Trace> all = new ArrayList<>(some.size() + 1);
        all.addAll(some);
        all.add(-found - 1, other);
        return all.subList(drop, all.size());
    }

    /** By effective time and article. */
    @Override
    public int compareTo(Trace other) {
        int order = effective.compareTo(other.effective);
        return order == 0 ? article.compareTo(other.article) : order;
    }
}
