package dev.wirewatch.model;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Null-tolerant copies for record components: a list that JSON leaves out is an empty one. */
final class Lists {
    private Lists() {}

    static <T> List<T> orEmpty(@Nullable List<T> list) {
        return list == null ? List.of() : List.copyOf(list);
    }
}
