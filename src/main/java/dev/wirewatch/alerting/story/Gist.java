package dev.wirewatch.alerting.story;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Base64;
import java.util.Objects;

/**
 * What an article is about, in about 200 bytes: weighted hashes of its words and of its facts, and its subjects. Written as
 * the language, the terms, the facts and, if there are any, the subjects, divided by full stops; terms and facts in Base64
 * (URL alphabet) of four bytes each, 28 bits of hash and 4 of weight; subjects as a number to the base of 32.
 */
public final class Gist {
    /** The bit of a fact's hash by which a number of several digits is known. */
    static final int NUMBER = 1;

    private static final int WEIGHT_BITS = 4;
    private static final int SUBJECTS_RADIX = 32;
    private static final int HEAVIEST = (1 << WEIGHT_BITS) - 1;
    private static final Base64.Encoder ENCODER = Base64.getUrlEncoder().withoutPadding();
    private static final Base64.Decoder DECODER = Base64.getUrlDecoder();

    private final String language;
    private final int[] terms;
    private final int[] facts;
    private final long subjects;
    private final String written;

    private Gist(String language, int[] terms, int[] facts, long subjects) {
        this.language = language;
        this.terms = terms;
        this.facts = facts;
        this.subjects = subjects;
        this.written = language + "." + encode(terms) + "." + encode(facts)
                + (subjects == 0 ? "" : "." + Long.toUnsignedString(subjects, SUBJECTS_RADIX));
    }

    /**
     * A gist of weighted hashes; the heaviest of each are kept.
     *
     * @param language primary subtag, lower case; empty if unknown
     * @param terms weights of hashes
     * @param facts the same
     * @param subjects what it is about, see {@link Subjects}
     */
    static Gist of(String language, Weights terms, int termLimit, Weights facts, int factLimit, long subjects) {
        return new Gist(
                language, terms.heaviest(termLimit, WEIGHT_BITS), facts.heaviest(factLimit, WEIGHT_BITS), subjects);
    }

    /**
     * Reads a gist.
     *
     * @throws IllegalArgumentException if it is not written as {@link #toString} writes it
     */
    @JsonCreator
    public static Gist parse(String written) {
        String[] parts = written.split("\\.", -1);
        if (parts.length < 3 || parts.length > 4) {
            throw new IllegalArgumentException("not a gist: " + written);
        }
        long subjects = parts.length == 3 ? 0 : Long.parseUnsignedLong(parts[3], SUBJECTS_RADIX);
        return new Gist(parts[0], decode(parts[1]), decode(parts[2]), subjects);
    }

    @JsonValue
    @Override
    public String toString() {
        return written;
    }

    /** Whether both are known to be of one language. */
    boolean isOfLanguageOf(Gist other) {
        return !language.isEmpty() && language.equals(other.language);
    }

    /** Cosine of the angle between the terms, 0 to 1. */
    double termSimilarity(Gist other) {
        return cosine(terms, other.terms);
    }

    /** Cosine of the angle between the facts, 0 to 1. */
    double factSimilarity(Gist other) {
        return cosine(facts, other.facts);
    }

    /** How many facts both have. */
    int sharedFacts(Gist other) {
        int shared = 0;
        for (int i = 0, j = 0; i < facts.length && j < other.facts.length; ) {
            int x = facts[i] >> WEIGHT_BITS;
            int y = other.facts[j] >> WEIGHT_BITS;
            shared += x == y ? 1 : 0;
            i += x <= y ? 1 : 0;
            j += y <= x ? 1 : 0;
        }
        return shared;
    }

    /** Whether both have numbers of several digits: 1 if they share one, -1 if they share none, 0 if either has none. */
    int numbersAgree(Gist other) {
        boolean mine = false;
        boolean theirs = false;
        for (int i = 0, j = 0; i < facts.length || j < other.facts.length; ) {
            int x = i < facts.length ? facts[i] >> WEIGHT_BITS : Integer.MAX_VALUE;
            int y = j < other.facts.length ? other.facts[j] >> WEIGHT_BITS : Integer.MAX_VALUE;
            if (x == y && isNumber(x)) {
                return 1;
            }
            mine |= x <= y && isNumber(x);
            theirs |= y <= x && isNumber(y);
            i += x <= y ? 1 : 0;
            j += y <= x ? 1 : 0;
        }
        return mine && theirs ? -1 : 0;
    }

    private static boolean isNumber(int hash) {
        return (hash & NUMBER) != 0;
    }

    /** How many of the subjects of the one that has fewer are also the other's, 0 to 1; 0 if either has none. */
    double subjectOverlap(Gist other) {
        int fewer = Math.min(Long.bitCount(subjects), Long.bitCount(other.subjects));
        return fewer == 0 ? 0 : (double) Long.bitCount(subjects & other.subjects) / fewer;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Gist gist && gist.written.equals(written);
    }

    @Override
    public int hashCode() {
        return Objects.hashCode(written);
    }

    private static double cosine(int[] a, int[] b) {
        long product = 0;
        for (int i = 0, j = 0; i < a.length && j < b.length; ) {
            int x = a[i] >> WEIGHT_BITS;
            int y = b[j] >> WEIGHT_BITS;
            if (x == y) {
                product += (long) (a[i++] & HEAVIEST) * (b[j++] & HEAVIEST);
            } else if (x < y) {
                i++;
            } else {
                j++;
            }
        }
        return product == 0 ? 0 : product / Math.sqrt((double) square(a) * square(b));
    }

    private static long square(int[] vector) {
        long sum = 0;
        for (int entry : vector) {
            sum += (long) (entry & HEAVIEST) * (entry & HEAVIEST);
        }
        return sum;
    }

    private static String encode(int[] entries) {
        ByteBuffer bytes = ByteBuffer.allocate(Integer.BYTES * entries.length);
        bytes.asIntBuffer().put(entries);
        return ENCODER.encodeToString(bytes.array());
    }

    private static int[] decode(String encoded) {
        ByteBuffer bytes = ByteBuffer.wrap(DECODER.decode(encoded));
        int[] entries = new int[bytes.remaining() / Integer.BYTES];
        bytes.asIntBuffer().get(entries);
        Arrays.sort(entries);
        return entries;
    }
}
