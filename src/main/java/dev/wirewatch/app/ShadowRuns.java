package dev.wirewatch.app;

import dev.wirewatch.config.Settings;
import dev.wirewatch.dashboard.curation.Shadows;
import dev.wirewatch.dashboard.curation.Texts;
import dev.wirewatch.document.InvalidDocumentException;
import dev.wirewatch.kafka.KafkaConnection;
import dev.wirewatch.kafka.Lane;
import dev.wirewatch.model.AlertDifference;
import dev.wirewatch.model.ShadowDifference;
import dev.wirewatch.model.ShadowRun;
import dev.wirewatch.model.ShadowStatus;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The desk's work with shadow runs: what the commands of {@code watchlist shadow} do, for those who look at pages. */
final class ShadowRuns implements Shadows {
    private static final String PREFIX = "wirewatch: ";

    private final ShadowDesk desk;
    private final WatchlistCurator watchlists;
    private final WatchlistDesk topics;

    /**
     * @param desk starts and stops them
     * @param watchlists completes drafts by what is in force
     * @param topics creates what a candidate needs
     */
    ShadowRuns(ShadowDesk desk, WatchlistCurator watchlists, WatchlistDesk topics) {
        this.desk = desk;
        this.watchlists = watchlists;
        this.topics = topics;
    }

    @Override
    public List<ShadowStatus> all(int most) {
        return desk.runs().stream().limit(most).map(desk::status).toList();
    }

    @Override
    public Optional<List<AlertDifference>> differences(String id, int offset, int most) {
        return desk.runs().stream()
                .filter(run -> run.id().equals(id))
                .findFirst()
                .map(run -> desk.differences(run).stream()
                        .skip(offset)
                        .limit(most)
                        .map(ShadowDifference::difference)
                        .toList());
    }

    @Override
    public Start start(Texts candidate, Duration length, String by, @Nullable String note) {
        try {
            WatchlistFiles files = watchlists.files(candidate);
            topics.ensureTopics(files.compiled().alertTopics());
            ShadowRun run = desk.start(files, new ShadowTerms(null, length, by, note));
            return new Start.Started(desk.status(run));
        } catch (InvalidDocumentException e) {
            return new Start.Unusable(e.problems());
        } catch (UserErrorException e) {
            return new Start.Refused(reason(e));
        }
    }

    @Override
    public Optional<ShadowStatus> stop(String by) {
        return desk.stop(by).map(desk::status);
    }

    private static String reason(UserErrorException e) {
        String message = String.valueOf(e.getMessage());
        return message.startsWith(PREFIX) ? message.substring(PREFIX.length()) : message;
    }

    /** With the lane's desk. */
    static ShadowRuns of(
            KafkaConnection connection,
            Settings settings,
            Lane live,
            WatchlistCurator watchlists,
            InstantSource clock) {
        return new ShadowRuns(
                new ShadowDesk(connection, settings, live, clock), watchlists, new WatchlistDesk(connection, settings));
    }
}
