package dev.wirewatch.kafka;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;

/**
 * The right to use a data folder, held by one process. The broker takes a lock of its own, but only after it has begun to
 * write its metadata log, which a second broker on the folder would corrupt.
 */
final class FolderLock implements AutoCloseable {
    private static final String FILE = "wirewatch.lock";

    private final FileChannel channel;

    private FolderLock(FileChannel channel) {
        this.channel = channel;
    }

    /**
     * Takes the folder, which is created if missing.
     *
     * @throws EmbeddedKafkaException if another process has it, or it cannot be written
     */
    static FolderLock take(Path folder) {
        FileChannel channel;
        FileLock lock;
        try {
            Files.createDirectories(folder);
            channel = FileChannel.open(folder.resolve(FILE), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            lock = tryLock(channel);
        } catch (IOException e) {
            throw new EmbeddedKafkaException(
                    "the broker cannot keep its data in " + folder.toAbsolutePath() + " (" + e
                            + "); choose another folder with data.dir",
                    e);
        }
        if (lock == null) {
            throw new EmbeddedKafkaException(
                    "another process uses the data folder " + folder.toAbsolutePath()
                            + "; stop it or choose another folder with data.dir",
                    new IllegalStateException("locked"));
        }
        return new FolderLock(channel);
    }

    private static @Nullable FileLock tryLock(FileChannel channel) throws IOException {
        try {
            return channel.tryLock();
        } catch (OverlappingFileLockException e) {
            return null;
        }
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException("cannot give the data folder back", e);
        }
    }
}
