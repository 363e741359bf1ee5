package dev.wirewatch.dashboard.readmodel;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One SQLite connection with its prepared statements; for one thread at a time. */
public final class Database implements AutoCloseable {
    private static final int STATEMENTS_KEPT = 200;

    private final Connection connection;
    private final Map<String, PreparedStatement> statements = new HashMap<>();

    Database(Connection connection) {
        this.connection = connection;
    }

    /**
     * Makes a value of a row.
     *
     * @param <T> the value
     */
    @FunctionalInterface
    public interface RowMapper<T> {
        /** Reads the current row and leaves the cursor where it is. */
        T map(ResultSet row) throws SQLException;
    }

    /** Takes a row. */
    @FunctionalInterface
    public interface RowSink {
        /** Reads the current row and leaves the cursor where it is. */
        void accept(ResultSet row) throws SQLException;
    }

    /** Every row of a query. */
    public <T> List<T> list(String sql, RowMapper<T> mapper, @Nullable Object... arguments) {
        List<T> rows = new ArrayList<>();
        each(sql, row -> rows.add(mapper.map(row)), arguments);
        return rows;
    }

    /** The first row of a query; empty if there is none. */
    public <T> Optional<T> first(String sql, RowMapper<T> mapper, @Nullable Object... arguments) {
        try {
            PreparedStatement statement = bound(sql, arguments);
            try (ResultSet row = statement.executeQuery()) {
                return row.next() ? Optional.of(mapper.map(row)) : Optional.empty();
            }
        } catch (SQLException e) {
            throw failure(sql, e);
        }
    }

    /** A number that a query gives; 0 if it gives no row. */
    public long number(String sql, @Nullable Object... arguments) {
        return first(sql, row -> row.getLong(1), arguments).orElse(0L);
    }

    /** Hands on row by row; the statement must not be used again before the last. */
    public void each(String sql, RowSink sink, @Nullable Object... arguments) {
        try {
            PreparedStatement statement = bound(sql, arguments);
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    sink.accept(rows);
                }
            }
        } catch (SQLException e) {
            throw failure(sql, e);
        }
    }

    /** Changes rows and says how many. */
    public int update(String sql, @Nullable Object... arguments) {
        try {
            return bound(sql, arguments).executeUpdate();
        } catch (SQLException e) {
            throw failure(sql, e);
        }
    }

    /** Runs statements that take no arguments and give nothing. */
    void execute(String sql) {
        try (var statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw failure(sql, e);
        }
    }

    /** Runs several changes as one: all of them or, when the action throws, none. */
    void transaction(Runnable action) {
        execute("BEGIN IMMEDIATE");
        try {
            action.run();
            execute("COMMIT");
        } catch (RuntimeException | Error e) {
            rollback(e);
            throw e;
        }
    }

    private void rollback(Throwable reason) {
        try {
            execute("ROLLBACK");
        } catch (ReadModelException e) {
            reason.addSuppressed(e);
        }
    }

    private PreparedStatement bound(String sql, @Nullable Object[] arguments) throws SQLException {
        PreparedStatement statement = statements.get(sql);
        if (statement == null) {
            if (statements.size() >= STATEMENTS_KEPT) {
                closeStatements();
            }
            statement = connection.prepareStatement(sql);
            statements.put(sql, statement);
        }
        for (int i = 0; i < arguments.length; i++) {
            statement.setObject(i + 1, arguments[i]);
        }
        return statement;
    }

    private void closeStatements() throws SQLException {
        for (PreparedStatement statement : statements.values()) {
            statement.close();
        }
        statements.clear();
    }

    private static ReadModelException failure(String sql, SQLException e) {
        return new ReadModelException("the read model failed at «" + sql.strip() + "»: " + e.getMessage(), e);
    }

    @Override
    public void close() {
        try {
            closeStatements();
            connection.close();
        } catch (SQLException e) {
            throw new ReadModelException("the read model does not close: " + e.getMessage(), e);
        }
    }
}
