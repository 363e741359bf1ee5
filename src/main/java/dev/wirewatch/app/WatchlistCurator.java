package dev.wirewatch.app;

import dev.wirewatch.dashboard.curation.EntityDetail;
import dev.wirewatch.dashboard.curation.Examination;
import dev.wirewatch.dashboard.curation.Publication;
import dev.wirewatch.dashboard.curation.Texts;
import dev.wirewatch.dashboard.curation.Trial;
import dev.wirewatch.dashboard.curation.WatchlistContents;
import dev.wirewatch.dashboard.curation.WatchlistVersion;
import dev.wirewatch.dashboard.curation.Watchlists;
import dev.wirewatch.document.InvalidDocumentException;
import dev.wirewatch.document.Problem;
import dev.wirewatch.kafka.WatchlistConflictException;
import dev.wirewatch.kafka.WatchlistTopic;
import dev.wirewatch.kafka.WatchlistVersions;
import dev.wirewatch.model.Alert;
import dev.wirewatch.model.PublishedWatchlist;
import dev.wirewatch.model.WatchlistOrigin;
import dev.wirewatch.tagging.Explanation;
import dev.wirewatch.watchlist.WatchlistOutline;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The desk's work on the watchlist: what the commands of {@code watchlist} do, for those who look at pages. */
final class WatchlistCurator implements Watchlists {
    private static final Duration FRESH = Duration.ofSeconds(1);

    private final WatchlistDesk desk;
    private final DraftCache drafts = new DraftCache();
    private final InstantSource clock;
    private @Nullable Read read;

    /**
     * The history as it was read a moment ago. A page asks several questions at once; what is published in between is
     * noticed when a draft is written, whatever was read here.
     */
    private record Read(WatchlistVersions versions, Instant at) {}

    /**
     * @param desk publishes
     * @param clock tells what is in force
     */
    WatchlistCurator(WatchlistDesk desk, InstantSource clock) {
        this.desk = desk;
        this.clock = clock;
    }

    /** The version in force as soon as another could be: what editors see, and what their drafts are made from. */
    Optional<PublishedWatchlist> inForce() {
        return versions().inForceAt(soon());
    }

    private synchronized WatchlistVersions versions() {
        Instant now = clock.instant();
        if (read == null || Duration.between(read.at(), now).compareTo(FRESH) > 0) {
            read = new Read(desk.topic().versions(), now);
        }
        return read.versions();
    }

    private synchronized void forgetVersions() {
        read = null;
    }

    private Instant soon() {
        return clock.instant().plus(WatchlistTopic.LEAD);
    }

    /**
     * A draft, completed by what is in force, and compiled.
     *
     * @throws InvalidDocumentException with every problem by file, line and key
     */
    WatchlistFiles files(Texts texts) throws InvalidDocumentException {
        return files(texts, inForce());
    }

    private WatchlistFiles files(Texts texts, Optional<PublishedWatchlist> inForce) throws InvalidDocumentException {
        return drafts.files(
                text(texts.watchlist(), inForce.map(PublishedWatchlist::watchlist), DraftCache.WATCHLIST),
                text(texts.rules(), inForce.map(PublishedWatchlist::rules), DraftCache.RULES));
    }

    private static String text(@Nullable String draft, Optional<String> inForce, String file)
            throws InvalidDocumentException {
        if (draft != null) {
            return draft;
        }
        if (inForce.isPresent()) {
            return inForce.get();
        }
        throw new InvalidDocumentException(List.of(new Problem(file, 0, "", "is missing, and none is in force")));
    }

    @Override
    public Optional<WatchlistContents> contents() {
        Optional<PublishedWatchlist> inForce = inForce();
        if (inForce.isEmpty()) {
            return Optional.empty();
        }
        WatchlistVersion version = tell(inForce.get(), true);
        try {
            WatchlistView view = drafts.view(files(Texts.IN_FORCE, inForce));
            return Optional.of(new WatchlistContents(version, view.entities(), view.rules()));
        } catch (InvalidDocumentException e) {
            // Written by a program that took what this one refuses; its examination says why.
            return Optional.of(new WatchlistContents(version, List.of(), List.of()));
        }
    }

    @Override
    public Optional<EntityDetail> entity(String id) {
        Optional<PublishedWatchlist> inForce = inForce();
        if (inForce.isEmpty()) {
            return Optional.empty();
        }
        try {
            return drafts.view(files(Texts.IN_FORCE, inForce)).entity(id);
        } catch (InvalidDocumentException e) {
            return Optional.empty();
        }
    }

    @Override
    public Optional<Texts> texts(String version) {
        return find(version).map(found -> new Texts(found.watchlist(), found.rules()));
    }

    private Optional<PublishedWatchlist> find(String version) {
        return versions().published().stream()
                .filter(each -> each.version().equals(version))
                .reduce((earlier, later) -> later);
    }

    @Override
    public List<WatchlistVersion> history(int most) {
        try {
            List<WatchlistVersion> told = new ArrayList<>(WatchlistHistory.last(versions(), most, soon()));
            Collections.reverse(told);
            return told;
        } catch (InvalidDocumentException e) {
            throw new IllegalStateException("only what is YAML is ever published", e);
        }
    }

    @Override
    public Examination examine(Texts texts) {
        Optional<PublishedWatchlist> inForce = inForce();
        try {
            WatchlistFiles files = files(texts, inForce);
            files.requireDiscriminatingRules();
            return new Examination(
                    files.compiled().version(), List.of(), drafts.findings(files), changes(files, inForce));
        } catch (InvalidDocumentException e) {
            return Examination.unusable(e.problems());
        }
    }

    private static List<String> changes(WatchlistFiles files, Optional<PublishedWatchlist> inForce)
            throws InvalidDocumentException {
        if (inForce.isEmpty()) {
            return List.of();
        }
        return WatchlistOutline.of(files.watchlist().text(), files.rules().text())
                .changesSince(WatchlistOutline.of(
                        inForce.get().watchlist(), inForce.get().rules()));
    }

    @Override
    public Trial tryText(Texts texts, String title, String text, @Nullable String language) {
        try {
            WatchlistFiles files = files(texts);
            TextTrial trial = new TextTrial(files.compiled());
            TextTrial.Names names = trial.names("", title, text);
            TextTrial.Firing firing = trial.firing(title, text, language, clock.instant());
            return new Trial(
                    files.compiled().version(),
                    List.of(),
                    names.candidates().stream().map(WatchlistCurator::candidate).toList(),
                    names.entities(),
                    firing.alerts().stream().map(WatchlistCurator::fires).toList(),
                    firing.silent());
        } catch (InvalidDocumentException e) {
            return Trial.unusable(e.problems());
        }
    }

    private static Trial.Candidate candidate(Explanation each) {
        return new Trial.Candidate(
                each.field(),
                each.start(),
                each.end(),
                each.text(),
                each.entity(),
                each.alias(),
                each.mention(),
                each.confidence(),
                each.reason());
    }

    private static Trial.Firing fires(Alert alert) {
        return new Trial.Firing(
                alert.rule(),
                alert.ruleTitle(),
                alert.severity().name().toLowerCase(Locale.ROOT),
                alert.entities(),
                alert.evidence());
    }

    @Override
    public Publication publish(Texts texts, Terms terms) {
        try {
            return publish(files(texts), terms, WatchlistOrigin.COMMAND);
        } catch (InvalidDocumentException e) {
            return Publication.Refused.of(e.problems());
        }
    }

    /**
     * Publishes what has been compiled, after the checks that {@code watchlist publish} makes.
     *
     * @throws InvalidDocumentException if a rule fires on nearly everything
     */
    Publication publish(WatchlistFiles files, Terms terms, WatchlistOrigin origin) throws InvalidDocumentException {
        files.requireDiscriminatingRules();
        List<Problem> findings = terms.insist() ? List.of() : drafts.findings(files);
        if (!findings.isEmpty()) {
            return new Publication.Refused(
                    new Examination(files.compiled().version(), List.of(), findings, changes(files, inForce())));
        }
        return write(files, terms, origin);
    }

    private Publication write(WatchlistFiles files, Terms terms, WatchlistOrigin origin) {
        try {
            WatchlistDesk.Outcome outcome = desk.publish(
                    files.draft(origin, terms.by(), terms.note(), null),
                    files.compiled().alertTopics(),
                    terms.base());
            return outcome.published() == null
                    ? new Publication.Unchanged(files.compiled().version())
                    : new Publication.Published(tell(outcome.published(), true), outcome.takenOver(), 0);
        } catch (WatchlistConflictException e) {
            return new Publication.Conflict(e.inForce().map(found -> tell(found, true)));
        } finally {
            forgetVersions();
        }
    }

    @Override
    public Optional<Publication> rollBack(String version, Terms terms) {
        return find(version).map(earlier -> {
            try {
                WatchlistFiles files = drafts.files(earlier.watchlist(), earlier.rules());
                files.requireDiscriminatingRules();
                return write(files, terms, WatchlistOrigin.ROLLBACK);
            } catch (InvalidDocumentException e) {
                return Publication.Refused.of(e.problems());
            }
        });
    }

    private static WatchlistVersion tell(PublishedWatchlist published, boolean inForce) {
        try {
            return WatchlistHistory.tell(published, inForce);
        } catch (InvalidDocumentException e) {
            throw new IllegalStateException("only what is YAML is ever published", e);
        }
    }
}
