package dev.wirewatch.alerting;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Stories taken apart for the store and put together again. A story that has been told for days is some 30 KB, and each
 * further article changes 3 KB of it: only those are written.
 */
public final class StoryParts {
    /** The part that every story has, and by which its others begin. */
    public static final String HEAD = "";

    private StoryParts() {}

    /**
     * What is to be written when one story takes the place of another of the same id.
     *
     * @param before null if there was none
     * @param after null if there is none any more
     * @return the new parts by name, empty for one that is to be deleted
     */
    public static Map<String, Optional<StoryPart>> changes(@Nullable Story before, @Nullable Story after) {
        Map<String, Optional<StoryPart>> changes = new LinkedHashMap<>();
        changes.put(HEAD, Optional.ofNullable(after).map(StoryPart::head));
        add(changes, supports(before), supports(after), StoryParts::name, StoryPart::of);
        add(changes, traces(before), traces(after), StoryParts::name, StoryPart::of);
        add(changes, origins(before), origins(after), StoryParts::name, StoryPart::of);
        return changes;
    }

    /** Adds what differs. What has not changed is the same object: comparing it whole would cost as much as writing it. */
    private static <T> void add(
            Map<String, Optional<StoryPart>> changes,
            Collection<T> before,
            Collection<T> after,
            Function<T, String> name,
            Function<T, StoryPart> part) {
        Set<T> was = identities(before);
        Set<T> is = identities(after);
        for (T gone : before) {
            if (!is.contains(gone)) {
                changes.put(name.apply(gone), Optional.empty());
            }
        }
        for (T each : after) {
            if (!was.contains(each)) {
                changes.put(name.apply(each), Optional.of(part.apply(each)));
            }
        }
    }

    private static <T> Set<T> identities(Collection<T> objects) {
        Set<T> identities = Collections.newSetFromMap(new IdentityHashMap<>(objects.size()));
        identities.addAll(objects);
        return identities;
    }

    /**
     * A story from all its parts.
     *
     * @param parts in any order, or one that {@link StoryPart#isWhole is whole}
     * @throws IllegalArgumentException if one is missing that every story has
     */
    public static Story join(Iterable<StoryPart> parts) {
        List<Support> kept = new ArrayList<>();
        NavigableSet<Trace> traces = new TreeSet<>();
        NavigableSet<Origin> origins = new TreeSet<>();
        StoryPart head = null;
        for (StoryPart part : parts) {
            if (part.support() != null) {
                kept.add(part.support());
            } else if (part.trace() != null) {
                traces.add(part.trace());
            } else if (part.origin() != null) {
                origins.add(part.origin());
            } else {
                head = part;
            }
        }
        if (head == null) {
            throw new IllegalArgumentException("a story without a head");
        }
        Counted counted = Objects.requireNonNullElse(head.counted(), Counted.NONE);
        Lifecycle life = Objects.requireNonNullElse(head.life(), Lifecycle.NONE);
        if (head.isWhole()) {
            return new Story(head.kept(), counted, life);
        }
        kept.sort(Support.BY_EFFECTIVE);
        return new Story(kept, counted.with(origins, traces), life);
    }

    private static Collection<Support> supports(@Nullable Story story) {
        return story == null ? List.of() : story.kept();
    }

    private static Collection<Trace> traces(@Nullable Story story) {
        return story == null ? List.of() : story.counted().traces();
    }

    private static Collection<Origin> origins(@Nullable Story story) {
        return story == null ? List.of() : story.counted().origins();
    }

    private static String name(Support support) {
        return "s" + support.articleId();
    }

    private static String name(Trace trace) {
        return "t" + trace.effective() + "|" + trace.article();
    }

    private static String name(Origin origin) {
        return "o" + origin.effective() + "|" + origin.article() + "|" + origin.publisher();
    }
}
