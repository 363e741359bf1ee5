package dev.wirewatch.feed.parse;

import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The XML vocabularies that feeds are written in. A vocabulary is recognised by any of the namespace names in use for it,
 * whatever the prefix; where a prefix is bound to nothing, by the prefix that everybody uses.
 */
enum Vocabulary {
    RSS("", ""),
    RSS090("", "http://my.netscape.com/rdf/simple/0.9/"),
    RSS10("", "http://purl.org/rss/1.0/"),
    ATOM("atom", "http://www.w3.org/2005/Atom"),
    ATOM03("atom03", "http://purl.org/atom/ns#"),
    RDF("rdf", "http://www.w3.org/1999/02/22-rdf-syntax-ns#"),
    DC("dc", "http://purl.org/dc/elements/1.1/"),
    DCTERMS("dcterms", "http://purl.org/dc/terms/"),
    CONTENT("content", "http://purl.org/rss/1.0/modules/content/"),
    SYNDICATION("sy", "http://purl.org/rss/1.0/modules/syndication/"),
    ITUNES("itunes", "http://www.itunes.com/dtds/podcast-1.0.dtd"),
    MEDIA("media", "http://search.yahoo.com/mrss/"),
    XHTML("xhtml", "http://www.w3.org/1999/xhtml"),
    FEEDBURNER("feedburner", "http://rssnamespace.org/feedburner/ext/1.0"),
    YANDEX("yandex", "http://news.yandex.ru"),
    PRISM("prism", "http://prismstandard.org/namespaces/basic/2.0/"),
    OTHER("other", "urn:wirewatch:other");

    private static final Map<String, Vocabulary> VARIANTS = Map.ofEntries(
            Map.entry("http://my.netscape.com/publish/formats/rss-0.91.dtd", RSS),
            Map.entry("http://my.netscape.com/rdf/simple/0.9", RSS090),
            Map.entry("http://channel.netscape.com/rdf/simple/0.9", RSS090),
            Map.entry("http://backend.userland.com/rss", RSS),
            Map.entry("http://backend.userland.com/rss2", RSS),
            Map.entry("http://backend.userland.com/rss092", RSS),
            Map.entry("http://backend.userland.com/rss191", RSS),
            Map.entry("http://backend.userland.com/blogchannelmodule", OTHER),
            Map.entry("http://blogs.law.harvard.edu/tech/rss", RSS),
            Map.entry("http://cyber.law.harvard.edu/rss", RSS),
            Map.entry("http://purl.org/net/rss1.1", RSS),
            Map.entry("http://purl.org/rss/1.0", RSS10),
            Map.entry("http://purl.org/rss/2.0", RSS),
            Map.entry("http://purl.org/atom/ns", ATOM03),
            Map.entry("http://purl.org/dc/elements/1.0", DC),
            Map.entry("http://purl.org/dc/elements/1.1", DC),
            Map.entry("http://dublincore.org/documents/dcmi-namespace", DC),
            Map.entry("http://purl.org/dc/terms", DCTERMS),
            Map.entry("http://www.itunes.com/dtds/podcast-1.0", ITUNES),
            Map.entry("http://example.com/dtds/podcast-1.0.dtd", ITUNES),
            Map.entry("http://search.yahoo.com/mrss", MEDIA),
            Map.entry("http://video.search.yahoo.com/mrss", MEDIA),
            Map.entry("http://www.rssboard.org/media-rss", MEDIA),
            Map.entry("http://tools.search.yahoo.com/mrss", MEDIA),
            Map.entry("http://www.w3.org/1999/xhtml", XHTML),
            Map.entry("http://www.w3.org/1999/02/22-rdf-syntax-ns", RDF),
            Map.entry("http://hacking.atom.org/atom-ns", ATOM));

    private static final Map<String, Vocabulary> BY_PREFIX = Map.ofEntries(
            Map.entry("atom", ATOM),
            Map.entry("atom10", ATOM),
            Map.entry("a10", ATOM),
            Map.entry("rdf", RDF),
            Map.entry("dc", DC),
            Map.entry("dcterms", DCTERMS),
            Map.entry("content", CONTENT),
            Map.entry("sy", SYNDICATION),
            Map.entry("itunes", ITUNES),
            Map.entry("media", MEDIA),
            Map.entry("xhtml", XHTML),
            Map.entry("feedburner", FEEDBURNER),
            Map.entry("yandex", YANDEX),
            Map.entry("prism", PRISM));

    private final String key;
    private final String uri;

    Vocabulary(String key, String uri) {
        this.key = key;
        this.uri = uri;
    }

    /** Prefix of its fields' names in this package, and of its elements in the tree; RSS has none. */
    String key() {
        return key;
    }

    /** The namespace name that Rome knows it by. */
    String uri() {
        return uri;
    }

    /** The vocabulary of a namespace name; null if it is none of ours. */
    static @Nullable Vocabulary ofUri(String uri) {
        String plain = uri.strip()
                .toLowerCase(Locale.ROOT)
                .replaceFirst("^https:", "http:")
                .replaceFirst("[/#]+$", "");
        Vocabulary variant = VARIANTS.get(plain);
        if (variant != null) {
            return variant;
        }
        for (Vocabulary vocabulary : values()) {
            if (vocabulary
                    .uri
                    .toLowerCase(Locale.ROOT)
                    .replaceFirst("[/#]+$", "")
                    .equals(plain)) {
                return vocabulary;
            }
        }
        return plain.startsWith("http://prismstandard.org/namespaces/") ? PRISM : null;
    }

    /** The vocabulary of a prefix that is bound to nothing; null if nobody knows it. */
    static @Nullable Vocabulary ofUnboundPrefix(String prefix) {
        return BY_PREFIX.get(prefix.toLowerCase(Locale.ROOT));
    }
}
