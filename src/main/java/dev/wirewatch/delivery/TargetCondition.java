package dev.wirewatch.delivery;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.SortedMap;
import java.util.function.Consumer;

/** What an attempt means for a target as a whole: whether it is asked again and when, and what operators are told. */
final class TargetCondition {
    private final Target target;
    private final Outbox outbox;
    private final SortedMap<Integer, PartitionState> partitions;
    private final Consumer<DeadLetter> deadLetters;
    private final Consumer<String> notices;
    private boolean inTrouble;

    /** @param partitions those that are this instance's, as they come and go */
    TargetCondition(
            Target target,
            Outbox outbox,
            SortedMap<Integer, PartitionState> partitions,
            Consumer<DeadLetter> deadLetters,
            Consumer<String> notices) {
        this.target = target;
        this.outbox = outbox;
        this.partitions = partitions;
        this.deadLetters = deadLetters;
        this.notices = notices;
    }

    /** Why the target is not asked any more; empty if it is. */
    Optional<String> disabled() {
        return partitions.values().stream()
                .flatMap(state -> Optional.ofNullable(state.disabled()).stream())
                .findFirst();
    }

    /** It takes requests. */
    void answered() {
        outbox.targetAnswers();
        partitions.values().forEach(state -> state.trouble(null));
        if (inTrouble) {
            inTrouble = false;
            tell("answers again");
        }
    }

    /** It did not answer as it should. */
    void failed(Outcome.Failed failed, Instant now) {
        Instant next = outbox.targetFails(now, failed.notBefore());
        partitions.values().forEach(state -> state.trouble(failed.reason()));
        if (!inTrouble) {
            inTrouble = true;
            tell("failed (" + failed.reason() + "); the next attempt is at " + next.truncatedTo(ChronoUnit.SECONDS));
        }
    }

    /** It wants no more requests. */
    void gone(Outcome.Gone gone) {
        partitions.values().forEach(state -> state.disable(gone.reason()));
        tell("is gone (" + gone.reason() + ") and gets nothing more; its events wait for `wirewatch deliveries enable "
                + target.id() + "`");
    }

    /** An event is given up. */
    void giveUp(DeadLetter letter, PartitionState state) {
        deadLetters.accept(letter);
        state.count(state.counts().withDeadLetters(1));
        notices.accept("target " + target.id() + ": an event of alert " + letter.key() + " became a dead letter ("
                + letter.reason() + ")");
    }

    /** Tells operators something of the target. */
    void tell(String what) {
        notices.accept("target " + target.id() + " " + what);
    }
}
