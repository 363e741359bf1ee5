package dev.wirewatch.feed.parse;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.zip.GZIPInputStream;

/** Undoes a compression that the server applied without saying so, or twice. */
final class Gzip {
    private static final int CHUNK = 8192;

    private Gzip() {}

    /**
     * The document with its body inflated; the document itself if it is not compressed.
     *
     * @throws UnparseableFeedException if it inflates to more than {@link FeedParser#LARGEST_BODY}, or not at all
     */
    static FeedDocument inflated(FeedDocument document) throws UnparseableFeedException {
        byte[] body = document.body();
        if (body.length < 3 || body[0] != 0x1F || body[1] != (byte) 0x8B || body[2] != 8) {
            return document;
        }
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (GZIPInputStream in = new GZIPInputStream(new ByteArrayInputStream(body))) {
            byte[] chunk = new byte[CHUNK];
            for (int read = in.read(chunk); read >= 0; read = in.read(chunk)) {
                out.write(chunk, 0, read);
                if (out.size() > FeedParser.LARGEST_BODY) {
                    throw new UnparseableFeedException("larger than any feed once inflated");
                }
            }
        } catch (IOException e) {
            if (out.size() == 0) {
                throw new UnparseableFeedException("a broken gzip stream, not a feed", e);
            }
            // What came before the break is read as any document that was cut off.
            return document.withBody(out.toByteArray());
        }
        return document.withBody(out.toByteArray());
    }
}
