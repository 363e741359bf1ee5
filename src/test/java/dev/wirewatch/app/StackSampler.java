package dev.wirewatch.app;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;

/**
 * Where the stream threads spend their time: looks at their stacks every few milliseconds and counts each by the innermost
 * frame that belongs to a part. Sees a thread that waits for the broker as it sees one that works.
 */
final class StackSampler implements AutoCloseable {
    private static final int INTERVAL_MILLIS = 4;
    private static final Pattern STREAM_THREAD = Pattern.compile("-StreamThread-[0-9]+$");
    private static final String OTHER = "Kafka Streams itself";

    private final Map<String, String> parts;
    private final Map<String, Integer> counts = new TreeMap<>();
    private final CountDownLatch closed = new CountDownLatch(1);
    private final Thread thread = new Thread(this::sample, "stack-sampler");

    /**
     * @param parts name of each part by the beginning of the class names, with method after a {@code #} if it matters, that
     *     tell it
     */
    StackSampler(Map<String, String> parts) {
        this.parts = new LinkedHashMap<>(parts);
        thread.setDaemon(true);
        thread.start();
    }

    private void sample() {
        try {
            while (!closed.await(INTERVAL_MILLIS, TimeUnit.MILLISECONDS)) {
                Thread.getAllStackTraces().forEach((sampled, stack) -> {
                    if (STREAM_THREAD.matcher(sampled.getName()).find()) {
                        synchronized (counts) {
                            counts.merge(part(stack), 1, Integer::sum);
                        }
                    }
                });
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private String part(StackTraceElement[] stack) {
        for (StackTraceElement frame : stack) {
            String name = frame.getClassName() + "#" + frame.getMethodName();
            for (Map.Entry<String, String> part : parts.entrySet()) {
                if (name.startsWith(part.getKey())) {
                    return part.getValue();
                }
            }
        }
        return OTHER;
    }

    /** Each part's share of the samples so far, 0 to 1. */
    Map<String, Double> shares() {
        synchronized (counts) {
            double all = counts.values().stream().mapToInt(Integer::intValue).sum();
            Map<String, Double> shares = new TreeMap<>();
            counts.forEach((part, count) -> shares.put(part, count / all));
            return shares;
        }
    }

    @Override
    public void close() {
        closed.countDown();
    }
}
