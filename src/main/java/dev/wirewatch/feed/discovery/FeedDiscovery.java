package dev.wirewatch.feed.discovery;

import dev.wirewatch.feed.FetchResult;
import dev.wirewatch.feed.parse.ParsedFeed;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * From an address that somebody has to the feeds behind it. Each step is only taken when the one before has found nothing:
 * the address itself, the feeds that the page names, links that look like feeds, the places where feeds often are.
 * Addresses are asked one after the other, a dozen and a half at most.
 */
public final class FeedDiscovery {
    private final FeedVisitor visitor;

    /** @param visitor asks */
    public FeedDiscovery(FeedVisitor visitor) {
        this.visitor = visitor;
    }

    /**
     * What was found.
     *
     * @param first the visit to the address itself
     * @param feeds the feeds that could be read, the best first: feeds of articles before feeds of comments, otherwise in
     *     the page's order; empty if there is none
     */
    public record Findings(Visit first, List<FoundFeed> feeds) {
        public Findings {
            feeds = List.copyOf(feeds);
        }
    }

    /**
     * Finds the feeds behind an address.
     *
     * @param url absolute http or https address of a feed or a page
     */
    public Findings find(String url) {
        Visit first = visitor.visit(url);
        ParsedFeed feed = first.feed();
        if (feed != null) {
            return new Findings(first, List.of(FoundFeed.of(first, feed, "", FoundFeed.How.ITSELF)));
        }
        if (!(first.result() instanceof FetchResult.Fetched page)) {
            return new Findings(first, List.of());
        }
        PageLinks links = PageLinks.of(page);
        List<FoundFeed> found = visitAll(links.named(), FoundFeed.How.LINKED, false);
        if (found.isEmpty()) {
            found = visitAll(links.mentioned(), FoundFeed.How.MENTIONED, false);
        }
        if (found.isEmpty()) {
            Map<String, String> wellKnown = new LinkedHashMap<>();
            PageLinks.wellKnown(FeedVisitor.base(page)).forEach(address -> wellKnown.put(address, ""));
            found = visitAll(wellKnown, FoundFeed.How.WELL_KNOWN, true);
        }
        found.sort(Comparator.comparing(FoundFeed::comments));
        return new Findings(first, found);
    }

    private List<FoundFeed> visitAll(Map<String, String> addresses, FoundFeed.How how, boolean oneIsEnough) {
        Map<String, FoundFeed> found = new LinkedHashMap<>();
        for (Map.Entry<String, String> address : addresses.entrySet()) {
            Visit visit = visitor.visit(address.getKey());
            ParsedFeed feed = visit.feed();
            if (feed != null) {
                FoundFeed each = FoundFeed.of(visit, feed, address.getValue(), how);
                found.putIfAbsent(each.url(), each);
                if (oneIsEnough) {
                    break;
                }
            }
        }
        return new ArrayList<>(found.values());
    }
}
