package dev.wirewatch.topology.detect;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.wirewatch.alerting.FoldLimits;
import dev.wirewatch.alerting.GroupState;
import dev.wirewatch.alerting.Match;
import dev.wirewatch.alerting.RuleTerms;
import dev.wirewatch.alerting.Story;
import dev.wirewatch.alerting.StoryPart;
import dev.wirewatch.alerting.story.TextSignature;
import dev.wirewatch.kafka.JsonSerde;
import dev.wirewatch.model.ArticleReference;
import dev.wirewatch.model.Evidence;
import dev.wirewatch.model.EvidenceMention;
import dev.wirewatch.model.Ids;
import dev.wirewatch.model.Severity;
import dev.wirewatch.watchlist.RuleKind;
import dev.wirewatch.watchlist.RuleSeverity;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.processor.api.MockProcessorContext;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.Stores;
import org.junit.jupiter.api.Test;

class GroupStoreTest {
    private static final Instant NOON = Instant.parse("2020-03-10T12:00:00Z");
    private static final String KEY = "rule|x+y";

    private final MockProcessorContext<Void, Void> context = new MockProcessorContext<>();
    private final KeyValueStore<String, StoryPart> parts = store("alert-stories", StoryPart.class);

    GroupStoreTest() {
        store("alert-groups", GroupStore.Header.class);
    }

    private <V> KeyValueStore<String, V> store(String name, Class<V> type) {
        KeyValueStore<String, V> store = Stores.keyValueStoreBuilder(
                        Stores.inMemoryKeyValueStore(name), Serdes.String(), new JsonSerde<>(type))
                .withLoggingDisabled()
                .build();
        store.init(context.getStateStoreContext(), store);
        context.addStateStore(store);
        return store;
    }

    @Test
    void findsAStoryAsItWasStoredHoweverItGrows() {
        GroupStore writing = new GroupStore(context);
        for (int hour = 0; hour < 150; hour++) {
            GroupState next = add(writing, match(hour, hour));

            assertThat(reopened()).isEqualTo(next);
        }
        assertThat(parts.approximateNumEntries()).isGreaterThan(100);
    }

    @Test
    void findsStoriesThatAreNamedAnewWhenAnEarlierArticleTurnsUp() {
        GroupStore writing = new GroupStore(context);
        for (int hour = 100; hour > 0; hour -= 3) {
            GroupState next = add(writing, match(hour, hour));

            assertThat(reopened()).isEqualTo(next);
        }
    }

    @Test
    void keepsNothingOfStoriesThatAreOne() {
        GroupStore writing = new GroupStore(context);
        add(writing, match(0, 0));
        add(writing, match(40, 0));

        GroupState one = add(writing, match(20, 0));

        assertThat(one.stories()).hasSize(1);
        assertThat(reopened()).isEqualTo(one);
        assertThat(values()).hasSize(1 + 3);
    }

    @Test
    void writesLittleOfALongStory() {
        GroupStore writing = new GroupStore(context);
        for (int hour = 0; hour < 100; hour++) {
            add(writing, match(hour, hour));
        }
        Map<String, StoryPart> before = values();

        add(writing, match(100, 100));

        Map<String, StoryPart> after = values();
        assertThat(after).hasSizeGreaterThan(100);
        assertThat(after.entrySet())
                .filteredOn(part -> !part.getValue().equals(before.get(part.getKey())))
                .hasSizeLessThan(5);
    }

    @Test
    void leavesNothingOfAGroupThatIsForgotten() {
        GroupStore writing = new GroupStore(context);
        GroupState state = null;
        for (int hour = 0; hour < 20; hour++) {
            state = add(writing, match(hour, hour));
        }

        writing.put(KEY, state, null, null);
        writing.flush();

        assertThat(values()).isEmpty();
        assertThat(new GroupStore(context).get(KEY)).isNull();
    }

    @Test
    void knowsWhatHasChangedBeforeItIsWritten() {
        GroupStore writing = new GroupStore(context);
        GroupState before = add(writing, match(0, 0));
        GroupState after = Objects.requireNonNull(
                GroupState.step(before, match(1, 1), FoldLimits.LIVE).state());

        writing.put(KEY, before, after, NOON);

        assertThat(writing.get(KEY)).isEqualTo(after);
        assertThat(reopened()).isEqualTo(before);
        assertThat(writing.looks()).containsExactly(Map.entry(KEY, Optional.of(NOON)));
        assertThat(reopened()).isEqualTo(after);
    }

    @Test
    void knowsThatAGroupIsForgottenBeforeThatIsWritten() {
        GroupStore writing = new GroupStore(context);
        GroupState before = add(writing, match(0, 0));

        writing.put(KEY, before, null, null);

        assertThat(writing.get(KEY)).isNull();
        assertThat(reopened()).isEqualTo(before);
        assertThat(writing.looks()).isEmpty();
        assertThat(values()).isEmpty();
    }

    @Test
    void writesOfManyChangesOnlyWhatCameOfThem() {
        GroupStore atOnce = new GroupStore(context);
        for (int hour = 0; hour < 100; hour++) {
            add(atOnce, match(hour, hour));
        }
        Map<String, StoryPart> wanted = values();
        values().keySet().forEach(parts::delete);
        GroupStore atLast = new GroupStore(context);
        GroupState state = null;
        for (int hour = 0; hour < 100; hour++) {
            GroupState next = Objects.requireNonNull(
                    GroupState.step(state, match(hour, hour), FoldLimits.LIVE).state());
            atLast.put(KEY, state, next, null);
            state = next;
        }
        assertThat(values()).isEmpty();

        atLast.flush();

        assertThat(values()).isEqualTo(wanted);
        assertThat(reopened()).isEqualTo(state);
    }

    @Test
    void takesApartAStoryThatAnEarlierVersionStoredWhole() throws Exception {
        GroupStore writing = new GroupStore(context);
        GroupState state = null;
        for (int hour = 0; hour < 30; hour++) {
            state = add(writing, match(hour, hour));
        }
        Story story = Objects.requireNonNull(state).stories().get(0);
        values().keySet().forEach(parts::delete);
        parts.put(KEY + "\u0000" + story.id(), whole(story));

        GroupState read = reopened();
        GroupState next = add(new GroupStore(context), match(30, 30));

        assertThat(read).isEqualTo(state);
        assertThat(reopened()).isEqualTo(next);
        assertThat(next.stories().get(0)).isNotEqualTo(story);
    }

    private static StoryPart whole(Story story) throws JsonProcessingException {
        return JsonSerde.mapper().readValue(JsonSerde.mapper().writeValueAsString(story), StoryPart.class);
    }

    private GroupState add(GroupStore store, Match match) {
        GroupState before = store.get(KEY);
        GroupState after = Objects.requireNonNull(
                GroupState.step(before, match, FoldLimits.LIVE).state());
        store.put(KEY, before, after, null);
        store.flush();
        return after;
    }

    /** What somebody finds who starts without memory. */
    private GroupState reopened() {
        return Objects.requireNonNull(new GroupStore(context).get(KEY));
    }

    private Map<String, StoryPart> values() {
        Map<String, StoryPart> values = new TreeMap<>();
        try (KeyValueIterator<String, StoryPart> all = parts.all()) {
            all.forEachRemaining(part -> values.put(part.key, part.value));
        }
        return values;
    }

    /** An article of a publisher of its own, linked with those of the same day before and after. */
    static Match match(int hour, int publisher) {
        ArticleReference reference = new ArticleReference(
                Ids.of("article", Integer.toString(hour)),
                1,
                "feed",
                "Title " + hour,
                null,
                "Gazette " + publisher,
                "en",
                null,
                NOON.plus(Duration.ofHours(hour)),
                NOON.plus(Duration.ofHours(hour)),
                "articles",
                3,
                99L);
        RuleTerms terms = new RuleTerms(
                "A rule",
                RuleKind.MATCH,
                24 * 3600,
                new RuleSeverity(Severity.INFO, new TreeMap<>(Map.of(2, Severity.WARNING))),
                null,
                null,
                new TreeMap<>(),
                null);
        return new Match(
                "rule",
                "x+y",
                List.of("x", "y"),
                "default",
                terms,
                new Evidence(
                        reference,
                        "v1",
                        List.of("state: “X” (x)"),
                        List.of(new EvidenceMention("x", "X", "text", 0, 1, "X", "X and Y."))),
                TextSignature.of("", "Gazette " + publisher + " says in words of its own that " + hour + " came"),
                null);
    }
}
