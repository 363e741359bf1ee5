package dev.wirewatch.feed;

import java.util.Arrays;

/** Bytes of a response, as they came or decoded. */
public final class Body {
    private final byte[] bytes;
    private final boolean cutShort;

    /**
     * @param bytes not copied, so the caller must not change them any more
     * @param cutShort whether the transfer ended before the body did, by Content-Length, by chunk framing or by gzip
     */
    public Body(byte[] bytes, boolean cutShort) {
        this.bytes = bytes;
        this.cutShort = cutShort;
    }

    /** The bytes themselves, not a copy. */
    public byte[] bytes() {
        return bytes;
    }

    /** Whether there should have been more. */
    public boolean cutShort() {
        return cutShort;
    }

    /** How many bytes there are. */
    public int length() {
        return bytes.length;
    }

    /**
     * The first bytes.
     *
     * @param most how many at most
     */
    public byte[] start(int most) {
        return bytes.length <= most ? bytes : Arrays.copyOf(bytes, most);
    }
}
