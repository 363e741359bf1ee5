package dev.wirewatch.app;

import dev.wirewatch.config.SettingKey;
import dev.wirewatch.document.InvalidDocumentException;
import dev.wirewatch.document.Problem;
import dev.wirewatch.document.SourceDocument;
import dev.wirewatch.kafka.KafkaConnection;
import dev.wirewatch.kafka.Lane;
import dev.wirewatch.kafka.WatchlistDraft;
import dev.wirewatch.kafka.WatchlistTopic;
import dev.wirewatch.model.PublishedWatchlist;
import dev.wirewatch.model.WatchlistOrigin;
import dev.wirewatch.tagging.Finding;
import dev.wirewatch.tagging.Tagger;
import dev.wirewatch.tagging.WatchlistExamples;
import dev.wirewatch.tagging.WatchlistLint;
import dev.wirewatch.topology.detect.CompiledWatchlist;
import dev.wirewatch.topology.detect.RuleSelectivity;
import dev.wirewatch.watchlist.Watchlist;
import java.io.PrintWriter;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/**
 * A watchlist and its rules: their texts, and both checked and compiled.
 *
 * @param watchlist the watchlist file
 * @param rules the rules file
 * @param compiled both, ready to work
 */
record WatchlistFiles(NamedText watchlist, NamedText rules, CompiledWatchlist compiled) {

    /**
     * Reads and compiles the configured files.
     *
     * @throws InvalidDocumentException with every problem by file, line and key
     */
    static WatchlistFiles load(Configuration configuration) throws InvalidDocumentException {
        return of(configuration.read(SettingKey.WATCHLIST), configuration.read(SettingKey.RULES));
    }

    /**
     * Compiles two texts.
     *
     * @throws InvalidDocumentException with every problem by file, line and key
     */
    static WatchlistFiles of(NamedText watchlist, NamedText rules) throws InvalidDocumentException {
        return new WatchlistFiles(
                watchlist,
                rules,
                CompiledWatchlist.compile(
                        SourceDocument.parse(watchlist.name(), watchlist.text()),
                        SourceDocument.parse(rules.name(), rules.text())));
    }

    /**
     * What an examination finds fault with, where it stands in the watchlist file.
     *
     * @param examination of the watchlist and what it is compiled to
     * @throws InvalidDocumentException never: the file has been read before
     */
    List<Problem> faults(BiFunction<Watchlist, Tagger, List<Finding>> examination) throws InvalidDocumentException {
        SourceDocument document = SourceDocument.parse(watchlist.name(), watchlist.text());
        return examination.apply(compiled.watchlist(), compiled.tagger()).stream()
                .map(finding -> document.problem(finding.key(), message(document, finding)))
                .toList();
    }

    private static String message(SourceDocument document, Finding finding) {
        return finding.message() + (finding.other() == null ? "" : " (line " + document.line(finding.other()) + ")");
    }

    /**
     * What stands against publishing it: what is hardly meant, and the examples that fail.
     *
     * @throws InvalidDocumentException never: the file has been read before
     */
    List<Problem> findings() throws InvalidDocumentException {
        List<Problem> faults = new ArrayList<>(faults(WatchlistLint::findings));
        faults.addAll(faults(WatchlistExamples::failures));
        return faults;
    }

    /**
     * Whether it may be published: nothing in it is hardly meant, and its examples hold.
     *
     * @param err takes each finding by line, and that it is not published
     * @throws InvalidDocumentException never: the file has been read before
     */
    boolean passes(PrintWriter err) throws InvalidDocumentException {
        List<Problem> faults = findings();
        if (faults.isEmpty()) {
            return true;
        }
        faults.forEach(err::println);
        err.println("wirewatch: not published; " + faults.size() + " findings (--no-test publishes in spite of them)");
        return false;
    }

    /**
     * To be published.
     *
     * @throws UserErrorException if a rule fires on nearly everything
     */
    WatchlistDraft draft(WatchlistOrigin origin, @Nullable String by, @Nullable String note, @Nullable Instant asOf) {
        refuseIndiscriminateRules();
        return new WatchlistDraft(
                compiled.watchlist().name(),
                compiled.version(),
                watchlist.text(),
                rules.text(),
                origin,
                by,
                note,
                asOf);
    }

    /**
     * Publishes them as the only version of a lane, in force from a time on.
     *
     * @throws UserErrorException if a rule fires on nearly everything
     */
    void publish(KafkaConnection connection, Lane lane, Instant effective) {
        refuseIndiscriminateRules();
        new WatchlistTopic(connection, lane)
                .write(List.of(new PublishedWatchlist(
                        compiled.watchlist().name(), compiled.version(), effective, watchlist.text(), rules.text())));
    }

    /** As the only version of a lane, in force from the beginning of time. */
    PublishedWatchlist fromTheBeginning() {
        return new PublishedWatchlist(
                compiled.watchlist().name(), compiled.version(), Instant.EPOCH, watchlist.text(), rules.text());
    }

    /**
     * Tries the rules on a sample of everyday news.
     *
     * @throws InvalidDocumentException with a problem for each rule that fires on nearly everything
     */
    void requireDiscriminatingRules() throws InvalidDocumentException {
        List<Problem> problems = RuleSelectivity.check(compiled, SourceDocument.parse(rules.name(), rules.text()));
        if (!problems.isEmpty()) {
            throw new InvalidDocumentException(problems);
        }
    }

    private void refuseIndiscriminateRules() {
        try {
            requireDiscriminatingRules();
        } catch (InvalidDocumentException e) {
            throw new UserErrorException(String.valueOf(e.getMessage()));
        }
    }
}
