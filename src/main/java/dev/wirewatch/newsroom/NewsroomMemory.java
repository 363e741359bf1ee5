package dev.wirewatch.newsroom;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.time.InstantSource;
import java.time.format.DateTimeParseException;

/**
 * Remembers, in a file, when the newsroom opened for the first time: an outlet does not give its articles other dates
 * because its server was started again, and a client that sees other dates would take them for edits.
 */
public final class NewsroomMemory {
    private NewsroomMemory() {}

    /**
     * The time of the first opening: the one in the file, or else now, which is written to it. A file that holds no time
     * counts as none.
     *
     * @param file where it is kept; its directory is made if need be
     * @param clock tells now
     * @throws IOException if the file can be neither read nor written
     */
    public static Instant firstOpening(Path file, InstantSource clock) throws IOException {
        try {
            return Instant.parse(Files.readString(file, StandardCharsets.UTF_8).strip());
        } catch (NoSuchFileException | DateTimeParseException e) {
            Instant now = clock.instant();
            write(file.toAbsolutePath(), now);
            return now;
        }
    }

    /** Writes beside it and renames: a crash leaves either no file or a whole one. */
    private static void write(Path file, Instant time) throws IOException {
        Files.createDirectories(file.getParent());
        Path whole = Files.writeString(
                file.resolveSibling(file.getFileName() + ".new"), time + "\n", StandardCharsets.UTF_8);
        Files.move(whole, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }
}
