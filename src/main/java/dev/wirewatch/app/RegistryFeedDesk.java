package dev.wirewatch.app;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.wirewatch.config.Settings;
import dev.wirewatch.dashboard.desk.FeedDesk;
import dev.wirewatch.dashboard.desk.RefusedException;
import dev.wirewatch.dashboard.desk.RefusedException.Reason;
import dev.wirewatch.document.InvalidDocumentException;
import dev.wirewatch.document.Problem;
import dev.wirewatch.feed.OpmlDocument;
import dev.wirewatch.feed.OpmlReader;
import dev.wirewatch.feed.discovery.FeedDiscovery;
import dev.wirewatch.feed.discovery.FoundFeed;
import dev.wirewatch.kafka.FeedRegistration;
import dev.wirewatch.kafka.JsonSerde;
import dev.wirewatch.model.Feed;
import java.io.IOException;
import java.io.StringReader;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Semaphore;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The dashboard's feeds: what the {@code feeds} commands do, by the same classes. */
final class RegistryFeedDesk implements FeedDesk {
    private static final ObjectMapper JSON = JsonSerde.mapper();
    private static final String FILE = "the file";
    /** Visits take seconds and may take a minute: no more of them than this keep a thread of the server. */
    private static final int VISITS_AT_ONCE = 2;

    private static final int REFUSALS_SHOWN = 500;

    private final FeedBook book;
    private final FeedFinder finder;
    private final Semaphore visits = new Semaphore(VISITS_AT_ONCE);

    RegistryFeedDesk(FeedBook book, FeedFinder finder) {
        this.book = book;
        this.finder = finder;
    }

    /** The desk of a lane's feeds, asked under the given settings. */
    static RegistryFeedDesk of(FeedBook book, Settings settings) {
        return new RegistryFeedDesk(book, new FeedFinder(settings));
    }

    @Override
    public Finding find(String address) {
        requireAddress(address);
        return visiting(() -> {
            FeedDiscovery.Findings findings = finder.find(address);
            Map<String, FeedRegistration> known = book.registrations().stream()
                    .collect(Collectors.toMap(each -> each.feed().url(), each -> each));
            List<Candidate> candidates = findings.feeds().stream()
                    .map(found -> candidate(found, known.get(found.url())))
                    .toList();
            String url = findings.first().url();
            Feed asIfRegistered = new Feed(Feed.id(url), url, url, null, null, null, 2, null, false, false, List.of());
            return new Finding(url, candidates, JSON.valueToTree(finder.report(findings.first(), asIfRegistered)));
        });
    }

    private static void requireAddress(String address) {
        try {
            new URI(FeedProbe.address(address));
            String url = FeedProbe.address(address);
            new Feed(Feed.id(url), url, url, null, null, null, 2, null, false, false, List.of());
        } catch (java.net.URISyntaxException | IllegalArgumentException e) {
            throw new RefusedException(
                    Reason.INVALID,
                    "url must be the address of a feed or a web page, as in https://example.org/news, is: " + address);
        }
    }

    private static Candidate candidate(FoundFeed found, @Nullable FeedRegistration known) {
        return new Candidate(
                found.url(),
                found.title(),
                found.format(),
                found.language(),
                found.items(),
                JSON.valueToTree(found.how()).asText(),
                known == null ? null : known.origin());
    }

    @Override
    public JsonNode check(String id) {
        FeedRegistration registration = one(id);
        return visiting(() -> JSON.valueToTree(finder.check(registration)));
    }

    private <T> T visiting(Supplier<T> visit) {
        if (!visits.tryAcquire()) {
            throw new RefusedException(
                    Reason.BUSY, "other addresses are being asked at this moment; try again in a few seconds");
        }
        try {
            return visit.get();
        } finally {
            visits.release();
        }
    }

    @Override
    public Feed add(Wanted wanted) {
        requireAddress(wanted.url());
        Feed feed = refusing(Reason.INVALID, () -> FeedBook.feed(wanted, "", null));
        return refusing(Reason.CONFLICT, () -> book.add(feed)).feed();
    }

    @Override
    public Feed pause(String id, boolean suspended) {
        return book.pause(List.of(one(id)), suspended).get(0).feed();
    }

    @Override
    public Feed remove(String id) {
        FeedRegistration registration = one(id);
        book.remove(List.of(registration));
        return registration.feed();
    }

    private FeedRegistration one(String id) {
        return refusing(Reason.UNKNOWN, () -> book.select(List.of(id), null)).get(0);
    }

    /** What a command tells on the terminal, the caller of the interface gets as a refusal. */
    private static <T> T refusing(Reason reason, Supplier<T> action) {
        try {
            return action.get();
        } catch (UserErrorException e) {
            throw new RefusedException(
                    reason,
                    String.valueOf(e.getMessage()).replace("wirewatch: ", "").replace("--", ""));
        }
    }

    @Override
    public Import preview(String opml) {
        OpmlDocument document = document(opml);
        return result(book.compare(document), document);
    }

    @Override
    public Import read(String opml) {
        OpmlDocument document = document(opml);
        OpmlChanges changes = book.compare(document);
        book.apply(changes);
        return result(changes, document);
    }

    private static OpmlDocument document(String opml) {
        try {
            return OpmlReader.read(FILE, new StringReader(opml));
        } catch (InvalidDocumentException e) {
            throw new RefusedException(
                    Reason.INVALID, e.problems().stream().map(Problem::toString).collect(Collectors.joining("; ")));
        }
    }

    private static Import result(OpmlChanges changes, OpmlDocument document) {
        return new Import(
                changes.added(),
                changes.changed().stream()
                        .map(each -> new Change(each.before(), each.after(), differences(each)))
                        .toList(),
                changes.unchanged(),
                changes.left().stream()
                        .map(each -> new Left(each.feed(), FeedBook.registrant(each.registration())))
                        .toList(),
                document.problems().stream()
                        .limit(REFUSALS_SHOWN)
                        .map(problem -> new Refusal(problem.line(), problem.key(), problem.message()))
                        .toList());
    }

    private static List<String> differences(OpmlChanges.Changed changed) {
        JsonNode before = JSON.valueToTree(changed.before());
        JsonNode after = JSON.valueToTree(changed.after());
        List<String> fields = new ArrayList<>();
        for (var component : Feed.class.getRecordComponents()) {
            String name = component.getName();
            if (!Objects.equals(before.get(name), after.get(name))) {
                fields.add(name);
            }
        }
        return fields;
    }

    @Override
    public String opml(@Nullable String group) {
        StringWriter text = new StringWriter();
        try {
            book.write(group, text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return text.toString();
    }
}
