package dev.wirewatch.app;

import java.io.File;
import java.net.URI;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A main class of the tests in a virtual machine of its own, which can be killed. */
final class ChildProcess {
    private ChildProcess() {}

    /** Starts it; what it reports is on its standard output. */
    static Process start(Class<?> main, String... arguments) throws java.io.IOException {
        List<String> command = new ArrayList<>(List.of(
                ProcessHandle.current().info().command().orElse("java"),
                "-XX:TieredStopAtLevel=1",
                "-cp",
                classPath(),
                main.getName()));
        command.addAll(List.of(arguments));
        return new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
    }

    /** What this test was loaded from, whoever runs it. */
    private static String classPath() {
        String given = System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
        Stream<String> loaded = ChildProcess.class.getClassLoader() instanceof URLClassLoader loader
                ? Stream.of(loader.getURLs()).map(ChildProcess::path)
                : Stream.empty();
        return Stream.concat(loaded, Stream.of(given)).collect(Collectors.joining(File.pathSeparator));
    }

    private static String path(URL url) {
        return Path.of(URI.create(url.toString())).toString();
    }
}
