package dev.wirewatch.delivery;

import dev.wirewatch.metrics.Telemetry;
import io.micrometer.core.instrument.Timer;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Takes the time of each attempt by its outcome. */
final class MeasuredSink implements Sink {
    private static final String METRIC = "wirewatch.delivery.attempts";
    private static final List<String> OUTCOMES = List.of("delivered", "failed", "refused", "gone", "broken-off");

    private final Sink sink;
    private final Map<String, Timer> timers = new HashMap<>();

    MeasuredSink(String target, Sink sink, Telemetry telemetry) {
        this.sink = sink;
        for (String outcome : OUTCOMES) {
            timers.put(
                    outcome,
                    Timer.builder(METRIC)
                            .description(telemetry.meaning("wirewatch_delivery_attempts_seconds"))
                            .tags("target", target, "outcome", outcome)
                            .register(telemetry.registry()));
        }
    }

    @Override
    public Outcome send(Message message) {
        long began = System.nanoTime();
        Outcome outcome = sink.send(message);
        Timer timer = timers.get(word(outcome));
        if (timer != null) {
            timer.record(System.nanoTime() - began, java.util.concurrent.TimeUnit.NANOSECONDS);
        }
        return outcome;
    }

    private static String word(Outcome outcome) {
        if (outcome instanceof Outcome.Delivered) {
            return "delivered";
        }
        if (outcome instanceof Outcome.Failed) {
            return "failed";
        }
        if (outcome instanceof Outcome.Refused) {
            return "refused";
        }
        return outcome instanceof Outcome.Gone ? "gone" : "broken-off";
    }

    @Override
    public void close() {
        sink.close();
    }
}
