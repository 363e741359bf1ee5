package dev.wirewatch.app;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadInfo;
import java.lang.management.ThreadMXBean;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;

/**
 * Where the stream threads spend their time, operator by operator: looks at their stacks every few milliseconds and counts
 * each by the innermost operator on it and by what that is doing. A thread that waits counts as waiting, wherever it is.
 */
final class StackSampler implements AutoCloseable {
    /** What it counts a thread as that has nothing to do or waits for the broker. */
    static final String WAITING = "waiting";

    /** Each look stops the threads and describes some hundred frames: at one in 20 ms it took a thirtieth of the machine. */
    private static final int INTERVAL_MILLIS = 100;

    private static final int THREADS_INTERVAL = 5;
    private static final Pattern STREAM_THREAD = Pattern.compile("-StreamThread-[0-9]+$");
    private static final String STREAMS = "Kafka Streams itself";
    private static final Set<String> WAITS = Set.of(
            "sun.nio.ch.EPoll.wait",
            "sun.nio.ch.KQueue.poll",
            "jdk.internal.misc.Unsafe.park",
            "java.lang.Object.wait",
            "java.lang.Object.wait0",
            "java.lang.Thread.sleep");

    /** What an operator does, by the beginning of the names of the methods that do it. */
    private static final Map<String, String> ACTIVITIES = ordered(
            "dev.wirewatch.kafka.JsonSerde.lambda$deserializer", "decode",
            "dev.wirewatch.kafka.JsonSerde.lambda$serializer", "encode",
            "org.rocksdb.", "store",
            "org.apache.kafka.streams.state.internals.", "store",
            "dev.wirewatch.tagging.", "find names",
            "dev.wirewatch.alerting.story.", "story",
            "org.apache.kafka.clients.producer.KafkaProducer.send", "send");

    private static final Map<String, String> OPERATORS = ordered(
            "dev.wirewatch.topology.detect.KeepWatchlist.", "keep-watchlist",
            "dev.wirewatch.topology.detect.TagArticle.process", "tag-article",
            "dev.wirewatch.topology.detect.MatchRules.process", "match-rules",
            "dev.wirewatch.topology.detect.JudgeWindows.process", "judge-windows",
            "dev.wirewatch.topology.detect.RaiseAlerts.process", "raise-alerts",
            "org.apache.kafka.streams.processor.internals.RecordDeserializer.", "read records",
            "org.apache.kafka.clients.consumer.KafkaConsumer.poll", "fetch",
            "org.apache.kafka.streams.processor.internals.TaskManager.commit", "commit",
            "org.apache.kafka.streams.processor.internals.TaskManager.maybeCommit", "commit",
            "org.apache.kafka.streams.processor.internals.StreamThread.maybeCommit", "commit",
            "org.apache.kafka.streams.processor.internals.TaskManager.process", "hand over records",
            "org.apache.kafka.streams.processor.internals.StreamThread.pollPhase", "fetch");

    private static final String SINK = "org.apache.kafka.streams.processor.internals.SinkNode.process";
    private static final Map<String, String> SINKS =
            Map.of("tag-article", "write-mentions", "match-rules", "group-events-sink", "raise-alerts", "write-alerts");

    private final ThreadMXBean threads = ManagementFactory.getThreadMXBean();
    private final Map<String, Integer> counts = new TreeMap<>();
    private final CountDownLatch closed = new CountDownLatch(1);
    private final Thread thread = new Thread(this::sample, "stack-sampler");

    StackSampler() {
        thread.setDaemon(true);
        thread.start();
    }

    private void sample() {
        long[] ids = {};
        try {
            for (int look = 0; !closed.await(INTERVAL_MILLIS, TimeUnit.MILLISECONDS); look++) {
                if (look % THREADS_INTERVAL == 0 || ids.length == 0) {
                    ids = streamThreads();
                }
                for (ThreadInfo info : threads.getThreadInfo(ids, Integer.MAX_VALUE)) {
                    if (info != null && info.getStackTrace().length > 0 && closed.getCount() > 0) {
                        synchronized (counts) {
                            counts.merge(operator(info.getStackTrace()), 1, Integer::sum);
                        }
                    }
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private long[] streamThreads() {
        return LongStream.of(threads.getAllThreadIds())
                .filter(id -> {
                    ThreadInfo info = threads.getThreadInfo(id);
                    return info != null
                            && STREAM_THREAD.matcher(info.getThreadName()).find();
                })
                .toArray();
    }

    /** The operator at work and what it does; the operators that called it do not count. */
    static String operator(StackTraceElement... stack) {
        if (WAITS.contains(name(stack[0]))) {
            return WAITING;
        }
        String activity = null;
        boolean sink = false;
        for (StackTraceElement frame : stack) {
            String name = name(frame);
            String operator = beginning(OPERATORS, name);
            if (operator != null) {
                String called = sink ? SINKS.getOrDefault(operator, operator) : operator;
                return activity == null ? called : called + ": " + activity;
            }
            sink |= name.equals(SINK);
            activity = activity == null ? beginning(ACTIVITIES, name) : activity;
        }
        return STREAMS;
    }

    private static @Nullable String beginning(Map<String, String> names, String name) {
        for (Map.Entry<String, String> each : names.entrySet()) {
            if (name.startsWith(each.getKey())) {
                return each.getValue();
            }
        }
        return null;
    }

    private static String name(StackTraceElement frame) {
        return frame.getClassName() + "." + frame.getMethodName();
    }

    private static Map<String, String> ordered(String... pairs) {
        Map<String, String> map = new LinkedHashMap<>();
        for (int i = 0; i < pairs.length; i += 2) {
            map.put(pairs[i], pairs[i + 1]);
        }
        return map;
    }

    /** Forgets what it has seen: what is of interest begins now. */
    void restart() {
        synchronized (counts) {
            counts.clear();
        }
    }

    /** Each operator's share of the time of the threads, waiting included, 0 to 1. */
    Map<String, Double> shares() {
        synchronized (counts) {
            double all = counts.values().stream().mapToInt(Integer::intValue).sum();
            Map<String, Double> shares = new TreeMap<>();
            counts.forEach((operator, count) -> shares.put(operator, count / all));
            return shares;
        }
    }

    @Override
    public void close() {
        closed.countDown();
    }
}
