package dev.wirewatch.dashboard.readmodel;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import org.sqlite.SQLiteConfig;

/** The file with everything the dashboard shows: one connection that writes, several that read. */
public final class ReadModel implements AutoCloseable {
    /** Raised with every change to the schema or to the meaning of a column: an older file is filled anew. */
    public static final int SCHEMA_VERSION = 5;

    /** Pages are taken over into the file when so many wait (64 MB), as a page changed again meanwhile is written once. */
    private static final String CHECKPOINT_PAGES = "16384";

    private static final long READER_WAIT_SECONDS = 10;
    private static final long ARRIVAL_SECONDS = 5;

    private final Path file;
    private final FileChannel lock;
    private final Database writer;
    private final List<Database> readers = new ArrayList<>();
    private final BlockingQueue<Database> idleReaders = new LinkedBlockingQueue<>();
    private final AtomicLong commits = new AtomicLong();
    private volatile String generation = "";

    private ReadModel(Path file, FileChannel lock, Database writer) {
        this.file = file;
        this.lock = lock;
        this.writer = writer;
    }

    /**
     * Opens the file, creates it if it is missing and empties it if it is of another schema version.
     *
     * @param file where it is; its folder is created
     * @param readers how many questions can be answered at once
     * @throws ReadModelException if another process has it, or it cannot be written
     */
    public static ReadModel open(Path file, int readers) {
        FileChannel lock = lock(file);
        try {
            Database writer = connect(file, false);
            ReadModel model = new ReadModel(file, lock, writer);
            if (writer.number("PRAGMA user_version") != SCHEMA_VERSION) {
                model.reset();
            }
            for (int i = 0; i < readers; i++) {
                model.readers.add(connect(file, true));
            }
            model.idleReaders.addAll(model.readers);
            model.generation = model.storedGeneration();
            return model;
        } catch (SQLException e) {
            closeQuietly(lock, e);
            throw new ReadModelException(
                    "the dashboard's read model " + file + " cannot be opened: " + e.getMessage()
                            + "; delete it to have it filled from the topics again",
                    e);
        } catch (RuntimeException e) {
            closeQuietly(lock, e);
            throw e;
        }
    }

    /**
     * Deletes a read model, so that it is filled from the topics again.
     *
     * @param file where it is, if it is there
     * @throws ReadModelException if another process has it, or it cannot be deleted
     */
    public static void discard(Path file) {
        FileChannel lock = lock(file);
        try (lock) {
            for (String suffix : List.of("", "-wal", "-shm")) {
                Files.deleteIfExists(file.resolveSibling(file.getFileName() + suffix));
            }
        } catch (IOException e) {
            throw new ReadModelException("the dashboard's read model " + file + " cannot be deleted: " + e, e);
        }
    }

    private static FileChannel lock(Path file) {
        Path lockFile = file.resolveSibling(file.getFileName() + ".lock");
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
            FileChannel channel = FileChannel.open(lockFile, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            if (channel.tryLock() == null) {
                channel.close();
                throw inUse(file);
            }
            return channel;
        } catch (OverlappingFileLockException e) {
            throw inUse(file);
        } catch (IOException e) {
            throw new ReadModelException("the dashboard's read model " + file + " cannot be created: " + e, e);
        }
    }

    private static ReadModelException inUse(Path file) {
        return new ReadModelException("the dashboard's read model " + file
                + " is used by another process; choose another folder with data.dir");
    }

    private static void closeQuietly(FileChannel lock, Exception reason) {
        try {
            lock.close();
        } catch (IOException e) {
            reason.addSuppressed(e);
        }
    }

    private static Database connect(Path file, boolean readOnly) throws SQLException {
        SQLiteConfig config = new SQLiteConfig();
        config.setJournalMode(SQLiteConfig.JournalMode.WAL);
        // In WAL mode this can lose the last transactions on a power failure, never consistency: they are read again.
        config.setSynchronous(SQLiteConfig.SynchronousMode.NORMAL);
        config.setPragma(SQLiteConfig.Pragma.JOURNAL_SIZE_LIMIT, Long.toString(1L << 28));
        config.setBusyTimeout(10_000);
        config.setCacheSize(readOnly ? -32_000 : -128_000);
        config.setTempStore(SQLiteConfig.TempStore.MEMORY);
        config.setPragma(SQLiteConfig.Pragma.MMAP_SIZE, Long.toString(1L << 30));
        Database database = new Database(config.createConnection("jdbc:sqlite:" + file.toAbsolutePath()));
        if (readOnly) {
            database.execute("PRAGMA query_only = ON");
        } else {
            database.execute("PRAGMA wal_autocheckpoint = " + CHECKPOINT_PAGES);
        }
        return database;
    }

    /** Throws away everything, so that it is read from the topics again. */
    void reset() {
        writer.transaction(() -> {
            Schema.create(writer);
            writer.update(
                    "INSERT INTO meta VALUES ('generation', ?)",
                    UUID.randomUUID().toString().substring(0, 8));
            writer.execute("PRAGMA user_version = " + SCHEMA_VERSION);
        });
        generation = storedGeneration();
        commits.incrementAndGet();
    }

    private String storedGeneration() {
        return writer.first("SELECT value FROM meta WHERE name = 'generation'", row -> row.getString(1))
                .orElse("");
    }

    /** The connection that writes; for the projection's thread alone. */
    Database writer() {
        return writer;
    }

    /** Makes a transaction of an action and counts it. */
    void write(Runnable action) {
        writer.transaction(action);
        commits.incrementAndGet();
        synchronized (commits) {
            commits.notifyAll();
        }
    }

    /**
     * Waits for what has just been written to a topic to arrive here, so that who wrote it sees it; not for long, as it
     * will arrive anyway.
     *
     * @param arrived is asked after every transaction
     * @return whether it has arrived
     */
    public boolean await(Function<Database, Boolean> arrived) {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(ARRIVAL_SECONDS);
        long seen = commits();
        while (!read(arrived)) {
            if (!awaitCommit(seen, deadline)) {
                return false;
            }
            seen = commits();
        }
        return true;
    }

    /** Waits for a transaction after those that were seen; false when there is none by the deadline. */
    private boolean awaitCommit(long seen, long deadline) {
        synchronized (commits) {
            while (commits.get() == seen) {
                long left = TimeUnit.NANOSECONDS.toMillis(deadline - System.nanoTime());
                if (left <= 0) {
                    return false;
                }
                try {
                    commits.wait(left);
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                    return false;
                }
            }
            return true;
        }
    }

    /**
     * Answers a question on one snapshot of the data.
     *
     * @param question gets a connection that only reads, for the time of the call
     * @throws ReadModelException if it fails, or all readers are busy for too long
     */
    public <T> T read(Function<Database, T> question) {
        Database reader = takeReader();
        try {
            reader.execute("BEGIN");
            try {
                return question.apply(reader);
            } finally {
                reader.execute("ROLLBACK");
            }
        } finally {
            idleReaders.add(reader);
        }
    }

    private Database takeReader() {
        try {
            Database reader = idleReaders.poll(READER_WAIT_SECONDS, TimeUnit.SECONDS);
            if (reader == null) {
                throw new ReadModelException("all readers of the read model are busy");
            }
            return reader;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ReadModelException("interrupted while waiting for a reader", e);
        }
    }

    /** Changes whenever the data is thrown away: what was numbered before means nothing after. */
    public String generation() {
        return generation;
    }

    /** Transactions since it was opened: as long as it stays the same, so do all answers. */
    public long commits() {
        return commits.get();
    }

    /** Where the data is. */
    public Path file() {
        return file;
    }

    @Override
    public void close() {
        readers.forEach(Database::close);
        writer.close();
        try {
            lock.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
