package dev.wirewatch.dashboard.readmodel;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The condition of a query with its arguments, grown part by part; values never become part of the text. */
final class Where {
    private final StringBuilder sql = new StringBuilder("1");
    private final List<Object> arguments = new ArrayList<>();

    /** Adds a condition that must hold too. */
    Where and(String condition, @Nullable Object... values) {
        sql.append(" AND (").append(condition).append(')');
        for (Object value : values) {
            arguments.add(value);
        }
        return this;
    }

    /** Adds a condition on a list, whose text has {@code %s} where the question marks go. */
    Where andIn(String condition, Collection<?> values) {
        sql.append(" AND (").append(condition.formatted(marks(values.size()))).append(')');
        arguments.addAll(values);
        return this;
    }

    private static String marks(int count) {
        return String.join(", ", java.util.Collections.nCopies(count, "?"));
    }

    /** The condition in SQL. */
    String sql() {
        return sql.toString();
    }

    /** Its arguments, followed by others. */
    @Nullable
    Object[] arguments(@Nullable Object... further) {
        List<@Nullable Object> all = new ArrayList<>(arguments);
        all.addAll(java.util.Arrays.asList(further));
        return all.toArray();
    }

    /** Its arguments, preceded by those of what stands before the condition. */
    @Nullable
    Object[] argumentsAfter(@Nullable Object... before) {
        List<@Nullable Object> all = new ArrayList<>(java.util.Arrays.asList(before));
        all.addAll(arguments);
        return all.toArray();
    }
}
