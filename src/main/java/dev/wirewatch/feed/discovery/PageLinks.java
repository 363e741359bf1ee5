package dev.wirewatch.feed.discovery;

import dev.wirewatch.feed.FetchResult;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;

/**
 * Where a page says that its feeds are.
 *
 * @param named addresses that it names as feeds (RSS Advisory Board, RSS Autodiscovery; HTML, link type
 *     {@code alternate}), with their titles, in the page's order
 * @param mentioned addresses of links that look like feeds, with their texts, in the page's order
 */
record PageLinks(Map<String, String> named, Map<String, String> mentioned) {
    /** A page may be large and its links stand at its start. */
    private static final int MOST_BYTES = 2 << 20;

    private static final int MOST_NAMED = 12;
    private static final int MOST_MENTIONED = 5;

    private static final Set<String> FEED_TYPES = Set.of(
            "application/rss+xml",
            "application/atom+xml",
            "application/feed+json",
            "application/rdf+xml",
            "application/xml",
            "text/xml");
    private static final Pattern FEED_ADDRESS = Pattern.compile(
            "(?i).*(/(rss|feed|feeds|atom)(/[^?#]*)?|\\.(rss|atom|rdf)|(rss|feed|atom)[^/]*\\.(xml|json))([?#].*)?");

    /** The links of a page that was fetched; none if it is no page. */
    static PageLinks of(FetchResult.Fetched fetched) {
        Document page = parse(fetched);
        Map<String, String> named = new LinkedHashMap<>();
        for (Element link : page.select("link[href][rel]")) {
            List<String> relations =
                    List.of(link.attr("rel").toLowerCase(Locale.ROOT).split("\\s+"));
            String type = link.attr("type")
                    .toLowerCase(Locale.ROOT)
                    .replaceFirst(";.*", "")
                    .strip();
            boolean alternate = relations.contains("alternate") && !relations.contains("stylesheet");
            if ((alternate && FEED_TYPES.contains(type)) || relations.contains("feed")) {
                add(named, link, link.attr("title"), MOST_NAMED);
            }
        }
        Map<String, String> mentioned = new LinkedHashMap<>();
        for (Element link : page.select("a[href]")) {
            if (FEED_ADDRESS.matcher(link.absUrl("href")).matches()) {
                add(mentioned, link, link.text(), MOST_MENTIONED);
            }
        }
        mentioned.keySet().removeAll(named.keySet());
        return new PageLinks(named, mentioned);
    }

    private static Document parse(FetchResult.Fetched fetched) {
        String base = FeedVisitor.base(fetched).toString();
        try {
            return Jsoup.parse(new ByteArrayInputStream(fetched.body().start(MOST_BYTES)), null, base);
        } catch (IOException e) {
            throw new UncheckedIOException("bytes in memory can be read", e);
        }
    }

    private static void add(Map<String, String> found, Element link, String title, int most) {
        String address = link.absUrl("href").replaceFirst("#.*", "");
        if (found.size() < most && address.matches("(?i)https?://.+")) {
            found.putIfAbsent(address, title.strip());
        }
    }

    /** Where the feeds of a site often are, beside the page and at the root. */
    static List<String> wellKnown(URI page) {
        List<String> addresses = new ArrayList<>();
        for (String base : page.getPath() == null || page.getPath().length() <= 1 ? List.of("/") : List.of("./", "/")) {
            for (String name : base.equals("/")
                    ? List.of("feed/", "rss", "rss.xml", "atom.xml", "feed.xml", "index.xml", "feed.json")
                    : List.of("feed/", "rss.xml", "index.xml")) {
                String address = page.resolve(base + name).toString();
                if (!addresses.contains(address)) {
                    addresses.add(address);
                }
            }
        }
        return addresses;
    }
}
