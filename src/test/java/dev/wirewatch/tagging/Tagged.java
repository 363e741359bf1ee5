package dev.wirewatch.tagging;

import dev.wirewatch.document.InvalidDocumentException;
import dev.wirewatch.watchlist.Watchlist;
import dev.wirewatch.watchlist.WatchlistLoader;
import java.util.List;

/** Short ways of saying in tests what is tagged where. */
final class Tagged {
    private Tagged() {}

    static Watchlist watchlist(String yaml) {
        try {
            return WatchlistLoader.parse("test.yaml", yaml);
        } catch (InvalidDocumentException e) {
            throw new IllegalArgumentException(e);
        }
    }

    /** A tagger for one entity, a.x, with the aliases given as a YAML list in the given language. */
    static Tagger forAliases(String language, String yamlList) {
        return Tagger.compile(watchlist("""
                name: test
                entities:
                  - {id: a.x, kind: actor, type: test, name: X, aliases: {%s: %s}}
                """.formatted(language, yamlList)));
    }

    /** The spans found in a text, as written. */
    static List<String> spans(Tagger tagger, String text) {
        return tagger.tag("", text).mentions().stream()
                .map(mention -> mention.text())
                .toList();
    }

    /** The mentions found in a text, as {@code span=entity}. */
    static List<String> mentions(Tagger tagger, String text) {
        return tagger.tag("", text).mentions().stream()
                .map(mention -> mention.text() + "=" + mention.entity())
                .toList();
    }
}
