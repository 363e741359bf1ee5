package dev.wirewatch.alerting;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What of an article matters to corroboration.
 *
 * @param effective its effective time
 * @param article its id
 * @param publisher who it counts as
 * @param signature of its text; null if unknown
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record Origin(
        Instant effective,
        String article,
        String publisher,
        @Nullable String signature) implements Comparable<Origin> {
    private static final Comparator<Origin> ORDER = Comparator.comparing(Origin::effective)
            .thenComparing(Origin::article)
            .thenComparing(Origin::publisher);

    private static final long[] NO_BITS = {};

    @Override
    public int compareTo(Origin other) {
        return ORDER.compare(this, other);
    }

    /**
     * Who stands behind a set of articles: copies of one text count as the one who had it first, and who has several texts
     * of his own counts once.
     *
     * @return publishers in order of their first article
     */
    static List<String> independent(Collection<Origin> origins) {
        List<Origin> sorted = origins.stream().sorted().toList();
        long[][] bits = new long[sorted.size()][];
        int[] cluster = new int[sorted.size()];
        for (int i = 0; i < cluster.length; i++) {
            String signature = sorted.get(i).signature();
            bits[i] = signature == null ? NO_BITS : TextSignature.bits(signature);
            cluster[i] = i;
            for (int j = 0; j < i; j++) {
                if (bits[i].length > 0 && bits[j].length > 0 && TextSignature.bitsOfCopies(bits[i], bits[j])) {
                    join(cluster, i, j);
                }
            }
        }
        LinkedHashSet<String> publishers = new LinkedHashSet<>();
        for (int i = 0; i < cluster.length; i++) {
            if (root(cluster, i) == i) {
                publishers.add(sorted.get(i).publisher());
            }
        }
        return new ArrayList<>(publishers);
    }

    private static void join(int[] cluster, int a, int b) {
        int first = root(cluster, a);
        int second = root(cluster, b);
        cluster[Math.max(first, second)] = Math.min(first, second);
    }

    private static int root(int[] cluster, int at) {
        int root = at;
        while (cluster[root] != root) {
            root = cluster[root];
        }
        return root;
    }
}
