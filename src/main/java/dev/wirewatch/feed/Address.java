package dev.wirewatch.feed;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Where a feed is asked for. A permanent redirect replaces the address only after several polls in a row have found it
 * and a feed behind it: a misconfigured server or a captive portal must not carry a subscription away.
 *
 * @param url the address that polls start at
 * @param candidate where a permanent redirect points to that is not yet believed; null if there is none
 * @param confirmations polls in a row that found the candidate
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Address(String url, @Nullable String candidate, int confirmations) {
    public Address {
        Objects.requireNonNull(url, "url");
    }

    /** The address as subscribed. */
    public static Address of(String url) {
        return new Address(url, null, 0);
    }

    /**
     * After a poll that found the feed.
     *
     * @param trail the redirects on the way
     * @param needed confirmations after which the address is replaced
     */
    Address afterSuccess(List<Hop> trail, int needed) {
        String target = permanentTarget(trail);
        if (target == null || target.equals(url)) {
            return of(url);
        }
        int confirmed = target.equals(candidate) ? confirmations + 1 : 1;
        return confirmed >= needed ? of(target) : new Address(url, target, confirmed);
    }

    /** The end of the permanent hops that the trail begins with: what follows a temporary one may change any time. */
    private static @Nullable String permanentTarget(List<Hop> trail) {
        String target = null;
        for (Hop hop : trail) {
            if (!hop.permanent()) {
                break;
            }
            target = hop.to();
        }
        return target;
    }
}
