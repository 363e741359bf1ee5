package dev.wirewatch.tagging;

import java.util.Arrays;

/** Places of words in ascending order. A buffer used again for text after text by one thread. */
final class Places {
    private int[] places = new int[256];
    private int count;

    int count() {
        return count;
    }

    int get(int index) {
        return places[index];
    }

    void clear() {
        count = 0;
    }

    /** Adds a place above all others; the last one again is no second one. */
    void add(int place) {
        if (count > 0 && places[count - 1] == place) {
            return;
        }
        if (count == places.length) {
            places = Arrays.copyOf(places, count * 2);
        }
        places[count++] = place;
    }

    /** Adds a place above all others, or leaves it; costs the same, and nothing has to be guessed. */
    void add(int place, boolean really) {
        if (count == places.length) {
            places = Arrays.copyOf(places, count * 2);
        }
        places[count] = place;
        count += really ? 1 : 0;
    }

    /** Removes the places from one on. */
    void removeFrom(int place) {
        while (count > 0 && places[count - 1] >= place) {
            count--;
        }
    }

    /** How many places are at most the given one. */
    int upTo(int place) {
        int low = 0;
        int high = count;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (places[middle] <= place) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }
}
