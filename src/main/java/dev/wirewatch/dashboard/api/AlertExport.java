package dev.wirewatch.dashboard.api;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectReader;
import dev.wirewatch.dashboard.http.Request;
import dev.wirewatch.dashboard.http.Response;
import dev.wirewatch.dashboard.http.Route;
import dev.wirewatch.dashboard.readmodel.AlertFilter;
import dev.wirewatch.dashboard.readmodel.AlertQueries;
import dev.wirewatch.dashboard.readmodel.Database;
import dev.wirewatch.dashboard.readmodel.ReadModel;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Alerts as files: one JSON object a line, or a table for a spreadsheet. */
final class AlertExport {
    private static final List<String> COLUMNS = List.of(
            "id",
            "severity",
            "state",
            "rule",
            "rule_title",
            "group",
            "headline",
            "opened",
            "updated",
            "first_seen",
            "last_seen",
            "articles",
            "corroboration",
            "publishers",
            "links",
            "watchlist_version",
            "acknowledged_by",
            "closed_by",
            "muted_by",
            "muted_until");

    /** What a spreadsheet takes for the beginning of a formula. */
    private static final String FORMULA = "=+-@\t\r\n＝＋－＠";

    private static final ObjectReader ROWS = Answers.MAPPER.readerFor(Row.class);
    private static final Handling NOTHING_DONE = new Handling(null, null, null);

    private final ReadModel model;
    private final AlertParameters parameters;

    AlertExport(ReadModel model, AlertParameters parameters) {
        this.model = model;
        this.parameters = parameters;
    }

    List<Route> routes() {
        return List.of(
                Route.read("/api/v1/alerts.ndjson", request -> export(request, "application/x-ndjson", "ndjson")),
                Route.read("/api/v1/alerts.csv", request -> export(request, "text/csv; charset=utf-8", "csv")));
    }

    private Response export(Request request, String type, String extension) {
        request.allowOnly(AlertParameters.NAMES);
        AlertFilter filter = parameters.filter(request);
        return Response.streamed(type, out -> write(out, filter, extension.equals("csv")))
                .with("Content-Disposition", "attachment; filename=\"alerts." + extension + '"');
    }

    private void write(OutputStream out, AlertFilter filter, boolean csv) throws IOException {
        Writer writer = new OutputStreamWriter(out, StandardCharsets.UTF_8);
        try {
            model.<Boolean>read(database -> {
                write(database, writer, filter, csv);
                return true;
            });
        } catch (UncheckedIOException e) {
            throw Objects.requireNonNull(e.getCause());
        }
        writer.flush();
    }

    private static void write(Database database, Writer writer, AlertFilter filter, boolean csv) {
        try {
            if (csv) {
                writer.write(line(COLUMNS.stream()));
            }
            AlertQueries.each(database, filter, row -> {
                try {
                    writer.write(csv ? line(row.getString(1)) : row.getString(1) + "\n");
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            });
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Of an alert only what a line has: its evidence, nearly all of the record, is passed over. */
    @JsonIgnoreProperties(ignoreUnknown = true)
    private record Row(
            String id,
            String severity,
            String state,
            String rule,
            @Nullable String ruleTitle,
            String group,
            @Nullable String headline,
            String opened,
            String updated,
            String firstSeen,
            String lastSeen,
            int articles,
            int corroboration,
            List<Support> evidence,
            @Nullable String watchlistVersion,
            @Nullable Handling handling) {}

    @JsonIgnoreProperties(ignoreUnknown = true)
    private record Support(Source article) {}

    @JsonIgnoreProperties(ignoreUnknown = true)
    private record Source(
            @Nullable String publisher, @Nullable String link) {}

    @JsonIgnoreProperties(ignoreUnknown = true)
    private record Handling(
            @Nullable Remark acknowledged,
            @Nullable Remark closed,
            @Nullable Remark muted) {}

    @JsonIgnoreProperties(ignoreUnknown = true)
    private record Remark(@Nullable String by, @Nullable String until) {}

    private static String line(String json) throws JsonProcessingException {
        Row alert = ROWS.readValue(json);
        Handling handling = alert.handling() == null ? NOTHING_DONE : alert.handling();
        return line(Stream.of(
                alert.id(),
                alert.severity(),
                alert.state(),
                alert.rule(),
                alert.ruleTitle(),
                alert.group(),
                alert.headline(),
                alert.opened(),
                alert.updated(),
                alert.firstSeen(),
                alert.lastSeen(),
                alert.articles(),
                alert.corroboration(),
                distinct(alert.evidence().stream()
                        .map(evidence -> evidence.article().publisher())),
                distinct(alert.evidence().stream()
                        .map(evidence -> evidence.article().link())),
                alert.watchlistVersion(),
                by(handling.acknowledged()),
                by(handling.closed()),
                by(handling.muted()),
                handling.muted() == null ? "" : handling.muted().until()));
    }

    private static String by(@Nullable Remark remark) {
        return remark == null || remark.by() == null ? "" : remark.by();
    }

    private static String distinct(Stream<? extends Object> values) {
        return values.filter(Objects::nonNull).map(Object::toString).distinct().collect(Collectors.joining(" | "));
    }

    /** A line of RFC 4180. */
    private static String line(Stream<? extends Object> values) {
        return values.map(AlertExport::field).collect(Collectors.joining(",", "", "\r\n"));
    }

    /**
     * A quoted field. A spreadsheet takes what begins with one of these characters for a formula and runs it (OWASP, CSV
     * injection): an apostrophe before it makes it text.
     */
    static String field(Object value) {
        String text = String.valueOf(value);
        String safe = !text.isEmpty() && FORMULA.indexOf(text.charAt(0)) >= 0 ? "'" + text : text;
        return '"' + safe.replace("\"", "\"\"") + '"';
    }
}
