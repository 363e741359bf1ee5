package dev.wirewatch.app;

import dev.wirewatch.feed.OpmlDocument;
import dev.wirewatch.kafka.FeedRegistration;
import dev.wirewatch.model.Feed;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * What registering the feeds of a file would change.
 *
 * @param added feeds that are new
 * @param changed feeds that an operator has registered otherwise
 * @param unchanged how many are registered just so
 * @param left feeds that others have registered otherwise, which are left as they are
 */
record OpmlChanges(List<Feed> added, List<Changed> changed, int unchanged, List<Left> left) {

    /**
     * A feed that is registered otherwise.
     *
     * @param before as it is registered
     * @param after as the file has it
     */
    record Changed(Feed before, Feed after) {}

    /**
     * A feed that is left as it is.
     *
     * @param feed as the file has it
     * @param registration as it is registered
     */
    record Left(Feed feed, FeedRegistration registration) {}

    static OpmlChanges of(OpmlDocument document, List<FeedRegistration> registrations) {
        Map<String, FeedRegistration> known = new HashMap<>();
        registrations.forEach(each -> known.put(each.feed().id(), each));
        List<Feed> added = new ArrayList<>();
        List<Changed> changed = new ArrayList<>();
        List<Left> left = new ArrayList<>();
        int unchanged = 0;
        for (Feed feed : document.feeds()) {
            FeedRegistration before = known.get(feed.id());
            if (before == null) {
                added.add(feed);
            } else if (before.feed().equals(feed)) {
                unchanged++;
            } else if (before.origin().equals(FeedRegistration.COMMAND)) {
                changed.add(new Changed(before.feed(), feed));
            } else {
                left.add(new Left(feed, before));
            }
        }
        return new OpmlChanges(added, changed, unchanged, left);
    }

    /** The feeds that are new or changed. */
    List<Feed> toRegister() {
        return Stream.concat(added.stream(), changed.stream().map(Changed::after))
                .toList();
    }
}
