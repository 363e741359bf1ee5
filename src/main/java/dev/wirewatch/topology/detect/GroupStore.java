package dev.wirewatch.topology.detect;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.wirewatch.alerting.GroupState;
import dev.wirewatch.alerting.Story;
import dev.wirewatch.alerting.StoryPart;
import dev.wirewatch.alerting.StoryParts;
import dev.wirewatch.kafka.JsonSerde;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.processor.api.ProcessingContext;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.StoreBuilder;
import org.apache.kafka.streams.state.Stores;
import org.jspecify.annotations.Nullable;

/**
 * The states of a task's groups. A group is stored in parts, its stories apart from what they have in common, and each of
 * them in {@link StoryParts parts} too: a match touches one story and little of that, and only this is written. What was
 * used last is kept in memory as it is, so that it is seldom read; and while a backlog is worked off one story changes a
 * hundred times before its task commits, of which only the last is written, at {@link #flush}. Whoever ends a transaction
 * calls that. For one task, made anew whenever that is.
 */
final class GroupStore {
    private static final String GROUPS = "alert-groups";
    private static final String STORIES = "alert-stories";
    private static final String SEPARATOR = "\u0000";
    /** The most that is held in memory, counted in articles; some 3 KB each. */
    private static final int HELD = 10_000;
    /** So many groups may be changed and not be written yet. */
    private static final int CHANGED = 1_000;

    /**
     * What of a group is stored under its key.
     *
     * @param group the group without its stories
     * @param stories their ids, in order
     * @param look when time alone will change something; null if it will not
     */
    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    record Header(
            GroupState group,
            List<String> stories,
            @Nullable Instant look) {
        Header {
            Objects.requireNonNull(group, "group");
            stories = stories == null ? List.of() : List.copyOf(stories);
        }

        static Header of(GroupState state, @Nullable Instant look) {
            return new Header(
                    state.withStories(List.of()),
                    state.stories().stream().map(Story::id).toList(),
                    look);
        }
    }

    /**
     * What has become of a group since it was written.
     *
     * @param written null if there was none
     * @param now null if there is none any more
     * @param look when to look at it again; null if not
     */
    private record Change(
            @Nullable GroupState written,
            @Nullable GroupState now,
            @Nullable Instant look) {}

    private final KeyValueStore<String, Header> groups;
    private final KeyValueStore<String, StoryPart> stories;
    private final Map<String, GroupState> held = new LinkedHashMap<>(64, 0.75f, true);
    private final Map<String, Change> changed = new LinkedHashMap<>();
    private int weight;

    GroupStore(ProcessingContext context) {
        this.groups = context.getStateStore(GROUPS);
        this.stories = context.getStateStore(STORIES);
    }

    /**
     * The stores, to be connected to the processor that uses this. They have no cache: they are written while caches are
     * flushed, and what went into one then might stay there.
     */
    static Set<StoreBuilder<?>> stores() {
        return Set.of(
                Stores.keyValueStoreBuilder(
                        Stores.persistentKeyValueStore(GROUPS), Serdes.String(), new JsonSerde<>(Header.class)),
                Stores.keyValueStoreBuilder(
                        Stores.persistentKeyValueStore(STORIES), Serdes.String(), new JsonSerde<>(StoryPart.class)));
    }

    /** The state of a group; null if there is none. */
    @Nullable
    GroupState get(String key) {
        Change change = changed.get(key);
        GroupState known = change == null ? held.get(key) : change.now();
        if (known != null || change != null) {
            return known;
        }
        Header header = groups.get(key);
        if (header == null) {
            return null;
        }
        GroupState read = join(key, header);
        hold(key, read);
        return read;
    }

    private GroupState join(String key, Header header) {
        List<Story> all = new ArrayList<>();
        for (String id : header.stories()) {
            all.add(story(storyKey(key, id)));
        }
        return header.group().withStories(all);
    }

    private Story story(String key) {
        List<StoryPart> parts = new ArrayList<>();
        try (KeyValueIterator<String, StoryPart> all = stories.range(key, key + SEPARATOR + Character.MAX_VALUE)) {
            all.forEachRemaining(part -> parts.add(part.value));
        }
        parts.stream().filter(StoryPart::isWhole).findFirst().ifPresent(whole -> write(key, whole.parts()));
        return StoryParts.join(parts);
    }

    private void write(String key, Map<String, Optional<StoryPart>> changes) {
        changes.forEach((name, part) ->
                stories.put(name.equals(StoryParts.HEAD) ? key : key + SEPARATOR + name, part.orElse(null)));
    }

    /**
     * Takes note of what a group has become.
     *
     * @param before what {@link #get} gave
     * @param after null to forget the group
     * @param look when to look at it again; null if not
     */
    void put(String key, @Nullable GroupState before, @Nullable GroupState after, @Nullable Instant look) {
        Change earlier = changed.get(key);
        changed.put(key, new Change(earlier == null ? before : earlier.written(), after, look));
        hold(key, after);
        if (changed.size() > CHANGED) {
            flush();
        }
    }

    /** Writes what has changed. */
    void flush() {
        changed.forEach(this::write);
        changed.clear();
    }

    @SuppressWarnings("ReferenceEquality") // A story that has not changed is the same object.
    private void write(String key, Change change) {
        Map<String, Story> was = byId(change.written());
        Map<String, Story> is = byId(change.now());
        is.forEach((id, story) -> {
            if (was.get(id) != story) {
                write(storyKey(key, id), StoryParts.changes(was.get(id), story));
            }
        });
        was.forEach((id, story) -> {
            if (!is.containsKey(id)) {
                write(storyKey(key, id), StoryParts.changes(story, null));
            }
        });
        if (change.now() == null) {
            groups.delete(key);
        } else {
            groups.put(key, Header.of(change.now(), change.look()));
        }
    }

    private static Map<String, Story> byId(@Nullable GroupState state) {
        Map<String, Story> byId = new LinkedHashMap<>();
        if (state != null) {
            state.stories().forEach(story -> byId.put(story.id(), story));
        }
        return byId;
    }

    private void hold(String key, @Nullable GroupState after) {
        GroupState old = held.remove(key);
        weight -= old == null ? 0 : weight(old);
        if (after != null) {
            held.put(key, after);
            weight += weight(after);
        }
        for (Iterator<Map.Entry<String, GroupState>> eldest = held.entrySet().iterator();
                weight > HELD && held.size() > 1; ) {
            weight -= weight(eldest.next().getValue());
            eldest.remove();
        }
    }

    private static int weight(GroupState state) {
        return 1 + state.stories().stream().mapToInt(Story::weight).sum();
    }

    /** The keys of all groups, and when each is to be looked at again; empty if not. Writes what has changed before. */
    Map<String, Optional<Instant>> looks() {
        flush();
        Map<String, Optional<Instant>> looks = new LinkedHashMap<>();
        try (KeyValueIterator<String, Header> all = groups.all()) {
            all.forEachRemaining(entry -> looks.put(entry.key, Optional.ofNullable(entry.value.look())));
        }
        return looks;
    }

    private static String storyKey(String group, String story) {
        return group + SEPARATOR + story;
    }
}
