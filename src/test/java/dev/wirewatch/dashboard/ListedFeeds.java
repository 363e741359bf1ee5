package dev.wirewatch.dashboard;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.wirewatch.dashboard.desk.FeedDesk;
import dev.wirewatch.dashboard.desk.RefusedException;
import dev.wirewatch.dashboard.desk.RefusedException.Reason;
import dev.wirewatch.model.Feed;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** A feed desk that keeps its list in memory: for what the interface makes of questions and refusals. */
final class ListedFeeds implements FeedDesk {
    private final Map<String, Feed> feeds = new ConcurrentHashMap<>();

    @Override
    public Finding find(String address) {
        if (address.contains("busy")) {
            throw new RefusedException(Reason.BUSY, "others are being asked");
        }
        return new Finding(address, List.of(), new ObjectMapper().createObjectNode());
    }

    @Override
    public JsonNode check(String id) {
        return new ObjectMapper().createObjectNode().put("url", one(id).url());
    }

    @Override
    public Feed add(Wanted wanted) {
        String title = wanted.title() == null ? wanted.url() : wanted.title();
        Feed feed = new Feed(
                Feed.id(wanted.url()), wanted.url(), title, null, null, null, 2, null, false, false, List.of());
        if (feeds.putIfAbsent(feed.id(), feed) != null) {
            throw new RefusedException(Reason.CONFLICT, wanted.url() + " is registered already");
        }
        return feed;
    }

    @Override
    public Feed pause(String id, boolean suspended) {
        Feed feed = one(id).withPaused(suspended);
        feeds.put(id, feed);
        return feed;
    }

    @Override
    public Feed remove(String id) {
        one(id);
        return Objects.requireNonNull(feeds.remove(id));
    }

    private Feed one(String id) {
        Feed feed = feeds.get(id);
        if (feed == null) {
            throw new RefusedException(Reason.UNKNOWN, id + ": no such feed is registered");
        }
        return feed;
    }

    @Override
    public Import preview(String opml) {
        if (!opml.contains("<opml")) {
            throw new RefusedException(Reason.INVALID, "the file:1: not an OPML file");
        }
        return new Import(List.of(), List.of(), 0, List.of(), List.of(new Refusal(7, "xmlUrl", "missing")));
    }

    @Override
    public Import read(String opml) {
        return preview(opml);
    }

    @Override
    public String opml(@Nullable String group) {
        return "<opml/>";
    }
}
