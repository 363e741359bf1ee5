package dev.wirewatch.app;

import dev.wirewatch.dashboard.desk.FeedDesk.Wanted;
import dev.wirewatch.feed.OpmlDocument;
import dev.wirewatch.feed.OpmlEntry;
import dev.wirewatch.feed.OpmlWriter;
import dev.wirewatch.kafka.Dataset;
import dev.wirewatch.kafka.FeedRegistration;
import dev.wirewatch.kafka.FeedRegistry;
import dev.wirewatch.kafka.KafkaConnection;
import dev.wirewatch.kafka.Lane;
import dev.wirewatch.kafka.TopicReader;
import dev.wirewatch.model.Feed;
import dev.wirewatch.model.FeedHealth;
import java.io.IOException;
import java.io.Writer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.IllformedLocaleException;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The registered feeds and what operators do with them: the commands and the dashboard alike. */
final class FeedBook {
    private static final int DEFAULT_TIER = 2;

    private final KafkaConnection connection;
    private final Lane lane;
    private final FeedRegistry registry;

    /** The feeds of a lane, whose topics must be there. */
    FeedBook(KafkaConnection connection, Lane lane) {
        this.connection = connection;
        this.lane = lane;
        this.registry = new FeedRegistry(connection, lane);
    }

    /**
     * A registration that was made.
     *
     * @param feed as registered
     * @param isNew whether it was not registered before
     */
    record Added(Feed feed, boolean isNew) {}

    /** Every registration, by title and address. */
    List<FeedRegistration> registrations() {
        return registry.registrations();
    }

    /** The latest health of every feed that has been polled, by feed id. */
    Map<String, FeedHealth> health() {
        Map<String, FeedHealth> latest = new HashMap<>();
        new TopicReader<>(connection, Dataset.FEED_HEALTH).read(List.of(lane.topic(Dataset.FEED_HEALTH)), found -> {
            if (found.value() == null) {
                latest.remove(found.key());
            } else {
                latest.put(found.key(), found.value());
            }
        });
        return latest;
    }

    /**
     * The registrations that are meant, each once.
     *
     * @param feeds ids or addresses
     * @param group a group, all feeds of which and of its own groups are meant too; null for none
     * @throws UserErrorException naming every feed and the group that is not registered, or if nothing is meant
     */
    List<FeedRegistration> select(List<String> feeds, @Nullable String group) {
        if (feeds.isEmpty() && group == null) {
            throw new UserErrorException("wirewatch: name at least one feed by its id or address, or a --group");
        }
        List<FeedRegistration> all = registry.registrations();
        Set<FeedRegistration> meant = new LinkedHashSet<>();
        List<String> unknown = new ArrayList<>();
        for (String wanted : feeds) {
            List<FeedRegistration> found = all.stream()
                    .filter(each ->
                            each.feed().id().equals(wanted) || each.feed().url().equals(wanted))
                    .toList();
            if (found.isEmpty()) {
                unknown.add("wirewatch: " + wanted
                        + ": no such feed is registered; `wirewatch feeds list` shows ids and addresses");
            }
            meant.addAll(found);
        }
        if (group != null) {
            List<FeedRegistration> found =
                    all.stream().filter(each -> each.in(group)).toList();
            if (found.isEmpty()) {
                unknown.add("wirewatch: " + group + ": no feed is registered in this group");
            }
            meant.addAll(found);
        }
        if (!unknown.isEmpty()) {
            throw new UserErrorException(String.join(System.lineSeparator(), unknown));
        }
        return List.copyOf(meant);
    }

    /** Who has registered a feed, for readers. */
    static String registrant(FeedRegistration registration) {
        return registration.origin().equals(FeedRegistration.OPML)
                ? "the configured OPML file; change it there"
                : registration.origin();
    }

    /**
     * Registers a feed, or changes the registration that an operator has made before.
     *
     * @throws UserErrorException if somebody else has registered it
     */
    Added add(Feed feed) {
        Optional<FeedRegistration> known = registry.find(feed.url());
        if (known.isPresent() && !known.get().origin().equals(FeedRegistration.COMMAND)) {
            throw new UserErrorException("wirewatch: " + feed.url() + " is registered already as \""
                    + known.get().feed().title() + "\" by " + registrant(known.get()));
        }
        registry.put(List.of(FeedRegistration.of(feed, FeedRegistration.COMMAND)));
        return new Added(feed, known.isEmpty());
    }

    /** Suspends or resumes the polling of feeds and gives their registrations as they are now. */
    List<FeedRegistration> pause(List<FeedRegistration> registrations, boolean suspended) {
        return registry.pause(registrations, suspended);
    }

    /** Takes feeds out of the registry. */
    void remove(List<FeedRegistration> registrations) {
        registry.remove(registrations);
    }

    /** What registering the feeds of a file would change. */
    OpmlChanges compare(OpmlDocument document) {
        return OpmlChanges.of(document, registry.registrations());
    }

    /** Registers what is new or changed. */
    void apply(OpmlChanges changes) {
        registry.put(changes.toRegister().stream()
                .map(feed -> FeedRegistration.of(feed, FeedRegistration.COMMAND))
                .toList());
    }

    /**
     * Writes the registered feeds as OPML 2.0, without the sample newsroom's.
     *
     * @param group only those of this group and its groups; null for all
     * @param out where to; flushed, not closed
     * @return how many
     */
    int write(@Nullable String group, Writer out) throws IOException {
        List<OpmlEntry> entries = registry.registrations().stream()
                .filter(each -> !each.origin().equals(FeedRegistration.NEWSROOM))
                .filter(each -> group == null || each.in(group))
                .map(each -> new OpmlEntry(each.feed(), null, 0))
                .toList();
        OpmlWriter.write("Wirewatch", entries, out);
        return entries.size();
    }

    /**
     * The feed that somebody wants registered.
     *
     * @param itsTitle what it calls itself; possibly empty
     * @param itsLanguage what it declares; null if nothing
     * @throws UserErrorException if an attribute is not allowed
     */
    static Feed feed(Wanted wanted, String itsTitle, @Nullable String itsLanguage) {
        String language = wanted.language();
        if (language != null && !wellFormed(language)) {
            throw new UserErrorException(
                    "wirewatch: --language must be a language tag as in en or pt-BR, is: " + language);
        }
        String url = wanted.url();
        try {
            String host = new Feed(Feed.id(url), url, url, null, null, null, 1, null, false, false, List.of()).host();
            String title = wanted.title();
            return new Feed(
                    Feed.id(url),
                    url,
                    title != null ? title : itsTitle.isBlank() ? host : itsTitle.strip(),
                    path(wanted.group()),
                    wanted.publisher(),
                    language == null && itsLanguage != null && wellFormed(itsLanguage) ? itsLanguage : language,
                    wanted.tier() == null ? DEFAULT_TIER : wanted.tier(),
                    wanted.interval(),
                    wanted.fullText(),
                    wanted.paused(),
                    wanted.labels() == null ? List.of() : wanted.labels(),
                    wanted.watch());
        } catch (IllegalArgumentException e) {
            throw new UserErrorException("wirewatch: " + e.getMessage());
        }
    }

    private static @Nullable String path(@Nullable String group) {
        String path = group == null ? "" : group.strip().replaceAll("/+", "/").replaceAll("^/|/$", "");
        return path.isEmpty() ? null : path;
    }

    private static boolean wellFormed(String tag) {
        try {
            return !new Locale.Builder()
                    .setLanguageTag(tag)
                    .build()
                    .getLanguage()
                    .isEmpty();
        } catch (IllformedLocaleException e) {
            return false;
        }
    }
}
