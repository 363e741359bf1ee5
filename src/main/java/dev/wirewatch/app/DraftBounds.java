package dev.wirewatch.app;

import com.fasterxml.jackson.databind.JsonNode;
import dev.wirewatch.document.InvalidDocumentException;
import dev.wirewatch.document.Problem;
import dev.wirewatch.document.SourceDocument;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What a watchlist of the desk may cost at most, and what {@code watchlist check} takes for a mistake. Names are compiled
 * with all their forms and spellings, in the process that may also watch the present: a few kilobytes of the wrong kind
 * would take its memory, or a core for minutes. Looked at before anything is compiled, and before it is known whether the
 * draft has the shape of a watchlist at all.
 */
final class DraftBounds {
    /** Longer than any name in any language, in characters. */
    static final int LONGEST_NAME = 300;

    /** Pairs of given and family names, or names and nouns, of one declared name. */
    static final int MOST_PAIRS = 2_500;

    /** The same of a whole watchlist. */
    static final int MOST_PAIRS_IN_ALL = 50_000;

    private static final int PROBLEMS = 20;
    private static final Set<String> PROSE = Set.of("examples", "description", "note", "$schema");

    private final SourceDocument document;
    private final List<Problem> problems = new ArrayList<>();
    private long pairs;

    private DraftBounds(SourceDocument document) {
        this.document = document;
    }

    /**
     * Looks at a watchlist.
     *
     * @throws InvalidDocumentException with a problem for each name that is too much
     */
    static void require(SourceDocument watchlist) throws InvalidDocumentException {
        DraftBounds bounds = new DraftBounds(watchlist);
        bounds.lengths(watchlist.root(), "");
        bounds.pairs(watchlist.root().path("entities"));
        if (!bounds.problems.isEmpty()) {
            throw new InvalidDocumentException(
                    bounds.problems.stream().limit(PROBLEMS).toList());
        }
    }

    private void lengths(JsonNode node, String path) {
        if (node.isTextual()) {
            int length = node.textValue().length();
            if (length > LONGEST_NAME) {
                report(path, "has " + length + " characters; a name or word has at most " + LONGEST_NAME);
            }
        } else if (node.isArray()) {
            for (int i = 0; i < node.size(); i++) {
                lengths(node.get(i), path + "[" + i + "]");
            }
        } else {
            for (Map.Entry<String, JsonNode> each : node.properties()) {
                if (!PROSE.contains(each.getKey())) {
                    lengths(each.getValue(), path.isEmpty() ? each.getKey() : path + "." + each.getKey());
                }
            }
        }
    }

    private void pairs(JsonNode entities) {
        for (int i = 0; i < entities.size(); i++) {
            JsonNode names = entities.get(i).path("names");
            for (int j = 0; j < names.size(); j++) {
                pairs(names.get(j), "entities[" + i + "].names[" + j + "]");
            }
        }
    }

    private void pairs(JsonNode name, String path) {
        long here = Math.max(
                product(name.path("given"), name.path("family")), product(name.path("name"), name.path("nouns")));
        long before = pairs;
        pairs += here;
        if (here > MOST_PAIRS) {
            report(
                    path,
                    "its parts make " + here + " pairs; at most " + MOST_PAIRS + " are taken: declare fewer of each");
        } else if (pairs > MOST_PAIRS_IN_ALL && before <= MOST_PAIRS_IN_ALL) {
            report(path, "with this name the watchlist's make more than " + MOST_PAIRS_IN_ALL + " pairs of parts");
        }
    }

    private static long product(JsonNode one, JsonNode other) {
        return (long) Math.max(1, one.size()) * Math.max(1, other.size());
    }

    private void report(String path, String message) {
        problems.add(document.problem(path, message));
    }
}
