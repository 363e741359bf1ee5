package dev.wirewatch.alerting;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
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
        add(changes, supports(before), supports(after), Support.BY_EFFECTIVE, StoryParts::name, StoryPart::of);
        add(changes, traces(before), traces(after), Comparator.naturalOrder(), StoryParts::name, StoryPart::of);
        add(changes, origins(before), origins(after), Comparator.naturalOrder(), StoryParts::name, StoryPart::of);
        return changes;
    }

    /**
     * Adds in what two ordered lists differ. What has not changed is the same object: comparing it whole would cost as much
     * as writing it.
     */
    @SuppressWarnings("ReferenceEquality")
    private static <T> void add(
            Map<String, Optional<StoryPart>> changes,
            List<T> before,
            List<T> after,
            Comparator<T> order,
            Function<T, String> name,
            Function<T, StoryPart> part) {
        if (before == after) {
            return;
        }
        List<T> come = new ArrayList<>();
        int next = 0;
        for (T is : after) {
            while (next < before.size() && order.compare(before.get(next), is) < 0) {
                changes.put(name.apply(before.get(next++)), Optional.empty());
            }
            boolean same = next < before.size() && before.get(next) == is;
            next += next < before.size() && order.compare(before.get(next), is) == 0 ? 1 : 0;
            if (!same) {
                come.add(is);
            }
        }
        before.subList(next, before.size()).forEach(gone -> changes.put(name.apply(gone), Optional.empty()));
        // After what is gone: what comes may have the name of it, as an article has that has got another time.
        come.forEach(is -> changes.put(name.apply(is), Optional.of(part.apply(is))));
    }

    /**
     * A story from all its parts.
     *
     * @param parts in any order, or one that {@link StoryPart#isWhole is whole}
     * @throws IllegalArgumentException if one is missing that every story has
     */
    public static Story join(Iterable<StoryPart> parts) {
        List<Support> kept = new ArrayList<>();
        List<Trace> traces = new ArrayList<>();
        List<Origin> origins = new ArrayList<>();
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
        traces.sort(null);
        return new Story(kept, counted.with(Origins.bounded(origins), traces), life);
    }

    private static List<Support> supports(@Nullable Story story) {
        return story == null ? List.of() : story.kept();
    }

    private static List<Trace> traces(@Nullable Story story) {
        return story == null ? List.of() : story.counted().traces();
    }

    private static List<Origin> origins(@Nullable Story story) {
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
