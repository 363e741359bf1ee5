package dev.wirewatch.alerting.story;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/**
 * Whether two articles tell the same event: a symmetric relation, whose connected components are the stories.
 *
 * <p>In one language the words of title and lead and the facts count alike; between languages only facts can be compared,
 * so that they must agree more, and in time too, and a number or something of the subjects. The longer apart two articles
 * are, the more alike they have to be. All figures were chosen on the development half of the labelled set, to which sets
 * of look-alikes have been added since.
 */
public final class StoryLink {
    /** How alike articles of one language must be, as the mean of the similarity of terms and of facts. */
    private static final double ALIKE = 0.47;
    /** By how much more with each day between them. */
    private static final double MORE_PER_DAY = 0.01;

    private static final double MOST_MORE = 0.1;
    /** Facts alone do not make a story in one language: its words have to have something in common. */
    private static final double FEWEST_TERMS = 0.15;
    /** How alike the facts must be between languages. */
    private static final double ALIKE_FACTS = 0.72;
    /** The same for articles that match one rule in one group. */
    private static final double ALIKE_FACTS_IN_GROUP = 0.55;

    private static final double ALIKE_SUBJECTS = 0.4;
    private static final int MANY_FACTS = 6;
    /** The same where a number is among them: 300 metres of road on one day are the same 300 metres. */
    private static final int SOME_FACTS = 3;
    /** By how much more articles must be alike of which each has numbers and none is the other's. */
    private static final double OTHER_NUMBERS = 0.1;

    private static final Duration ABROAD = Duration.ofHours(36);
    /** What articles are given that match the same rule in the same group: they agree in what matters already. */
    private static final double SAME_GROUP = 0.12;

    private StoryLink() {}

    /** An article as a point of a story. */
    public interface Point {
        /** Its effective time. */
        Instant effective();

        /** What it is about; null if unknown. */
        @Nullable
        Gist gist();
    }

    /**
     * Whether two articles out of all that is published tell the same event.
     *
     * @param reach how far apart in time they may be at most
     */
    public static boolean isSameEvent(Point a, Point b, Duration reach) {
        return isSameEvent(a, b, reach, 0);
    }

    /** The same for two articles that match one rule in one group; those of unknown gist go by their time alone. */
    public static boolean isSameEventInGroup(Point a, Point b, Duration reach) {
        return isSameEvent(a, b, reach, SAME_GROUP);
    }

    private static boolean isSameEvent(Point a, Point b, Duration reach, double allowance) {
        Instant earlier = a.effective().isAfter(b.effective()) ? b.effective() : a.effective();
        Instant later = a.effective().isAfter(b.effective()) ? a.effective() : b.effective();
        if (!isWithin(reach, earlier, later)) {
            return false;
        }
        Gist one = a.gist();
        Gist other = b.gist();
        if (one == null || other == null) {
            return allowance > 0;
        }
        double terms = one.termSimilarity(other);
        double facts = one.factSimilarity(other);
        boolean near = isWithin(ABROAD, earlier, later);
        // In a group articles of one time may use no word in common and yet mean the same.
        double fewest = allowance > 0 && near && one.isOfLanguageOf(other) ? 0 : FEWEST_TERMS - allowance / 2;
        double more = Math.min(MOST_MORE, MORE_PER_DAY * ChronoUnit.HOURS.between(earlier, later) / 24);
        double alike = ALIKE + more - allowance + (one.numbersAgree(other) < 0 ? OTHER_NUMBERS : 0);
        if (terms >= fewest && (terms + facts) / 2 >= alike) {
            return true;
        }
        double alikeFacts = allowance > 0 ? ALIKE_FACTS_IN_GROUP : ALIKE_FACTS;
        return near && facts >= alikeFacts && !one.isOfLanguageOf(other) && isAboutTheSame(one, other);
    }

    /** Many pairs are asked about, and the time between them is made into no duration for it. */
    private static boolean isWithin(Duration reach, Instant earlier, Instant later) {
        return !later.isAfter(earlier.plus(reach));
    }

    /**
     * A few facts agree whatever the same actors do on the same day in the same place: a number or the subject has to as
     * well, unless there are many.
     */
    private static boolean isAboutTheSame(Gist one, Gist other) {
        int shared = one.sharedFacts(other);
        return switch (one.numbersAgree(other)) {
            case -1 -> false;
            case 1 -> shared >= SOME_FACTS || one.subjectOverlap(other) >= ALIKE_SUBJECTS;
            default -> shared >= MANY_FACTS || one.subjectOverlap(other) >= ALIKE_SUBJECTS;
        };
    }
}
