package dev.wirewatch.alerting.story;

import com.dynatrace.hash4j.hashing.Hasher64;
import com.dynatrace.hash4j.hashing.Hashing;
import com.dynatrace.hash4j.similarity.ElementHashProvider;
import com.dynatrace.hash4j.similarity.FastSimHashVersion;
import com.dynatrace.hash4j.similarity.SimilarityHashPolicy;
import com.dynatrace.hash4j.similarity.SimilarityHashing;
import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import dev.wirewatch.alerting.story.Words.Word;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * By which near-copies of a text are told. Two tests, either of which is enough:
 *
 * <ul>
 *   <li>a SimHash (Charikar, "Similarity Estimation Techniques from Rounding Algorithms", 2002) over pairs of adjacent words
 *       of the first {@value #WORDS} words. The fraction of equal bits estimates the angle between two texts as vectors of
 *       word pairs, 1 for the same, 0.5 for texts without a pair in common. From {@value #COPY} equal bits of
 *       {@value #BITS} on, where the cosine is about 0.7, one is taken for a copy of the other; texts without a pair in
 *       common reach that by chance once in a hundred million comparisons (5.7 standard deviations);
 *   <li>shingles of three words (Broder, "On the resemblance and containment of documents", 1997) of the first
 *       {@value #LEAD_WORDS} words: outlets shorten a wire report from its end, often to a sentence, and what is left is
 *       contained in the original though it does not resemble it.
 * </ul>
 *
 * <p>A dateline does not count. Written as hexadecimal digits: 32 of the SimHash, then four for each shingle, ascending.
 */
public final class TextSignature {
    private static final int BITS = 128;
    private static final int COPY = 96;
    private static final int WORDS = Opening.WORDS;
    private static final int LEAD_WORDS = 26;
    /** Which part of the smaller set of shingles the other must hold. */
    private static final double CONTAINED = 0.7;
    /** Fewer shingles than this may be a stock phrase. */
    private static final int FEWEST_SHINGLES = 6;
    /** Texts shorter than this are judged with their title, as their few words are often the same by chance. */
    private static final int SHORT = 8;

    private static final SimilarityHashPolicy POLICY = SimilarityHashing.fastSimHash(BITS, FastSimHashVersion.V1);
    private static final Hasher64 HASHER = Hashing.wyhashFinal4();

    private final long[] bits;
    private final char[] shingles;
    /** A bit for each shingle, of which some may share one: most texts are told apart by it without comparing the sets. */
    private final long mask;

    private final String written;

    private TextSignature(long[] bits, char[] shingles, String written) {
        this.bits = bits;
        this.shingles = shingles;
        this.mask = mask(shingles);
        this.written = written;
    }

    /**
     * The signature of an article.
     *
     * @return hexadecimal digits; null if there are fewer than three words in title and text together, which is too little
     *     to tell
     */
    public static @Nullable String of(String title, String text) {
        return of(Opening.of(title, text, Byline.of(text, List.of())));
    }

    /** The same for an article whose opening has been read already. */
    public static @Nullable String of(Opening opening) {
        long[] words = hashes(opening.text(WORDS));
        if (words.length < SHORT) {
            words = hashes(opening.whole());
        }
        if (words.length < 3) {
            return null;
        }
        long[] pairs = new long[words.length - 1];
        for (int i = 0; i < pairs.length; i++) {
            pairs[i] = HASHER.hashLongLongToLong(words[i], words[i + 1]);
        }
        HexFormat hex = HexFormat.of();
        StringBuilder signature =
                new StringBuilder(hex.formatHex(POLICY.createHasher().compute(ElementHashProvider.ofValues(pairs))));
        char[] shingles = new char[Math.min(words.length, LEAD_WORDS) - 2];
        for (int i = 0; i < shingles.length; i++) {
            shingles[i] = (char) HASHER.hashLongLongToLong(pairs[i], words[i + 2]);
        }
        Arrays.sort(shingles);
        for (int i = 0; i < shingles.length; i++) {
            if (i == 0 || shingles[i] != shingles[i - 1]) {
                signature.append(hex.toHexDigits(shingles[i]));
            }
        }
        return signature.toString();
    }

    /** Whether one of the two texts is a copy of the other; false if either has no signature. */
    public static boolean areCopies(@Nullable String a, @Nullable String b) {
        return a != null && b != null && parse(a).isCopyOf(parse(b));
    }

    /**
     * Reads a signature, for comparing many with each other.
     *
     * @return null for null
     * @throws IllegalArgumentException if it is not written as {@link #of} writes it
     */
    public static @Nullable TextSignature parseOrNull(@Nullable String signature) {
        return signature == null ? null : parse(signature);
    }

    /**
     * Reads a signature, for comparing many with each other.
     *
     * @throws IllegalArgumentException if it is not written as {@link #of} writes it
     */
    @JsonCreator
    public static TextSignature parse(String signature) {
        if (signature.length() < BITS / 4) {
            throw new IllegalArgumentException("not a signature: " + signature);
        }
        long[] bits = new long[BITS / Long.SIZE];
        for (int i = 0; i < bits.length; i++) {
            bits[i] = Long.parseUnsignedLong(signature, 16 * i, 16 * i + 16, 16);
        }
        char[] shingles = new char[(signature.length() - BITS / 4) / 4];
        for (int i = 0; i < shingles.length; i++) {
            shingles[i] = (char) HexFormat.fromHexDigits(signature, BITS / 4 + 4 * i, BITS / 4 + 4 * i + 4);
        }
        return new TextSignature(bits, shingles, signature);
    }

    @JsonValue
    @Override
    public String toString() {
        return written;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof TextSignature signature && signature.written.equals(written);
    }

    @Override
    public int hashCode() {
        return written.hashCode();
    }

    /** Whether one of the two texts is a copy of the other; symmetric. */
    public boolean isCopyOf(TextSignature other) {
        int different = 0;
        for (int i = 0; i < bits.length; i++) {
            different += Long.bitCount(bits[i] ^ other.bits[i]);
        }
        if (BITS - different >= COPY) {
            return true;
        }
        int fewer = Math.min(shingles.length, other.shingles.length);
        return fewer >= FEWEST_SHINGLES
                && mostCommon(other) >= CONTAINED * fewer
                && common(shingles, other.shingles) >= CONTAINED * fewer;
    }

    /** How many shingles the two can have in common at most: one for each bit, and those that share a bit with another. */
    private int mostCommon(TextSignature other) {
        return Long.bitCount(mask & other.mask) + shingles.length - Long.bitCount(mask);
    }

    private static long mask(char[] shingles) {
        long mask = 0;
        for (char shingle : shingles) {
            mask |= 1L << shingle;
        }
        return mask;
    }

    /** How many two ascending sets have in common. */
    private static int common(char[] a, char[] b) {
        int common = 0;
        for (int i = 0, j = 0; i < a.length && j < b.length; ) {
            if (a[i] == b[j]) {
                common++;
                i++;
                j++;
            } else if (a[i] < b[j]) {
                i++;
            } else {
                j++;
            }
        }
        return common;
    }

    private static long[] hashes(List<Word> words) {
        long[] hashes = new long[words.size()];
        for (int i = 0; i < hashes.length; i++) {
            hashes[i] = HASHER.hashCharsToLong(words.get(i).folded());
        }
        return hashes;
    }
}
