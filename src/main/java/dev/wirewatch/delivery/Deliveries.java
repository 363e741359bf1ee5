package dev.wirewatch.delivery;

import dev.wirewatch.delivery.mail.MailSink;
import dev.wirewatch.delivery.webhook.WebhookSink;
import dev.wirewatch.kafka.KafkaConnection;
import dev.wirewatch.kafka.Lane;
import dev.wirewatch.metrics.Telemetry;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Consumer;
import org.apache.kafka.clients.admin.Admin;
import org.jspecify.annotations.Nullable;

/** The delivery of a lane's events: one worker for each target, and what can be asked and done from outside. */
public final class Deliveries {
    private final KafkaConnection connection;
    private final Lane lane;
    private final DeliveryPlan plan;
    private final String version;
    private final InstantSource clock;
    private @Nullable Telemetry telemetry;

    /**
     * @param connection the cluster
     * @param lane whose events
     * @param plan where they go
     * @param version Wirewatch's, for receivers to see
     * @param clock for waits, schedules and timestamps
     */
    public Deliveries(KafkaConnection connection, Lane lane, DeliveryPlan plan, String version, InstantSource clock) {
        this.connection = connection;
        this.lane = lane;
        this.plan = plan;
        this.version = version;
        this.clock = clock;
    }

    /** Exposes attempts and consumers of what is started from now on. */
    public Deliveries measuredBy(Telemetry exposed) {
        telemetry = exposed;
        return this;
    }

    /** Workers that run until they are closed. */
    public interface Running extends AutoCloseable {
        @Override
        void close();
    }

    /**
     * Starts a worker for each target. New targets begin with what is written after this call; the lane's topics must be
     * there.
     *
     * @param notices gets what an operator should know, one sentence each, from several threads
     */
    public Running start(Consumer<String> notices) {
        DeadLetters deadLetters = new DeadLetters(connection, lane);
        List<TargetWorker> workers = new ArrayList<>();
        try (Admin admin = connection.admin()) {
            for (Target target : plan.targets()) {
                new TargetGroup(lane, target.id()).begin(admin, clock.instant());
                workers.add(worker(target, deadLetters, notices));
            }
        } catch (RuntimeException e) {
            deadLetters.close();
            throw e;
        }
        workers.forEach(TargetWorker::start);
        return () -> {
            workers.parallelStream().forEach(TargetWorker::close);
            deadLetters.close();
        };
    }

    private TargetWorker worker(Target target, DeadLetters deadLetters, Consumer<String> notices) {
        TargetGroup group = new TargetGroup(lane, target.id());
        Sink bare = sink(target, plan.links(), version, clock);
        Sink sink = telemetry == null ? bare : new MeasuredSink(target.id(), bare, telemetry);
        RateLimit rate = new RateLimit(target.rate());
        return new TargetWorker(
                target.id(),
                group.topic(),
                () -> connection.groupConsumer(group.id()),
                () -> new Dispatcher(
                        target,
                        sink,
                        new Outbox(
                                target.retry(),
                                rate,
                                () -> ThreadLocalRandom.current().nextDouble()),
                        new TopicBacklog(connection, group.topic()),
                        deadLetters::write,
                        notices,
                        clock),
                () -> isDisabled(group),
                sink,
                clock);
    }

    private boolean isDisabled(TargetGroup group) {
        try (Admin admin = connection.admin()) {
            return group.progress(admin).values().stream().anyMatch(progress -> progress.disabled() != null);
        }
    }

    /**
     * A connection to a target, to be closed by the caller.
     *
     * @param target what to connect to
     * @param links addresses in messages
     * @param version Wirewatch's, for receivers to see
     * @param clock for timestamps
     */
    public static Sink sink(Target target, Links links, String version, InstantSource clock) {
        if (target.channel() instanceof Channel.Webhook webhook) {
            return new WebhookSink(webhook, links, version, clock);
        }
        return new MailSink((Channel.Mail) target.channel(), links, clock);
    }

    /** How each target does. */
    public List<TargetStatus> status() {
        return status(connection, lane, plan.targets().stream().map(Target::id).toList());
    }

    /**
     * How targets do, asked by whoever need not be able to deliver to them.
     *
     * @param connection the cluster
     * @param lane whose events are delivered
     * @param targets their ids
     */
    public static List<TargetStatus> status(KafkaConnection connection, Lane lane, Collection<String> targets) {
        try (Admin admin = connection.admin()) {
            return targets.stream()
                    .map(id -> {
                        TargetGroup group = new TargetGroup(lane, id);
                        return TargetStatus.of(id, group.progress(admin), group.unread(admin));
                    })
                    .toList();
        }
    }

    /**
     * Lets a target that is gone be asked again, by whoever need not be able to deliver to it.
     *
     * @param connection the cluster
     * @param lane whose events are delivered
     * @param target its id
     * @return whether it was gone
     */
    public static boolean enable(KafkaConnection connection, Lane lane, String target) {
        try (Admin admin = connection.admin()) {
            return new TargetGroup(lane, target).enable(admin);
        }
    }
}
