package dev.wirewatch.alerting;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A part of a story as it is stored, see {@link StoryParts}: its head, an article whose evidence is kept, one that is only
 * remembered, or where one that is counted came from. JSON-serialisable.
 *
 * @param kept the articles of a story that was stored as a whole, by an earlier version; empty otherwise
 * @param counted of the head: what of {@link Story#counted} is no part of its own; null in other parts
 * @param life of the head; null in other parts, and where there is nothing to say
 * @param support an article whose evidence is kept; null in other parts
 * @param trace an article that is only remembered; null in other parts
 * @param origin where an article came from that is only counted; null in other parts
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record StoryPart(
        List<Support> kept,
        @Nullable Counted counted,
        @Nullable Lifecycle life,
        @Nullable Support support,
        @Nullable Trace trace,
        @Nullable Origin origin) {
    public StoryPart {
        kept = kept == null ? List.of() : List.copyOf(kept);
    }

    static StoryPart head(Story story) {
        Lifecycle life = story.life();
        return new StoryPart(
                List.of(), story.counted().bare(), life.equals(Lifecycle.NONE) ? null : life, null, null, null);
    }

    static StoryPart of(Support support) {
        return new StoryPart(List.of(), null, null, support, null, null);
    }

    static StoryPart of(Trace trace) {
        return new StoryPart(List.of(), null, null, null, trace, null);
    }

    static StoryPart of(Origin origin) {
        return new StoryPart(List.of(), null, null, null, null, origin);
    }

    /** Whether it is a whole story, as earlier versions stored it; to be replaced by {@link #parts}. */
    public boolean isWhole() {
        return !kept.isEmpty();
    }

    /** The parts that a whole story is stored in now. */
    public Map<String, Optional<StoryPart>> parts() {
        return StoryParts.changes(null, StoryParts.join(List.of(this)));
    }
}
