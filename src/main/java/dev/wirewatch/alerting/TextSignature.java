package dev.wirewatch.alerting;

import com.dynatrace.hash4j.hashing.Hasher64;
import com.dynatrace.hash4j.hashing.Hashing;
import com.dynatrace.hash4j.similarity.ElementHashProvider;
import com.dynatrace.hash4j.similarity.FastSimHashVersion;
import com.dynatrace.hash4j.similarity.SimilarityHashPolicy;
import com.dynatrace.hash4j.similarity.SimilarityHashing;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * By which near-copies of a text are told: a SimHash (Charikar, "Similarity Estimation Techniques from Rounding Algorithms",
 * 2002) over pairs of adjacent words.
 *
 * <p>Only the first {@value #WORDS} words count: outlets shorten a wire report from its end, and feeds carry its beginning.
 * The fraction of equal bits estimates the angle between two texts as vectors of word pairs, 1 for the same, 0.5 for texts
 * without a pair in common. From {@value #COPY} equal bits of {@value #BITS} on, where the cosine of the angle is about
 * 0.7, one is taken for a copy of the other. Texts without a pair in common reach that by chance once in a hundred million
 * comparisons (5.7 standard deviations).
 */
public final class TextSignature {
    private static final int BITS = 128;
    private static final int COPY = 96;
    private static final int WORDS = 100;
    /** Texts shorter than this are judged with their title, as their few words are often the same by chance. */
    private static final int SHORT = 8;

    private static final SimilarityHashPolicy POLICY = SimilarityHashing.fastSimHash(BITS, FastSimHashVersion.V1);
    private static final Hasher64 HASHER = Hashing.wyhashFinal4();

    private TextSignature() {}

    /**
     * The signature of an article.
     *
     * @return 32 hexadecimal digits; null if there are fewer than three words in title and text together, which is too
     *     little to tell
     */
    public static @Nullable String of(String title, String text) {
        long[] words = words(text);
        if (words.length < SHORT) {
            words = words(title + " " + text);
        }
        if (words.length < 3) {
            return null;
        }
        long[] pairs = new long[words.length - 1];
        for (int i = 0; i < pairs.length; i++) {
            pairs[i] = HASHER.hashLongLongToLong(words[i], words[i + 1]);
        }
        return HexFormat.of().formatHex(POLICY.createHasher().compute(ElementHashProvider.ofValues(pairs)));
    }

    /** Whether one of the two texts is a copy of the other; false if either has no signature. */
    public static boolean areCopies(@Nullable String a, @Nullable String b) {
        return a != null && b != null && bitsOfCopies(bits(a), bits(b));
    }

    /** The bits of a signature, for comparing many with each other. */
    static long[] bits(String signature) {
        long[] bits = new long[BITS / Long.SIZE];
        for (int i = 0; i < bits.length; i++) {
            bits[i] = Long.parseUnsignedLong(signature, 16 * i, 16 * i + 16, 16);
        }
        return bits;
    }

    static boolean bitsOfCopies(long[] a, long[] b) {
        int different = 0;
        for (int i = 0; i < a.length; i++) {
            different += Long.bitCount(a[i] ^ b[i]);
        }
        return BITS - different >= COPY;
    }

    /** Hashes of the first words, without regard to case. */
    private static long[] words(String text) {
        long[] words = new long[WORDS];
        int count = 0;
        int start = -1;
        for (int i = 0; i <= text.length() && count < WORDS; i++) {
            boolean inside = i < text.length() && isWordPart(text.charAt(i));
            if (inside && start < 0) {
                start = i;
            } else if (!inside && start >= 0) {
                words[count++] = HASHER.hashCharsToLong(text.substring(start, i).toLowerCase(Locale.ROOT));
                start = -1;
            }
        }
        return Arrays.copyOf(words, count);
    }

    private static boolean isWordPart(char c) {
        return Character.isLetterOrDigit(c)
                || Character.isSurrogate(c)
                || Character.getType(c) == Character.NON_SPACING_MARK
                || Character.getType(c) == Character.COMBINING_SPACING_MARK;
    }
}
