package dev.wirewatch.alerting.story;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiPredicate;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

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
        return components(articles, article -> null, linked);
    }

    /**
     * The same where many are linked for being equal in all that the relation looks at, as copies are: it takes time in the
     * square of the number of different ones only.
     *
     * @param looks what the relation looks at, linked with everything that is equal to it; null for what may be linked with
     *     nothing that is
     */
    public static <T> List<List<T>> components(
            List<T> articles, Function<? super T, @Nullable Object> looks, BiPredicate<? super T, ? super T> linked) {
        int[] parent = new int[articles.size()];
        int[] different = new int[articles.size()];
        int count = 0;
        Map<Object, Integer> first = new HashMap<>();
        for (int i = 0; i < parent.length; i++) {
            Object look = looks.apply(articles.get(i));
            Integer equal = look == null ? null : first.putIfAbsent(look, i);
            if (equal != null) {
                parent[i] = root(parent, equal);
                continue;
            }
            parent[i] = i;
            for (int k = 0; k < count; k++) {
                int a = root(parent, i);
                int b = root(parent, different[k]);
                if (a != b && linked.test(articles.get(i), articles.get(different[k]))) {
                    parent[Math.max(a, b)] = Math.min(a, b);
                }
            }
            different[count++] = i;
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
