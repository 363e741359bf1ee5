package dev.wirewatch.corpus;

import java.io.IOException;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * Reads documents at places. Records of one file are usually read in succession, so the file last read stays open.
 */
final class DocumentReader implements AutoCloseable {
    private @Nullable Path open;
    private @Nullable SeekableByteChannel channel;

    /**
     * Reads and takes apart one document.
     *
     * @throws UnreadableException if that cannot be done, with the reason
     */
    Extracted read(Place place) throws UnreadableException {
        byte[] bytes;
        try {
            bytes = CorpusFiles.bytes(channel(place.file()), place);
        } catch (NoSuchFileException e) {
            throw new UnreadableException("it went away while the corpus was read");
        } catch (IOException e) {
            throw new UnreadableException("it cannot be read: " + reason(e));
        }
        Extracted extracted = extract(place, bytes);
        if (!extracted.hasWords()) {
            throw new UnreadableException("there is no text in it");
        }
        return extracted;
    }

    /** What went wrong with a file, without the path that the message of some exceptions consists of. */
    static String reason(IOException e) {
        return e instanceof java.nio.file.AccessDeniedException
                ? "permission denied"
                : e.getClass().getSimpleName();
    }

    private static Extracted extract(Place place, byte[] bytes) throws UnreadableException {
        CorpusFiles.Named named = new CorpusFiles.Named(place.file(), place.name());
        if (named.holdsRecords()) {
            return JsonRecord.read(TextDecoder.decode(bytes));
        }
        return named.holdsPage() ? HtmlPage.read(bytes) : RawText.read(TextDecoder.decode(bytes));
    }

    private SeekableByteChannel channel(Path file) throws IOException {
        if (channel == null || !file.equals(open)) {
            close();
            channel = Files.newByteChannel(file);
            open = file;
        }
        return channel;
    }

    @Override
    public void close() throws IOException {
        open = null;
        if (channel != null) {
            channel.close();
            channel = null;
        }
    }
}
