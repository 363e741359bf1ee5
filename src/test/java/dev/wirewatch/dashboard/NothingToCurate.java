package dev.wirewatch.dashboard;

import dev.wirewatch.dashboard.curation.Curation;
import dev.wirewatch.dashboard.curation.EntityDetail;
import dev.wirewatch.dashboard.curation.Examination;
import dev.wirewatch.dashboard.curation.Experiment;
import dev.wirewatch.dashboard.curation.Experiments;
import dev.wirewatch.dashboard.curation.Publication;
import dev.wirewatch.dashboard.curation.Texts;
import dev.wirewatch.dashboard.curation.Trial;
import dev.wirewatch.dashboard.curation.WatchlistContents;
import dev.wirewatch.dashboard.curation.WatchlistVersion;
import dev.wirewatch.dashboard.curation.Watchlists;
import dev.wirewatch.model.AlertDifference;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A lane with an empty watchlist, for tests of everything else. */
final class NothingToCurate implements Watchlists, Experiments {
    private static final NothingToCurate NOTHING = new NothingToCurate();
    static final Curation CURATION = new Curation(NOTHING, NOTHING, new NoShadows());

    @Override
    public Optional<WatchlistContents> contents() {
        WatchlistVersion empty =
                new WatchlistVersion("empty", "0", Instant.EPOCH, true, null, null, null, null, 0, 0, 0, List.of());
        return Optional.of(new WatchlistContents(empty, List.of(), List.of()));
    }

    @Override
    public Optional<EntityDetail> entity(String id) {
        return Optional.empty();
    }

    @Override
    public Optional<Texts> texts(String version) {
        return Optional.empty();
    }

    @Override
    public List<WatchlistVersion> history(int most) {
        return List.of();
    }

    @Override
    public Examination examine(Texts texts) {
        return Examination.unusable(List.of());
    }

    @Override
    public Trial tryText(Texts texts, String title, String text, @Nullable String language) {
        return Trial.unusable(List.of());
    }

    @Override
    public Publication publish(Texts texts, Terms terms) {
        return new Publication.Conflict(Optional.empty());
    }

    @Override
    public Optional<Publication> rollBack(String version, Terms terms) {
        return Optional.empty();
    }

    @Override
    public List<Experiment> all() {
        return List.of();
    }

    @Override
    public Optional<Experiment> find(String id) {
        return Optional.empty();
    }

    @Override
    public List<String> corpora() {
        return List.of();
    }

    @Override
    public Start backtest(Texts candidate, Instant from, Instant until, String by) {
        return new Start.Refused("there is nothing to read");
    }

    @Override
    public Start replay(Texts candidate, Corpus corpus, String by) {
        return new Start.Refused("there is nothing to read");
    }

    @Override
    public Optional<Experiment> cancel(String id) {
        return Optional.empty();
    }

    @Override
    public Optional<List<AlertDifference>> differences(String id, int offset, int most) {
        return Optional.empty();
    }

    @Override
    public Optional<Publication> promote(String id, List<String> alerts, Terms terms) {
        return Optional.empty();
    }

    @Override
    public void close() {}
}
