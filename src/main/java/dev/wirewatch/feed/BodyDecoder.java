package dev.wirewatch.feed;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.zip.GZIPInputStream;
import java.util.zip.Inflater;
import java.util.zip.InflaterInputStream;
import java.util.zip.ZipException;
import org.jspecify.annotations.Nullable;

/** Undoes content codings (RFC 9110 section 8.4), within a cap, and keeps what can be had of a stream that breaks off. */
final class BodyDecoder {
    /** Codings that are undone one after the other; more than one is already unusual, many are an attack. */
    private static final int MOST_CODINGS = 3;

    private final int bodyMax;

    BodyDecoder(int bodyMax) {
        this.bodyMax = bodyMax;
    }

    /**
     * Decodes a body.
     *
     * @param purpose what was asked for, for the cap
     * @param codings value of Content-Encoding; null if not sent
     * @throws FetchException TOO_LARGE if more than the cap comes out, BAD_ENCODING if the coding is not known
     */
    Body decode(Body body, FetchPurpose purpose, @Nullable String codings) throws FetchException {
        List<String> undo = new ArrayList<>();
        for (String coding :
                (codings == null ? "" : codings).toLowerCase(Locale.ROOT).split(",")) {
            String name = coding.strip();
            if (!name.isEmpty() && !name.equals("identity")) {
                undo.add(name);
            }
        }
        if (undo.size() > MOST_CODINGS) {
            throw new FetchException(FailureCause.BAD_ENCODING, undo.size() + " content codings");
        }
        BodyCap cap = purpose.cap(bodyMax);
        Collections.reverse(undo);
        Body decoded = body;
        for (String coding : undo) {
            decoded = undo(decoded, coding, cap);
        }
        // A .gz file served as it is, or a coding that the server forgot to mention.
        return undo.isEmpty() && gzipped(decoded.bytes()) ? undo(decoded, "gzip", cap) : decoded;
    }

    private Body undo(Body coded, String coding, BodyCap cap) throws FetchException {
        byte[] bytes = coded.bytes();
        switch (coding) {
            case "gzip", "x-gzip" -> {
                // Servers that name a coding and then do not apply it exist; the two bytes tell.
                return gzipped(bytes) ? inflate(coded, cap, GZIPInputStream::new) : coded;
            }
            case "deflate" -> {
                boolean wrapped = zlib(bytes);
                return inflate(coded, cap, in -> new InflaterInputStream(in, new Inflater(!wrapped)));
            }
            default -> throw new FetchException(FailureCause.BAD_ENCODING, "content coding " + printable(coding));
        }
    }

    private static boolean gzipped(byte[] bytes) {
        return bytes.length >= 2 && bytes[0] == 0x1f && bytes[1] == (byte) 0x8b;
    }

    /** RFC 1950 section 2.2: the method is 8 and the first two bytes are a multiple of 31. */
    private static boolean zlib(byte[] bytes) {
        return bytes.length >= 2 && (bytes[0] & 0x0f) == 8 && (((bytes[0] & 0xff) << 8) + (bytes[1] & 0xff)) % 31 == 0;
    }

    private interface Opening {
        InputStream open(InputStream in) throws IOException;
    }

    private Body inflate(Body coded, BodyCap cap, Opening opening) throws FetchException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        byte[] buffer = new byte[16 << 10];
        boolean cutShort = coded.cutShort();
        try (InputStream in = opening.open(new ByteArrayInputStream(coded.bytes()))) {
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                if (read > cap.bytes() - out.size()) {
                    if (cap.truncates()) {
                        out.write(buffer, 0, cap.bytes() - out.size());
                        return new Body(out.toByteArray(), true);
                    }
                    throw new FetchException(
                            FailureCause.TOO_LARGE, "more than " + cap.bytes() + " bytes after decompression");
                }
                out.write(buffer, 0, read);
            }
        } catch (EOFException | ZipException e) {
            cutShort = true;
        } catch (IOException e) {
            throw new FetchException(FailureCause.BAD_ENCODING, "cannot be decompressed: " + e.getMessage());
        }
        return new Body(out.toByteArray(), cutShort);
    }

    private static String printable(String coding) {
        String text = coding.replaceAll("[^a-z0-9.+-]", "?");
        return text.length() <= 40 ? text : text.substring(0, 40);
    }
}
