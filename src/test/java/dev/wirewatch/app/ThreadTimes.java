package dev.wirewatch.app;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadInfo;
import java.lang.management.ThreadMXBean;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * Processor time of this process so far in seconds, by what its threads are for. Threads that have ended meanwhile are
 * counted with the virtual machine.
 */
record ThreadTimes(Map<String, Double> byPurpose) {
    static final String STREAM_THREADS = "stream threads";
    static final String PRODUCERS = "their producers";
    static final String BROKER = "broker";
    static final String BENCHMARK = "benchmark";
    static final String VIRTUAL_MACHINE = "compiler and collector";

    private static final Map<Pattern, String> PURPOSES = new LinkedHashMap<>();

    static {
        PURPOSES.put(Pattern.compile("^kafka-producer-network-thread.*-StreamThread-"), PRODUCERS);
        PURPOSES.put(Pattern.compile("-StreamThread-"), STREAM_THREADS);
        PURPOSES.put(Pattern.compile("^(main|stack-sampler|alert-reader|kafka-admin-client-thread.*)$"), BENCHMARK);
        PURPOSES.put(Pattern.compile(""), BROKER);
    }

    /** As they are now. */
    static ThreadTimes now() {
        ThreadMXBean threads = ManagementFactory.getThreadMXBean();
        Map<String, Double> times = new LinkedHashMap<>();
        PURPOSES.values().forEach(purpose -> times.put(purpose, 0.0));
        double sum = 0;
        for (long id : threads.getAllThreadIds()) {
            ThreadInfo info = threads.getThreadInfo(id);
            double seconds = threads.getThreadCpuTime(id) / 1e9;
            if (info != null && seconds > 0) {
                times.merge(purpose(info.getThreadName()), seconds, Double::sum);
                sum += seconds;
            }
        }
        times.put(VIRTUAL_MACHINE, ProcessFigures.processorSeconds() - sum);
        return new ThreadTimes(times);
    }

    private static String purpose(String thread) {
        return PURPOSES.entrySet().stream()
                .filter(purpose -> purpose.getKey().matcher(thread).find())
                .findFirst()
                .orElseThrow()
                .getValue();
    }

    /** What has been added since an earlier time, in microseconds for each of a number of articles. */
    ThreadTimes since(ThreadTimes before, double articles) {
        Map<String, Double> added = new LinkedHashMap<>();
        byPurpose.forEach((purpose, seconds) -> added.put(purpose, (seconds - before.of(purpose)) * 1e6 / articles));
        return new ThreadTimes(added);
    }

    /** Of the threads that serve a purpose. */
    double of(String purpose) {
        return byPurpose.getOrDefault(purpose, 0.0);
    }

    /** Of all threads. */
    double sum() {
        return byPurpose.values().stream().mapToDouble(Double::doubleValue).sum();
    }
}
