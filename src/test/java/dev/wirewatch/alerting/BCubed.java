package dev.wirewatch.alerting;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;

/**
 * Precision and recall of a clustering: for each item, which part of its cluster belongs with it, and which part of what
 * belongs with it is in its cluster; averaged over the items (Bagga and Baldwin, "Algorithms for Scoring Coreference
 * Chains", 1998; Amigó et al., "A comparison of extrinsic clustering evaluation metrics", 2009).
 *
 * @param items how many were scored
 */
record BCubed(double precision, double recall, int items) {

    /** Scores clusters by the label that items which belong together have in common. */
    static <T> BCubed of(List<List<T>> clusters, Function<T, String> label) {
        Map<String, Integer> sizes = new HashMap<>();
        clusters.forEach(cluster -> cluster.forEach(item -> sizes.merge(label.apply(item), 1, Integer::sum)));
        double precision = 0;
        double recall = 0;
        int items = 0;
        for (List<T> cluster : clusters) {
            Map<String, Integer> within = new HashMap<>();
            cluster.forEach(item -> within.merge(label.apply(item), 1, Integer::sum));
            for (T item : cluster) {
                double together = within.getOrDefault(label.apply(item), 0);
                precision += together / cluster.size();
                recall += together / sizes.getOrDefault(label.apply(item), 1);
                items++;
            }
        }
        return new BCubed(precision / items, recall / items, items);
    }

    double f1() {
        return 2 * precision * recall / (precision + recall);
    }

    @Override
    public String toString() {
        return String.format(
                Locale.ROOT, "precision %.3f  recall %.3f  F1 %.3f  (%d items)", precision, recall, f1(), items);
    }
}
