package dev.wirewatch.alerting;

import dev.wirewatch.alerting.story.Stories;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Articles divided by the texts that they have: the connected components of one being a copy of the other. Where they are
 * nearly the same articles as some that have been divided before, only those are compared that have come, and those that one
 * that has gone may have linked.
 */
final class Copies {
    /** From which part of the articles on it is no dearer to compare all with each other: a quarter. */
    private static final int MANY = 4;

    /** No place. */
    static final int NONE = -1;

    private final Origin[] articles;
    /** For each article the place of the first one that has its text. */
    private final int[] firsts;
    /** For each article its place among those that had been divided before; empty if they were too different to be of use. */
    private final int[] before;

    private Copies(Origin[] articles, int[] firsts, int... before) {
        this.articles = articles;
        this.firsts = firsts;
        this.before = before;
    }

    /**
     * Divides articles: what comes of it depends on them alone.
     *
     * @param origins in any order
     * @param before others that have been divided; null if there are none
     */
    static Copies of(Collection<Origin> origins, @Nullable Copies before) {
        Origin[] articles = origins.toArray(Origin[]::new);
        Arrays.sort(articles);
        if (before != null) {
            int[] now = places(before.articles, articles);
            int stayed = 0;
            for (int place : now) {
                stayed += place == NONE ? 0 : 1;
            }
            if ((articles.length - stayed) * MANY <= articles.length) {
                return new Copies(articles, new Division(articles).after(before, now), reversed(now, articles.length));
            }
        }
        return new Copies(articles, divided(articles));
    }

    private static int[] divided(Origin... articles) {
        int[] firsts = new int[articles.length];
        List<Integer> all = IntStream.range(0, articles.length).boxed().toList();
        Stories.components(all, i -> articles[i].signature(), (a, b) -> articles[a].isCopyOf(articles[b]))
                .forEach(component -> component.forEach(i -> firsts[i] = component.get(0)));
        return firsts;
    }

    /** For each of some articles its place among others, {@link #NONE} if it has none; both are sorted. */
    private static int[] places(Origin[] before, Origin... articles) {
        int[] places = new int[before.length];
        Arrays.fill(places, NONE);
        for (int i = 0, k = 0; i < articles.length && k < before.length; ) {
            int order = articles[i].compareTo(before[k]);
            if (order == 0 && articles[i].equals(before[k])) {
                places[k++] = i++;
            } else if (order < 0) {
                i++;
            } else {
                k++;
            }
        }
        return places;
    }

    private static int[] reversed(int[] now, int count) {
        int[] before = new int[count];
        Arrays.fill(before, NONE);
        for (int k = 0; k < now.length; k++) {
            if (now[k] != NONE) {
                before[now[k]] = k;
            }
        }
        return before;
    }

    /** Whether those divided before were of use: then {@link #before} says where each article was among them. */
    boolean isKnown() {
        return before.length > 0;
    }

    /** The place of an article among those divided before; {@link #NONE} if it was not there. */
    int before(int place) {
        return before[place];
    }

    /** How many articles there are. */
    int count() {
        return articles.length;
    }

    /** An article, in order. */
    Origin article(int place) {
        return articles[place];
    }

    /** The place of the first article that has the text of one. */
    int first(int place) {
        return firsts[place];
    }

    /** A division while it is being made. */
    private static final class Division {
        private final Origin[] articles;
        private final int[] parents;

        Division(Origin... articles) {
            this.articles = articles;
            this.parents = new int[articles.length];
            Arrays.setAll(parents, place -> place);
        }

        /** @param now where the articles of {@code before} are */
        int[] after(Copies before, int... now) {
            boolean[] come = new boolean[articles.length];
            Arrays.fill(come, true);
            boolean[] parted = parted(before, now);
            int[] staying = new int[now.length];
            Arrays.fill(staying, NONE);
            int[] parts = new int[now.length];
            for (int k = 0; k < now.length; k++) {
                if (now[k] == NONE) {
                    continue;
                }
                come[now[k]] = false;
                int first = before.firsts[k];
                if (staying[first] == NONE) {
                    staying[first] = now[k];
                    parts[first] = 1;
                } else if (!parted[first]) {
                    join(staying[first], now[k]);
                } else {
                    parts[first] = joinAgain(before, first, k, parts[first], now);
                }
            }
            for (int i = 0; i < articles.length; i++) {
                for (int k = 0; come[i] && k < articles.length; k++) {
                    if (k < i || !come[k]) {
                        joinIfCopies(k, i);
                    }
                }
            }
            return roots();
        }

        /** No place has a parent after it. */
        private int[] roots() {
            int[] roots = new int[parents.length];
            for (int i = 0; i < roots.length; i++) {
                roots[i] = parents[i] == i ? i : roots[parents[i]];
            }
            return roots;
        }

        /** Whether what began at a place may have been held together by an article that has gone, for want of its equal. */
        private static boolean[] parted(Copies before, int... now) {
            boolean[] parted = new boolean[now.length];
            for (int k = 0; k < now.length; k++) {
                int first = before.firsts[k];
                if (now[k] == NONE && !parted[first]) {
                    boolean equal = false;
                    for (int m = first; m < now.length && !equal; m++) {
                        equal = now[m] != NONE
                                && before.firsts[m] == first
                                && before.articles[m].hasTextOf(before.articles[k]);
                    }
                    parted[first] = !equal;
                }
            }
            return parted;
        }

        /**
         * Joins an article with those before it that have its text, now that what linked them may be gone.
         *
         * @param parts into how many those before it are divided
         * @return into how many they are with it; once that is one there is nothing left to join
         */
        private int joinAgain(Copies before, int first, int last, int parts, int... now) {
            int left = parts + 1;
            for (int k = first; k < last && left > 1; k++) {
                if (now[k] != NONE && before.firsts[k] == first && joinIfCopies(now[k], now[last])) {
                    left--;
                }
            }
            return left;
        }

        private boolean joinIfCopies(int a, int b) {
            boolean joins = root(a) != root(b) && articles[a].isCopyOf(articles[b]);
            if (joins) {
                join(a, b);
            }
            return joins;
        }

        private void join(int a, int b) {
            int one = root(a);
            int other = root(b);
            parents[Math.max(one, other)] = Math.min(one, other);
        }

        private int root(int place) {
            int root = place;
            while (parents[root] != root) {
                root = parents[root];
            }
            return root;
        }
    }
}
