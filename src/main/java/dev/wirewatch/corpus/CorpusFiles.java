package dev.wirewatch.corpus;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.function.BiConsumer;
import java.util.function.Consumer;

/** The files of a corpus: which there are, where each record begins, and the bytes of one document. */
final class CorpusFiles {
    /** No article is longer; what is longer was put into the directory by mistake. */
    static final int DOCUMENT_LIMIT = 32 << 20;

    private CorpusFiles() {}

    /** A file and its path relative to the corpus. */
    record Named(Path file, String name) {
        /** The part of the name after the last dot, in lower case; empty without one. */
        String extension() {
            int dot = name.lastIndexOf('.');
            return dot < name.lastIndexOf('/') ? "" : name.substring(dot + 1).toLowerCase(Locale.ROOT);
        }

        boolean holdsRecords() {
            return extension().equals("jsonl") || extension().equals("ndjson");
        }

        boolean holdsPage() {
            return extension().equals("html") || extension().equals("htm");
        }

        boolean holdsText() {
            return extension().equals("txt");
        }
    }

    /**
     * All files below a directory, sorted by relative path (by code unit, not by any language's rules). Hidden files and
     * directories (whose name begins with a dot) are left out, symbolic links to directories are not followed.
     *
     * @param unlisted told of each directory that cannot be listed, by its relative name
     * @throws NotDirectoryException if it is no directory
     * @throws IOException if it cannot be listed itself
     */
    static List<Named> list(Path directory, BiConsumer<String, IOException> unlisted) throws IOException {
        if (!Files.isDirectory(directory)) {
            throw new NotDirectoryException(directory.toString());
        }
        List<Named> files = new ArrayList<>();
        Files.walkFileTree(directory, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path path, BasicFileAttributes attributes) {
                return hidden(path) ? FileVisitResult.SKIP_SUBTREE : FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFile(Path path, BasicFileAttributes attributes) {
                if (!hidden(path) && !Files.isDirectory(path)) {
                    files.add(new Named(path, relativeName(directory, path)));
                }
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFileFailed(Path path, IOException e) throws IOException {
                if (path.equals(directory)) {
                    throw e;
                }
                unlisted.accept(relativeName(directory, path), e);
                return FileVisitResult.CONTINUE;
            }

            private boolean hidden(Path path) {
                return !path.equals(directory) && path.getFileName().toString().startsWith(".");
            }
        });
        files.sort(Comparator.comparing(Named::name));
        return files;
    }

    private static String relativeName(Path directory, Path file) {
        List<String> parts = new ArrayList<>();
        directory.relativize(file).forEach(part -> parts.add(part.toString()));
        return String.join("/", parts);
    }

    /** Tells the place of each line of a file that is not blank; {@code length} is capped just above the limit. */
    static void records(Named named, Consumer<Place> places) throws IOException {
        try (InputStream in = Files.newInputStream(named.file())) {
            byte[] block = new byte[1 << 16];
            long offset = 0;
            long start = 0;
            int line = 1;
            boolean blank = true;
            for (int count = in.read(block); count >= 0; count = in.read(block)) {
                for (int i = 0; i < count; i++, offset++) {
                    if (block[i] == '\n') {
                        if (!blank) {
                            places.accept(record(named, line, start, offset));
                        }
                        line++;
                        start = offset + 1;
                        blank = true;
                    } else if (block[i] > ' ' || block[i] < 0) {
                        blank = false;
                    }
                }
            }
            if (!blank) {
                places.accept(record(named, line, start, offset));
            }
        }
    }

    private static Place record(Named named, int line, long start, long end) {
        return new Place(named.file(), named.name(), line, start, (int) Math.min(end - start, DOCUMENT_LIMIT + 1L));
    }

    /**
     * The bytes of a document.
     *
     * @throws UnreadableException if it is too long
     * @throws IOException if it cannot be read
     */
    static byte[] bytes(SeekableByteChannel channel, Place place) throws IOException, UnreadableException {
        if (place.length() > DOCUMENT_LIMIT) {
            throw new UnreadableException("it is longer than " + (DOCUMENT_LIMIT >> 20) + " MB");
        }
        ByteBuffer buffer = ByteBuffer.allocate(place.length());
        channel.position(place.offset());
        while (buffer.hasRemaining()) {
            if (channel.read(buffer) < 0) {
                throw new UnreadableException("it became shorter while it was read");
            }
        }
        return buffer.array();
    }
}
