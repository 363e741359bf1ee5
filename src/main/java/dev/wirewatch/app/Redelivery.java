package dev.wirewatch.app;

import dev.wirewatch.delivery.DeadLetters;
import dev.wirewatch.delivery.Deliveries;
import dev.wirewatch.delivery.DeliveryPlan;
import dev.wirewatch.delivery.Event;
import dev.wirewatch.delivery.Message;
import dev.wirewatch.delivery.Outcome;
import dev.wirewatch.delivery.Sink;
import dev.wirewatch.delivery.Target;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Sends dead letters again, each once, and notes those that were taken. */
final class Redelivery {
    private final DeliveryPlan plan;
    private final DeadLetters deadLetters;
    private final InstantSource clock;
    private final PrintWriter out;

    Redelivery(DeliveryPlan plan, DeadLetters deadLetters, InstantSource clock, PrintWriter out) {
        this.plan = plan;
        this.deadLetters = deadLetters;
        this.clock = clock;
        this.out = out;
    }

    /**
     * Sends them in their order, one line for each.
     *
     * @return whether all were taken
     */
    boolean of(List<DeadLetters.Letter> letters) {
        Map<String, Sink> sinks = new HashMap<>();
        boolean all = true;
        try {
            for (DeadLetters.Letter letter : letters) {
                Target target = plan.target(letter.target()).orElse(null);
                String result;
                if (target == null) {
                    result = "there is no such target any more";
                    all = false;
                } else {
                    Outcome outcome = send(
                            letter,
                            sinks.computeIfAbsent(
                                    target.id(), id -> Deliveries.sink(target, plan.links(), Version.text(), clock)));
                    all &= outcome instanceof Outcome.Delivered;
                    result = outcome.summary();
                }
                out.println(letter.target() + "  " + letter.id() + "  " + result);
            }
        } finally {
            sinks.values().forEach(Sink::close);
        }
        return all;
    }

    private Outcome send(DeadLetters.Letter letter, Sink sink) {
        try {
            Outcome outcome = sink.send(new Message.Single(letter.id(), Event.read(bytes(letter.value()))));
            if (outcome instanceof Outcome.Delivered) {
                deadLetters.redelivered(letter, clock.instant());
            }
            return outcome;
        } catch (IOException e) {
            return new Outcome.Refused("cannot be read: " + e.getMessage());
        }
    }

    private static byte @Nullable [] bytes(@Nullable String value) {
        return value == null ? null : value.getBytes(StandardCharsets.UTF_8);
    }
}
