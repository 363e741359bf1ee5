package dev.wirewatch.corpus;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;

/** The project's shared documents, which are not part of the repository: tests over them run where they are present. */
public final class SharedDirectory {
    private SharedDirectory() {}

    /** The directory: the system property {@code wirewatch.shared}, else {@code shared} beside a parent directory. */
    public static Optional<Path> find() {
        String property = System.getProperty("wirewatch.shared");
        if (property != null) {
            return Optional.of(Path.of(property)).filter(Files::isDirectory);
        }
        return Stream.iterate(Path.of("").toAbsolutePath(), parent -> parent != null, Path::getParent)
                .map(parent -> parent.resolve("shared"))
                .filter(shared -> Files.isDirectory(shared.resolve("seeds")))
                .findFirst();
    }
}
