package dev.wirewatch.alerting.story;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BiPredicate;

/** Articles divided into stories. */
public final class Stories {
    private Stories() {}

    /**
     * The connected components of a symmetric relation. Takes time in the square of the number of articles.
     *
     * @param articles in any order
     * @param linked whether two belong together
     * @return each component's articles in the order given, components by their first article
     */
    public static <T> List<List<T>> components(List<T> articles, BiPredicate<? super T, ? super T> linked) {
        int[] parent = new int[articles.size()];
        for (int i = 0; i < parent.length; i++) {
            parent[i] = i;
            for (int j = 0; j < i; j++) {
                int a = root(parent, i);
                int b = root(parent, j);
                if (a != b && linked.test(articles.get(i), articles.get(j))) {
                    parent[Math.max(a, b)] = Math.min(a, b);
                }
            }
        }
        List<List<T>> byRoot = new ArrayList<>();
        for (int i = 0; i < parent.length; i++) {
            byRoot.add(new ArrayList<>());
            byRoot.get(root(parent, i)).add(articles.get(i));
        }
        byRoot.removeIf(List::isEmpty);
        return byRoot;
    }

    private static int root(int[] parent, int at) {
        int root = at;
        while (parent[root] != root) {
            root = parent[root];
        }
        return root;
    }
}
