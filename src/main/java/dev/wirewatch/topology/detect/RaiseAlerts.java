package dev.wirewatch.topology.detect;

import dev.wirewatch.alerting.FoldLimits;
import dev.wirewatch.alerting.GroupEvent;
import dev.wirewatch.alerting.GroupLife;
import dev.wirewatch.alerting.GroupState;
import dev.wirewatch.alerting.GroupStep;
import dev.wirewatch.alerting.Match;
import dev.wirewatch.alerting.Retraction;
import dev.wirewatch.kafka.Lane;
import dev.wirewatch.model.ActionType;
import dev.wirewatch.model.AlertAction;
import dev.wirewatch.model.OperationalRule;
import dev.wirewatch.topology.LookTimes;
import dev.wirewatch.topology.StoredMutes;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.apache.kafka.streams.processor.PunctuationType;
import org.apache.kafka.streams.processor.api.ContextualProcessor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.StoreBuilder;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Folds what articles say and what people do into the alerts that stand, one group at a time. In a lane that follows the
 * present it looks at a group again when one of its alerts would be quiet or a mute of it runs out.
 */
final class RaiseAlerts extends ContextualProcessor<String, FoldInput, String, RoutedAlert> {
    private static final Logger LOG = LoggerFactory.getLogger(RaiseAlerts.class);
    private static final Duration FORGET_INTERVAL = Duration.ofHours(6);
    /** In a lane without a present alerts close when they are forgotten, after the rule's quiet interval. */
    private static final Duration BY_THE_RULE = Duration.ofDays(36_500);

    private final Lane lane;
    private final FoldLimits limits;
    private final @Nullable ClosingTerms closing;
    private final LastRecord last;
    private GroupStore groups;
    private StoredMutes mutes;
    private AlertPublisher publisher;
    private PromptCommit commit;
    private LookTimes looks;
    private @Nullable LaneClock clock;

    /** @param closing when alerts close of themselves; null in a lane that has no present */
    @SuppressWarnings("NullAway.Init") // Set by init, which Streams calls before the first record.
    RaiseAlerts(Lane lane, FoldLimits limits, @Nullable ClosingTerms closing, LastRecord last) {
        this.lane = lane;
        this.limits = limits;
        this.closing = closing;
        this.last = last;
    }

    static Set<StoreBuilder<?>> stores() {
        Set<StoreBuilder<?>> stores = new HashSet<>(GroupStore.stores());
        stores.add(StoredMutes.store());
        stores.add(PendingAlerts.store());
        return stores;
    }

    @Override
    public void init(ProcessorContext<String, RoutedAlert> context) {
        super.init(context);
        groups = new GroupStore(context);
        context.<PendingAlerts>getStateStore(PendingAlerts.NAME).alongWith(groups::flush);
        mutes = new StoredMutes(context);
        publisher = new AlertPublisher(lane, context);
        commit = new PromptCommit(context, last);
        looks = new LookTimes();
        context.schedule(FORGET_INTERVAL, PunctuationType.STREAM_TIME, this::forget);
        if (closing != null) {
            clock = new LaneClock(closing.clock());
            groups.looks().forEach((key, look) -> look.ifPresent(time -> looks.set(key, time)));
            context.schedule(LaneClock.INTERVAL, PunctuationType.WALL_CLOCK_TIME, ignored -> look(closing));
        }
    }

    @Override
    public void process(Record<String, FoldInput> record) {
        commit.seen();
        // What changes nothing is waited for too: until then the record counts as not worked on.
        commit.whenQuiet();
        Instant time = Instant.ofEpochMilli(record.timestamp());
        if (record.value() instanceof FoldInput.Found found) {
            if (clock != null) {
                clock.saw(time);
            }
            fold(record.key(), found.event(), time);
        } else if (record.value() instanceof FoldInput.Done done) {
            act(record.key(), done.action(), time);
        }
    }

    private void fold(String key, GroupEvent event, Instant time) {
        GroupState before = groups.get(key);
        GroupStep step = GroupState.step(before, event, limits, mutes.inForce());
        if (step.late()) {
            LOG.debug("an article for {} is older than what is remembered of it and changes nothing", key);
        }
        take(key, before, step, cause(event), time);
    }

    private static String cause(GroupEvent event) {
        if (event instanceof Match match) {
            return match.article().id() + "/" + match.article().revision();
        }
        Retraction retraction = (Retraction) event;
        return retraction.article() + "/" + retraction.revision() + "/taken-back";
    }

    private void act(String key, AlertAction action, Instant time) {
        if (action.type().isOfAnAlert()) {
            GroupState state = groups.get(key);
            if (state == null && OperationalRule.isOne(action.rule())) {
                return; // Whoever polls feeds raises these alerts, and takes note of what is done with them.
            }
            if (state == null) {
                throw new IllegalArgumentException("no alert of rule " + action.rule() + " and group " + action.group()
                        + " is followed any more: " + action.type() + " of " + action.alert() + " by " + action.by()
                        + " changes nothing");
            }
            take(key, state, GroupLife.act(state, action, mutes.inForce()), action.id(), time);
            return;
        }
        boolean mute = action.type() == ActionType.MUTE;
        if (mute) {
            mutes.add(action);
        } else if (!mutes.end(Objects.requireNonNull(action.mute()))) {
            LOG.info("mute {} is not in force any more: ending it changes nothing", action.mute());
            return;
        }
        groups.looks().keySet().forEach(each -> {
            GroupState state = groups.get(each);
            if (state != null) {
                GroupStep step = GroupLife.remute(state, mutes.inForce(), action.at(), mute ? null : action);
                take(each, state, step, action.id(), time);
            }
        });
    }

    /** Stores and publishes a step. A state that has not changed is the same object: comparing it whole would cost. */
    @SuppressWarnings("ReferenceEquality")
    private void take(String key, @Nullable GroupState before, GroupStep step, String cause, Instant time) {
        if (step.state() != before) {
            GroupState after = step.state();
            Optional<Instant> look = after == null ? Optional.empty() : nextLook(after);
            groups.put(key, before, after, look.orElse(null));
            look.ifPresent(due -> planLook(key, due));
        }
        publisher.publish(step, cause, time);
        if (!step.changes().isEmpty()) {
            commit.of(time.toEpochMilli());
        }
    }

    /** A look that comes too soon finds nothing and plans the next: moving it with every article would cost more. */
    private void planLook(String key, Instant time) {
        Instant planned = looks.of(key);
        if (planned == null || time.isBefore(planned)) {
            looks.set(key, time);
        }
    }

    private Optional<Instant> nextLook(GroupState state) {
        return closing == null
                ? Optional.empty()
                : earlier(GroupLife.nextClose(state, closing.closeAfter()), GroupLife.nextUnmute(state));
    }

    private static Optional<Instant> earlier(Optional<Instant> a, Optional<Instant> b) {
        return a.isPresent() && b.isPresent() && b.get().isBefore(a.get()) ? b : a.or(() -> b);
    }

    private void look(ClosingTerms terms) {
        boolean known = Objects.requireNonNull(clock).look().isPresent();
        Instant now = terms.clock().instant();
        Set<String> due = new HashSet<>();
        for (String key = looks.poll(now); key != null; key = looks.poll(now)) {
            due.add(key);
        }
        due.stream().sorted().forEach(key -> {
            GroupState state = groups.get(key);
            if (state != null) {
                Optional<Instant> unmute = GroupLife.nextUnmute(state).filter(until -> !until.isAfter(now));
                if (unmute.isPresent()) {
                    GroupStep step = GroupLife.remute(state, mutes.inForce(), unmute.get(), null);
                    take(key, state, step, "unmute/" + unmute.get(), now);
                }
                if (known) {
                    close(key, now, terms.closeAfter());
                }
            }
            GroupState after = groups.get(key);
            if (after != null) {
                nextLook(after).ifPresent(time -> planLook(key, time));
            }
        });
        mutes.forget(now.minus(terms.closeAfter()));
        groups.flush();
    }

    private void close(String key, Instant now, Duration closeAfter) {
        GroupState state = groups.get(key);
        if (state != null) {
            take(key, state, GroupLife.close(state, now, closeAfter), "quiet/" + now, now);
        }
    }

    private void forget(long streamTime) {
        Instant latest = Instant.ofEpochMilli(streamTime);
        // A record that was stamped by a clock ahead of the world's makes nothing old.
        Instant now = closing != null && closing.clock().instant().isBefore(latest)
                ? closing.clock().instant()
                : latest;
        groups.looks().keySet().forEach(key -> {
            GroupState state = groups.get(key);
            if (state != null && state.expires(limits).isBefore(now)) {
                close(key, now, BY_THE_RULE);
                groups.put(key, groups.get(key), null, null);
                looks.remove(key);
            }
        });
        groups.flush();
    }
}
