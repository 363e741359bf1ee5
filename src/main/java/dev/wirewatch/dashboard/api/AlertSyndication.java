package dev.wirewatch.dashboard.api;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.wirewatch.dashboard.http.Problem;
import dev.wirewatch.dashboard.http.Request;
import dev.wirewatch.dashboard.http.Response;
import dev.wirewatch.dashboard.http.Route;
import dev.wirewatch.dashboard.readmodel.AlertFilter;
import dev.wirewatch.dashboard.readmodel.AlertQueries;
import dev.wirewatch.dashboard.readmodel.AlertSummary;
import dev.wirewatch.dashboard.readmodel.ViewQueries;
import dev.wirewatch.model.SavedView;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/**
 * Alerts as a feed for any reader: Atom (RFC 4287) and JSON Feed 1.1, for the same filters as everywhere, or for a view that
 * the desk has saved; that feed goes on when the view is changed.
 */
final class AlertSyndication {
    private static final int ENTRIES = 100;
    private static final String ATOM = "http://www.w3.org/2005/Atom";
    private static final String ALERT_ID = "urn:wirewatch:alert:";
    private static final String ALERT_PAGE = "/alerts/";
    private static final Format ATOM_FEED = new Format("application/atom+xml", "atom", AlertSyndication::atom);
    private static final Format JSON_FEED = new Format("application/feed+json", "json", AlertSyndication::json);

    private final Answers answers;
    private final AlertParameters parameters;

    AlertSyndication(Answers answers, AlertParameters parameters) {
        this.answers = answers;
        this.parameters = parameters;
    }

    List<Route> routes() {
        return List.of(
                Route.read("/feeds/alerts.atom", request -> ofFilter(request, ATOM_FEED)),
                Route.read("/feeds/alerts.json", request -> ofFilter(request, JSON_FEED)),
                Route.read("/feeds/views/{id}/alerts.atom", request -> ofView(request, ATOM_FEED)),
                Route.read("/feeds/views/{id}/alerts.json", request -> ofView(request, JSON_FEED)));
    }

    /**
     * A feed.
     *
     * @param id its permanent id
     * @param title for readers
     * @param self its own address
     * @param page the address of the page that shows the same
     * @param host what addresses of alerts begin with
     */
    private record Channel(String id, String title, String self, String page, String host) {}

    private record Format(String type, String extension, Writer writer) {}

    private interface Writer {
        byte[] write(Channel channel, List<AlertSummary> alerts);
    }

    private Response ofFilter(Request request, Format format) {
        request.allowOnly(AlertParameters.NAMES);
        String query = request.queryString().isEmpty() ? "" : "?" + request.queryString();
        String self = request.host() + "/feeds/alerts." + format.extension() + query;
        Channel channel = new Channel(self, "Wirewatch alerts", self, request.host() + "/" + query, request.host());
        return feed(request, format, channel, parameters.filter(request));
    }

    private Response ofView(Request request, Format format) {
        request.allowOnly(Set.of());
        SavedView view = answers.read(
                request,
                (database, asked) -> ViewQueries.find(database, asked.path("id"))
                        .orElseThrow(() -> Problem.notFound("there is no view of that id, or it was removed")));
        String self = request.host() + "/feeds/views/" + view.id() + "/alerts." + format.extension();
        String page = request.host() + "/?view=" + view.id();
        Channel channel = new Channel("urn:wirewatch:view:" + view.id(), view.name(), self, page, request.host());
        return feed(request, format, channel, parameters.filter(ViewQuery.request(view.query())));
    }

    private Response feed(Request request, Format format, Channel channel, AlertFilter filter) {
        return answers.unlessKnown(request, () -> {
            List<AlertSummary> alerts = answers.read(
                    request,
                    (database, ignored) -> AlertQueries.page(database, filter, null, ENTRIES).stream()
                            .map(row -> summary(row.summary()))
                            .toList());
            return Response.of(
                    format.type() + "; charset=utf-8", format.writer().write(channel, alerts));
        });
    }

    private static AlertSummary summary(String json) {
        try {
            return Answers.MAPPER.readValue(json, AlertSummary.class);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("an alert's summary cannot be read", e);
        }
    }

    private static String title(AlertSummary alert) {
        return alert.ruleTitle() + ": " + alert.headline();
    }

    private static String text(AlertSummary alert) {
        return "%s, %s. %d articles of %d independent publishers (%s)."
                .formatted(
                        alert.severity().name().toLowerCase(java.util.Locale.ROOT),
                        alert.state().name().toLowerCase(java.util.Locale.ROOT),
                        alert.articles(),
                        alert.corroboration(),
                        String.join(", ", alert.publishers()));
    }

    private static byte[] json(Channel channel, List<AlertSummary> alerts) {
        List<Map<String, Object>> items = new ArrayList<>();
        for (AlertSummary alert : alerts) {
            Map<String, Object> item = new LinkedHashMap<>();
            item.put("id", ALERT_ID + alert.id());
            item.put("url", channel.host() + ALERT_PAGE + alert.id());
            item.put("title", title(alert));
            item.put("content_text", text(alert));
            item.put("date_published", alert.opened());
            item.put("date_modified", alert.updated());
            item.put("tags", alert.entities());
            items.add(item);
        }
        Map<String, Object> feed = new LinkedHashMap<>();
        feed.put("version", "https://jsonfeed.org/version/1.1");
        feed.put("title", channel.title());
        feed.put("home_page_url", channel.page());
        feed.put("feed_url", channel.self());
        feed.put("items", items);
        return Answers.json(feed).getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] atom(Channel channel, List<AlertSummary> alerts) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try {
            XMLStreamWriter xml = XMLOutputFactory.newFactory().createXMLStreamWriter(out, "UTF-8");
            xml.writeStartDocument("UTF-8", "1.0");
            xml.setDefaultNamespace(ATOM);
            xml.writeStartElement("feed");
            xml.writeDefaultNamespace(ATOM);
            element(xml, "id", channel.id());
            element(xml, "title", channel.title());
            element(xml, "updated", latest(alerts).toString());
            link(xml, "self", channel.self());
            link(xml, "alternate", channel.page());
            xml.writeStartElement("author");
            element(xml, "name", "Wirewatch");
            xml.writeEndElement();
            for (AlertSummary alert : alerts) {
                entry(xml, channel, alert);
            }
            xml.writeEndDocument();
            xml.close();
        } catch (XMLStreamException e) {
            throw new IllegalStateException("cannot write a feed", e);
        }
        return out.toByteArray();
    }

    private static Instant latest(List<AlertSummary> alerts) {
        return alerts.isEmpty() ? Instant.EPOCH : alerts.get(0).updated();
    }

    private static void entry(XMLStreamWriter xml, Channel channel, AlertSummary alert) throws XMLStreamException {
        xml.writeStartElement("entry");
        element(xml, "id", ALERT_ID + alert.id());
        element(xml, "title", title(alert));
        element(xml, "published", alert.opened().toString());
        element(xml, "updated", alert.updated().toString());
        link(xml, "alternate", channel.host() + ALERT_PAGE + alert.id());
        for (String entity : alert.entities()) {
            xml.writeEmptyElement("category");
            xml.writeAttribute("term", entity);
        }
        element(xml, "summary", text(alert));
        xml.writeEndElement();
    }

    private static void link(XMLStreamWriter xml, String relation, String address) throws XMLStreamException {
        xml.writeEmptyElement("link");
        xml.writeAttribute("rel", relation);
        xml.writeAttribute("href", address);
    }

    /** Characters that XML 1.0 does not allow, which hostile titles may hold, are left out. */
    private static void element(XMLStreamWriter xml, String name, String value) throws XMLStreamException {
        xml.writeStartElement(name);
        xml.writeCharacters(
                value.replaceAll("[^\\x09\\x0A\\x0D\\x20-\\uD7FF\\uE000-\\uFFFD\\x{10000}-\\x{10FFFF}]", ""));
        xml.writeEndElement();
    }
}
