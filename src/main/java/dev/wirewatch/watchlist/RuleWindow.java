package dev.wirewatch.watchlist;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What a windowed rule asks of many articles, besides what its conditions ask of each. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
@JsonSubTypes({
    @JsonSubTypes.Type(value = RuleWindow.Burst.class, name = "burst"),
    @JsonSubTypes.Type(value = RuleWindow.Silence.class, name = "silence"),
    @JsonSubTypes.Type(value = RuleWindow.Spread.class, name = "spread"),
    @JsonSubTypes.Type(value = RuleWindow.Sequence.class, name = "sequence")
})
public sealed interface RuleWindow {
    /** How many of its windows a baseline must hold at least: fewer say nothing about a habit. */
    int FEWEST_WINDOWS = 4;

    /**
     * Which share of the baseline a lane must have watched before it judges.
     *
     * @param baselineSeconds its length
     */
    static long learningSeconds(long baselineSeconds) {
        return baselineSeconds / FEWEST_WINDOWS;
    }

    /** Whether what was counted for one serves another, whatever either makes of it. */
    static boolean countTheSame(@Nullable RuleWindow one, @Nullable RuleWindow other) {
        if (one instanceof Burst a && other instanceof Burst b) {
            return a.windowSeconds() == b.windowSeconds() && a.baselineSeconds() == b.baselineSeconds();
        }
        if (one instanceof Silence a && other instanceof Silence b) {
            return a.windowSeconds() == b.windowSeconds() && a.baselineSeconds() == b.baselineSeconds();
        }
        return Objects.equals(one, other);
    }

    /** How long a lane that begins must watch until it can judge; in seconds. */
    default long learningSeconds() {
        return 0;
    }

    /** How far back it looks; in seconds. */
    default long memorySeconds() {
        return 0;
    }

    /**
     * More articles in a window than the group's own habit explains.
     *
     * @param windowSeconds length of the sliding window
     * @param baselineSeconds how long before the window the habit is taken from
     * @param probability the largest probability at which that many articles by chance are a burst
     * @param articles the fewest articles in the window
     * @param publishers the fewest independent publishers of them
     */
    record Burst(long windowSeconds, long baselineSeconds, double probability, int articles, int publishers)
            implements RuleWindow {
        public Burst {
            requireHabit(windowSeconds, baselineSeconds, probability);
            if (articles < 2 || publishers < 1 || publishers > articles) {
                throw new IllegalArgumentException(
                        "a burst of " + articles + " articles by " + publishers + " publishers cannot be");
            }
        }

        @Override
        public long learningSeconds() {
            return RuleWindow.learningSeconds(baselineSeconds);
        }

        @Override
        public long memorySeconds() {
            return baselineSeconds + windowSeconds;
        }
    }

    /**
     * Far fewer articles in a window than the group's own habit makes expect.
     *
     * @param windowSeconds length of the window
     * @param baselineSeconds how long before the window the habit is taken from
     * @param probability the largest probability at which that few articles by chance are a silence
     */
    record Silence(long windowSeconds, long baselineSeconds, double probability) implements RuleWindow {
        public Silence {
            requireHabit(windowSeconds, baselineSeconds, probability);
        }

        @Override
        public long learningSeconds() {
            return RuleWindow.learningSeconds(baselineSeconds);
        }

        @Override
        public long memorySeconds() {
            return baselineSeconds + windowSeconds;
        }
    }

    /**
     * A story that many tell.
     *
     * @param publishers from how many independent publishers on; 0 if they are not asked
     * @param languages from how many languages on; 0 if they are not asked
     */
    record Spread(int publishers, int languages) implements RuleWindow {
        public Spread {
            if (publishers < 0 || languages < 0 || (publishers < 2 && languages < 2)) {
                throw new IllegalArgumentException("a story spreads to two publishers or two languages at least");
            }
        }

        /** Whether a story has spread that far. */
        public boolean isReached(int byPublishers, int inLanguages) {
            return (publishers > 0 && byPublishers >= publishers) || (languages > 0 && inLanguages >= languages);
        }
    }

    /**
     * One rule, then another, on one subject.
     *
     * @param steps two of them, in order
     * @param withinSeconds how long after the first the second counts
     */
    record Sequence(List<Step> steps, long withinSeconds) implements RuleWindow {
        public Sequence {
            steps = List.copyOf(steps);
            if (steps.size() != 2 || withinSeconds < 1) {
                throw new IllegalArgumentException("a sequence has two steps and a time within which they follow");
            }
        }

        @Override
        public long memorySeconds() {
            return withinSeconds;
        }

        /** {@link #withinSeconds} as a duration. */
        public Duration within() {
            return Duration.ofSeconds(withinSeconds);
        }
    }

    /**
     * A rule as part of a sequence.
     *
     * @param rule its id
     * @param title its title
     * @param subject names of the rule's operands whose entities are what the sequence is about
     */
    record Step(String rule, String title, List<String> subject) {
        public Step {
            Objects.requireNonNull(rule, "rule");
            Objects.requireNonNull(title, "title");
            subject = List.copyOf(subject);
            if (subject.isEmpty()) {
                throw new IllegalArgumentException("a step without a subject is about nothing");
            }
        }
    }

    private static void requireHabit(long window, long baseline, double probability) {
        if (window < 1 || baseline < FEWEST_WINDOWS * window) {
            throw new IllegalArgumentException("a baseline of " + baseline + " s is too short for a window of " + window
                    + " s: " + FEWEST_WINDOWS + " windows are needed");
        }
        if (!(probability > 0 && probability <= 0.1)) {
            throw new IllegalArgumentException("a probability must be above 0 and at most 0.1, is " + probability);
        }
    }
}
