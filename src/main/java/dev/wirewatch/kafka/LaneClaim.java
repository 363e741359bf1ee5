package dev.wirewatch.kafka;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.WakeupException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Says of a lane for some time only that somebody is at work in it: as long as this is open a consumer group of the lane
 * has a member, which the cluster forgets a few seconds after the process has died. {@link AbandonedLanes} goes by that.
 */
public final class LaneClaim implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(LaneClaim.class);
    private static final Duration POLL = Duration.ofMillis(200);
    private static final Duration JOINING = Duration.ofMinutes(2);

    private final Consumer<String, byte[]> consumer;
    private final AtomicBoolean open = new AtomicBoolean(true);
    private final Thread thread;

    private LaneClaim(Consumer<String, byte[]> consumer, String name) {
        this.consumer = consumer;
        this.thread = new Thread(this::hold, "claim-" + name);
        thread.setDaemon(true);
    }

    /**
     * Claims a lane, before anything of it is created.
     *
     * @param watched full name of a topic that exists, to be a member for; nothing of it is read
     * @return once the group has the member
     * @throws KafkaUnavailableException if the cluster does not let it in
     */
    public static LaneClaim of(KafkaConnection connection, Lane lane, String watched) {
        Consumer<String, byte[]> consumer = connection.groupConsumer(lane.applicationId("claim"));
        try {
            consumer.subscribe(java.util.List.of(watched));
            long deadline = System.nanoTime() + JOINING.toNanos();
            while (consumer.assignment().isEmpty()) {
                if (System.nanoTime() > deadline) {
                    throw new KafkaUnavailableException("cannot claim lane " + lane.prefix(), null);
                }
                consumer.poll(POLL);
            }
            consumer.pause(consumer.assignment());
        } catch (KafkaException e) {
            consumer.close();
            throw new KafkaUnavailableException("cannot claim lane " + lane.prefix(), e);
        } catch (KafkaUnavailableException e) {
            consumer.close();
            throw e;
        }
        LaneClaim claim = new LaneClaim(consumer, lane.prefix());
        claim.thread.start();
        return claim;
    }

    private void hold() {
        try (consumer) {
            while (open.get()) {
                consumer.poll(POLL);
                consumer.pause(consumer.assignment());
            }
        } catch (WakeupException e) {
            LOG.debug("the claim is given up");
        } catch (KafkaException e) {
            LOG.warn("a lane's claim is lost; whoever clears abandoned lanes away may take it for one", e);
        }
    }

    @Override
    public void close() {
        open.set(false);
        consumer.wakeup();
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
