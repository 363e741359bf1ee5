package dev.wirewatch.dashboard.api;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.wirewatch.dashboard.http.Request;
import dev.wirewatch.dashboard.http.Response;
import dev.wirewatch.dashboard.http.Route;
import dev.wirewatch.dashboard.readmodel.AlertFilter;
import dev.wirewatch.dashboard.readmodel.AlertQueries;
import dev.wirewatch.dashboard.readmodel.AlertSummary;
import java.io.ByteArrayOutputStream;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/** Alerts as a feed for any reader: Atom (RFC 4287) and JSON Feed 1.1, for the same filters as everywhere. */
final class AlertSyndication {
    private static final int ENTRIES = 100;
    private static final String ATOM = "http://www.w3.org/2005/Atom";

    private final Answers answers;

    AlertSyndication(Answers answers) {
        this.answers = answers;
    }

    List<Route> routes() {
        return List.of(
                Route.read("/feeds/alerts.atom", request -> feed(request, "application/atom+xml", this::atom)),
                Route.read("/feeds/alerts.json", request -> feed(request, "application/feed+json", this::json)));
    }

    private interface Writer {
        byte[] write(Request request, List<AlertSummary> alerts);
    }

    private Response feed(Request request, String type, Writer writer) {
        request.allowOnly(AlertParameters.NAMES);
        AlertFilter filter = AlertParameters.filter(request);
        return answers.unlessKnown(request, () -> {
            List<AlertSummary> alerts = answers.read(
                    request,
                    (database, ignored) -> AlertQueries.page(database, filter, null, ENTRIES).stream()
                            .map(row -> summary(row.summary()))
                            .toList());
            return Response.of(type + "; charset=utf-8", writer.write(request, alerts));
        });
    }

    private static AlertSummary summary(String json) {
        try {
            return Answers.MAPPER.readValue(json, AlertSummary.class);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("an alert's summary cannot be read", e);
        }
    }

    private static String page(Request request, AlertSummary alert) {
        return request.host() + "/alerts/" + alert.id();
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

    private byte[] json(Request request, List<AlertSummary> alerts) {
        List<Map<String, Object>> items = new ArrayList<>();
        for (AlertSummary alert : alerts) {
            Map<String, Object> item = new LinkedHashMap<>();
            item.put("id", "urn:wirewatch:alert:" + alert.id());
            item.put("url", page(request, alert));
            item.put("title", title(alert));
            item.put("content_text", text(alert));
            item.put("date_published", alert.opened());
            item.put("date_modified", alert.updated());
            item.put("tags", alert.entities());
            items.add(item);
        }
        Map<String, Object> feed = new LinkedHashMap<>();
        feed.put("version", "https://jsonfeed.org/version/1.1");
        feed.put("title", "Wirewatch alerts");
        feed.put("home_page_url", request.host() + "/");
        feed.put("feed_url", self(request, "json"));
        feed.put("items", items);
        return Answers.json(feed).getBytes(java.nio.charset.StandardCharsets.UTF_8);
    }

    private static String self(Request request, String extension) {
        return request.host() + "/feeds/alerts." + extension
                + (request.queryString().isEmpty() ? "" : "?" + request.queryString());
    }

    private byte[] atom(Request request, List<AlertSummary> alerts) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try {
            XMLStreamWriter xml = XMLOutputFactory.newFactory().createXMLStreamWriter(out, "UTF-8");
            xml.writeStartDocument("UTF-8", "1.0");
            xml.setDefaultNamespace(ATOM);
            xml.writeStartElement("feed");
            xml.writeDefaultNamespace(ATOM);
            element(xml, "id", self(request, "atom"));
            element(xml, "title", "Wirewatch alerts");
            element(xml, "updated", latest(alerts).toString());
            link(xml, "self", self(request, "atom"));
            link(xml, "alternate", request.host() + "/");
            xml.writeStartElement("author");
            element(xml, "name", "Wirewatch");
            xml.writeEndElement();
            for (AlertSummary alert : alerts) {
                entry(xml, request, alert);
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

    private static void entry(XMLStreamWriter xml, Request request, AlertSummary alert) throws XMLStreamException {
        xml.writeStartElement("entry");
        element(xml, "id", "urn:wirewatch:alert:" + alert.id());
        element(xml, "title", title(alert));
        element(xml, "published", alert.opened().toString());
        element(xml, "updated", alert.updated().toString());
        link(xml, "alternate", page(request, alert));
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
