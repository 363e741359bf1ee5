package dev.wirewatch.watchlist;

import com.fasterxml.jackson.databind.JsonNode;
import dev.wirewatch.document.InvalidDocumentException;
import dev.wirewatch.document.SourceDocument;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What a watchlist and its rules hold, by id, as far as it tells two versions apart. It is read from the files' trees
 * without judging them, so that an old version can be told even if it would be refused today.
 */
public final class WatchlistOutline {
    private static final String ALIAS_TEXT = "text";

    private final SortedMap<String, JsonNode> entities;
    private final SortedMap<String, JsonNode> rules;

    private WatchlistOutline(SortedMap<String, JsonNode> entities, SortedMap<String, JsonNode> rules) {
        this.entities = entities;
        this.rules = rules;
    }

    /**
     * Reads both files' texts.
     *
     * @throws InvalidDocumentException if one is no YAML
     */
    public static WatchlistOutline of(String watchlist, String rules) throws InvalidDocumentException {
        return new WatchlistOutline(
                byId(SourceDocument.parse("watchlist", watchlist).root().path("entities")),
                byId(SourceDocument.parse("rules", rules).root().path("rules")));
    }

    private static SortedMap<String, JsonNode> byId(JsonNode list) {
        SortedMap<String, JsonNode> byId = new TreeMap<>();
        list.forEach(each -> byId.put(each.path("id").asText(), each));
        return byId;
    }

    /** How many entities there are. */
    public int entities() {
        return entities.size();
    }

    /** How many names are written out, declared ones counted once each. */
    public int aliases() {
        return entities.values().stream()
                .mapToInt(entity -> names(entity).size())
                .sum();
    }

    /** How many rules there are. */
    public int rules() {
        return rules.size();
    }

    /**
     * What is new here, gone or different compared with an earlier version: a line each, as in {@code + entity
     * system.patriot} or {@code ~ entity system.patriot: + MIM-104, - Patriot}, entities before rules, by id.
     */
    public List<String> changesSince(WatchlistOutline before) {
        List<String> changes = new ArrayList<>();
        SortedSet<String> ids = new TreeSet<>(before.entities.keySet());
        ids.addAll(entities.keySet());
        for (String id : ids) {
            JsonNode was = before.entities.get(id);
            JsonNode is = entities.get(id);
            if (was == null || is == null) {
                changes.add((was == null ? "+" : "-") + " entity " + id);
            } else if (!was.equals(is)) {
                changes.add("~ entity " + id + names(was, is));
            }
        }
        ids = new TreeSet<>(before.rules.keySet());
        ids.addAll(rules.keySet());
        for (String id : ids) {
            JsonNode was = before.rules.get(id);
            JsonNode is = rules.get(id);
            if (was == null || is == null) {
                changes.add((was == null ? "+" : "-") + " rule " + id);
            } else if (!was.equals(is)) {
                changes.add("~ rule " + id);
            }
        }
        return changes;
    }

    private static String names(JsonNode was, JsonNode is) {
        SortedSet<String> gone = names(was);
        SortedSet<String> come = names(is);
        gone.removeAll(names(is));
        come.removeAll(names(was));
        List<String> parts = new ArrayList<>();
        come.forEach(name -> parts.add("+ " + name));
        gone.forEach(name -> parts.add("- " + name));
        return parts.isEmpty() ? "" : ": " + String.join(", ", parts);
    }

    private static SortedSet<String> names(JsonNode entity) {
        SortedSet<String> names = new TreeSet<>();
        for (JsonNode language : entity.path("aliases")) {
            language.forEach(alias -> names.add(
                    alias.isTextual() ? alias.asText() : alias.path(ALIAS_TEXT).asText()));
        }
        for (JsonNode declared : entity.path("names")) {
            List<String> words = new ArrayList<>();
            for (String part : List.of("given", "family", "name")) {
                JsonNode texts = declared.path(part);
                String first = texts.isArray() ? texts.path(0).asText() : texts.asText();
                if (!first.isEmpty()) {
                    words.add(first);
                }
            }
            names.add(String.join(" ", words));
        }
        return names;
    }
}
