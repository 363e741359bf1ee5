package dev.wirewatch.alerting;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Matches of one rule and group without a gap longer than the quiet interval: what one alert stands for.
 *
 * <p>Of many articles the evidence of {@value #EARLIEST} earliest and {@value #LATEST} latest is kept, and always that of
 * the article seen first; the others are counted. What is kept is a function of the set of articles: one that is dropped
 * would be dropped in any other order too.
 *
 * @param kept by effective time; at least one
 * @param counted the others, which lie between the earliest and the latest
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
record Session(List<Support> kept, Counted counted) {
    static final int EARLIEST = 4;
    static final int LATEST = 6;

    Session {
        kept = List.copyOf(kept);
        counted = counted == null ? Counted.NONE : counted;
        if (kept.isEmpty()) {
            throw new IllegalArgumentException("a session needs an article");
        }
    }

    static Session of(Support support) {
        return new Session(List.of(support), Counted.NONE);
    }

    @JsonIgnore
    Instant start() {
        return kept.get(0).effective();
    }

    @JsonIgnore
    Instant end() {
        return kept.get(kept.size() - 1).effective();
    }

    /** The article that was seen first. */
    @JsonIgnore
    Support first() {
        return Collections.min(kept, Support.BY_FETCHED);
    }

    /** The support by an article, if its evidence is kept. */
    Optional<Support> find(String articleId) {
        return kept.stream()
                .filter(support -> support.articleId().equals(articleId))
                .findFirst();
    }

    boolean isWithinReach(Session other, Duration quiet) {
        return !other.start().isAfter(end().plus(quiet))
                && !start().isAfter(other.end().plus(quiet));
    }

    /** Both as one; for sessions that have no article in common. */
    Session and(Session other) {
        List<Support> all = Stream.concat(kept.stream(), other.kept.stream())
                .sorted(Support.BY_EFFECTIVE)
                .toList();
        Counted rest = counted.and(other.counted);
        if (all.size() <= EARLIEST + LATEST) {
            return new Session(all, rest);
        }
        int first = all.indexOf(Collections.min(all, Support.BY_FETCHED));
        List<Support> staying = new ArrayList<>();
        List<Support> leaving = new ArrayList<>();
        for (int i = 0; i < all.size(); i++) {
            boolean stays = i < EARLIEST || i >= all.size() - LATEST || i == first;
            (stays ? staying : leaving).add(all.get(i));
        }
        return new Session(staying, rest.and(leaving));
    }

    /**
     * What is left without one article: none, one or two sessions. A session of which some articles are counted only is
     * never split, as nobody remembers where they lie.
     */
    List<Session> without(Support support, Duration quiet) {
        List<Support> left =
                kept.stream().filter(other -> !other.equals(support)).toList();
        if (left.isEmpty()) {
            return List.of();
        }
        if (counted.articles() > 0) {
            return List.of(new Session(left, counted));
        }
        List<Session> parts = new ArrayList<>();
        int from = 0;
        for (int i = 1; i <= left.size(); i++) {
            if (i == left.size()
                    || left.get(i)
                            .effective()
                            .isAfter(left.get(i - 1).effective().plus(quiet))) {
                parts.add(new Session(left.subList(from, i), Counted.NONE));
                from = i;
            }
        }
        return parts;
    }
}
