package dev.wirewatch.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;

/** The packaged product as a child process, as a user would start it. */
public final class WirewatchProcess implements AutoCloseable {
    private final Process process;
    private final List<String> out = new CopyOnWriteArrayList<>();
    private final List<String> err = new CopyOnWriteArrayList<>();
    private final List<Thread> readers;

    private WirewatchProcess(Process process) {
        this.process = process;
        this.readers = List.of(read(process.getInputStream(), out), read(process.getErrorStream(), err));
    }

    /** Starts {@code java -jar wirewatch.jar} with the given arguments in a folder. */
    public static WirewatchProcess start(Path folder, Map<String, String> environment, String... arguments)
            throws IOException {
        Path jar = Path.of(System.getProperty("wirewatch.jar", "target/wirewatch.jar"))
                .toAbsolutePath();
        assertThat(Files.exists(jar)).as("the packaged jar " + jar).isTrue();
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx512m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                // Made by the build; a virtual machine that finds none, or one that does not fit, does without.
                "-XX:SharedArchiveFile=" + jar.resolveSibling("wirewatch.jsa"),
                "-Xlog:disable",
                "-jar",
                jar.toString()));
        command.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(command).directory(folder.toFile());
        builder.environment().keySet().removeIf(name -> name.startsWith("WIREWATCH_"));
        builder.environment().putAll(environment);
        return new WirewatchProcess(builder.start());
    }

    private static Thread read(InputStream stream, List<String> lines) {
        Thread thread = new Thread(() -> {
            try (BufferedReader reader = new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8))) {
                for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                    lines.add(line);
                }
            } catch (IOException e) {
                // A killed process closes its streams in the middle: what was read until then is what it said.
                lines.add("(" + e.getMessage() + ")");
            }
        });
        thread.setDaemon(true);
        thread.start();
        return thread;
    }

    /** Lines on standard output so far. */
    public List<String> out() {
        return out;
    }

    /** Lines on standard error so far. */
    public List<String> err() {
        return err;
    }

    /** Waits until the process has printed so many lines. */
    public WirewatchProcess awaitOutput(int lines) {
        Awaitility.await("output of\n" + String.join("\n", err))
                .atMost(Duration.ofMinutes(2))
                .until(() -> out.size() >= lines || !process.isAlive());
        assertThat(out).as(() -> "output; errors:\n" + String.join("\n", err)).hasSizeGreaterThanOrEqualTo(lines);
        return this;
    }

    /** Waits until standard error holds a text. */
    public WirewatchProcess awaitNotice(String text) {
        Awaitility.await(text)
                .atMost(Duration.ofMinutes(2))
                .until(() -> err.stream().anyMatch(line -> line.contains(text)) || !process.isAlive());
        assertThat(err).anyMatch(line -> line.contains(text));
        return this;
    }

    /** Waits for the end and gives the exit status. */
    public int awaitExit() throws InterruptedException {
        assertThat(process.waitFor(3, TimeUnit.MINUTES)).as("process ends").isTrue();
        for (Thread reader : readers) {
            reader.join();
        }
        return process.exitValue();
    }

    /** {@code kill -9}. */
    public void kill() throws InterruptedException {
        process.destroyForcibly();
        awaitExit();
    }

    /** Asks it to end, as {@code kill} and service managers do, and waits for the end. */
    public void stop() throws InterruptedException {
        process.destroy();
        awaitExit();
    }

    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(1, TimeUnit.MINUTES)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}
