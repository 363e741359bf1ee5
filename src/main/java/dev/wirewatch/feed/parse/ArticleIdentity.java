package dev.wirewatch.feed.parse;

import dev.wirewatch.model.Ids;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Which article an item is.
 *
 * <p>Neither of an item's names can be trusted alone. Links gain tracking parameters, change from http to https and get a
 * new slug when the headline is edited, while the guid stays; guids are made anew at every poll by some publishers, while
 * the link stays. So an item is known if <em>either</em> has been seen in its feed: {@link #keys} are to be looked up in
 * their order, the first one known names the article. A name that does not tell the items of one document apart (one guid
 * for several links, one link for several guids, the site's front page) is no name.
 *
 * <p>The article's id is made of the canonical link where there is one, so that the same article in two feeds is one
 * article; else of the guid within its feed; else of the content within its feed.
 */
public final class ArticleIdentity {
    private static final Pattern TAG = Pattern.compile("<[^>]*>");
    private static final Pattern SPACE = Pattern.compile("[\\s\\p{Z}]+");

    private ArticleIdentity() {}

    /**
     * The names under which an item is remembered within its feed, the most telling first.
     *
     * @return at least one; each starts with the kind of name ({@code g}, {@code u}, {@code c}), a colon, and 32
     *     hexadecimal digits
     */
    public static List<String> keys(FeedItem item) {
        List<String> keys = new ArrayList<>();
        String guid = identifyingGuid(item);
        String url = identifyingUrl(item);
        if (guid != null) {
            keys.add("g:" + Ids.of("guid", guid));
        }
        if (url != null) {
            keys.add("u:" + Ids.of("url", url));
        }
        if (keys.isEmpty()) {
            keys.add("c:" + contentId("", item));
        }
        return List.copyOf(keys);
    }

    /**
     * The name that an address gives to an article, as in {@link #keys}.
     *
     * @param link an absolute http(s) address
     * @return empty if it identifies nothing: no such address, or a site's front page
     */
    public static Optional<String> nameOf(String link) {
        return CanonicalUrl.of(link)
                .filter(url -> !CanonicalUrl.isFrontPage(url))
                .map(url -> "u:" + Ids.of("url", url));
    }

    /** The id that an article has by a name that comes from its address, see {@link #nameOf}. */
    public static String idOf(String name) {
        return name.substring(2);
    }

    /** Whether two fingerprints are of items with the same title. */
    public static boolean sameTitle(String one, String other) {
        return one.substring(0, one.indexOf('.')).equals(other.substring(0, other.indexOf('.')));
    }

    /**
     * The id of an item that is not known yet.
     *
     * @param feedId the feed it is in
     * @return 32 lower-case hexadecimal digits
     */
    public static String articleId(String feedId, FeedItem item) {
        String url = identifyingUrl(item);
        if (url != null) {
            return Ids.of("url", url);
        }
        String guid = identifyingGuid(item);
        return guid != null ? Ids.of("guid", feedId, guid) : contentId(feedId, item);
    }

    /**
     * What the item says, for noticing an edit. White space, markup and its attributes, links and enclosures (which carry
     * tracking parameters and signatures that change at every poll) do not count.
     *
     * @return three groups of 16 hexadecimal digits for title, summary and content, joined by dots
     */
    public static String fingerprint(FeedItem item) {
        return part(item.title()) + "." + part(item.summary()) + "." + part(item.content());
    }

    /**
     * What differs between two fingerprints.
     *
     * @return names of the changed fields, sorted: some of content, summary, title; empty if nothing changed
     * @throws IllegalArgumentException if one of them is no fingerprint
     */
    public static List<String> changes(String before, String after) {
        String[] old = before.split("\\.");
        String[] now = after.split("\\.");
        if (old.length != 3 || now.length != 3) {
            throw new IllegalArgumentException("not a fingerprint: " + (old.length == 3 ? after : before));
        }
        List<String> changed = new ArrayList<>();
        String[] names = {"title", "summary", "content"};
        for (int i = 2; i >= 0; i--) {
            if (!old[i].equals(now[i])) {
                changed.add(names[i]);
            }
        }
        changed.sort(null);
        return List.copyOf(changed);
    }

    private static String part(@Nullable String html) {
        return Ids.of(plain(html)).substring(0, 16);
    }

    private static String plain(@Nullable String html) {
        return html == null
                ? ""
                : SPACE.matcher(TAG.matcher(html).replaceAll(" "))
                        .replaceAll(" ")
                        .strip();
    }

    private static String contentId(String feedId, FeedItem item) {
        return Ids.of(
                "content",
                feedId,
                plain(item.title()),
                item.title().isEmpty() ? plain(item.text()) : "",
                item.link() == null ? "" : item.link(),
                item.guid() == null ? "" : item.guid());
    }

    private static @Nullable String identifyingGuid(FeedItem item) {
        String guid = item.guid();
        if (guid == null || item.guidShared()) {
            return null;
        }
        return CanonicalUrl.of(guid).orElse(guid);
    }

    private static @Nullable String identifyingUrl(FeedItem item) {
        String link = item.link();
        if (link == null || item.linkShared()) {
            return null;
        }
        Optional<String> url = CanonicalUrl.of(link);
        boolean guidIsBetter = identifyingGuid(item) != null && url.isPresent() && CanonicalUrl.isFrontPage(url.get());
        return guidIsBetter ? null : url.orElse(null);
    }
}
