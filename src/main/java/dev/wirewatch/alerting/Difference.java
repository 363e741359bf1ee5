package dev.wirewatch.alerting;

import dev.wirewatch.model.Alert;
import dev.wirewatch.model.AlertReason;
import dev.wirewatch.model.Correction;
import dev.wirewatch.model.CorrectionKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What an alert says now that it did not say before: the reasons for an event, and the same in words.
 *
 * @param reasons empty if nobody needs to know: another copy of a text, another article of a known source
 * @param words one entry for each thing that is new
 * @param reopens whether somebody who is done with the alert should look again: a new article after it was closed; a rise
 *     in severity, a correction or a retraction after it was acknowledged
 */
record Difference(List<AlertReason> reasons, List<String> words, boolean reopens) {
    Difference {
        reasons = List.copyOf(reasons);
        words = List.copyOf(words);
    }

    /**
     * Compares.
     *
     * @param predecessors the stories whose place it takes; empty if there are none
     * @param story the story as it is
     * @param life that it inherits
     * @param alert the story's alert
     */
    static Difference between(List<Story> predecessors, Story story, Lifecycle life, Alert alert, Cause cause) {
        Found found = new Found();
        if (predecessors.isEmpty()) {
            if (life.sequence() > 0) {
                found.add(AlertReason.DIVIDED, "part of another alert's story before");
            }
            return new Difference(found.reasons, found.words, false);
        }
        boolean stood = predecessors.stream()
                .anyMatch(before -> before.first().articleId().equals(alert.story()));
        if (predecessors.size() > 1 || !stood) {
            found.add(
                    AlertReason.JOINED,
                    predecessors.size() > 1
                            ? "what looked like " + predecessors.size() + " events is one"
                            : "an article was published before the one that was taken for the first");
        }
        boolean higher = told(life, alert, found);
        boolean corrected = corrections(predecessors, story, found);
        int before = predecessors.stream().mapToInt(Story::articles).sum();
        if (cause.takesBack()) {
            found.add(AlertReason.EVIDENCE_TAKEN_BACK, "an edited article no longer satisfies the rule");
        }
        boolean more = cause.isNews() && story.articles() > before;
        if (life.isClosed() && more) {
            found.add(AlertReason.NEW_ARTICLE, "a new article after it was closed");
        }
        boolean wasClosed = predecessors.stream().anyMatch(one -> one.life().isClosed());
        boolean reopens = (life.isClosed() && (more || corrected))
                || (wasClosed && !life.isClosed())
                || (life.isAcknowledged() && (higher || corrected));
        return new Difference(found.reasons, found.words, reopens);
    }

    /** Compares with what events have told so far; whether it is more severe than that. */
    private static boolean told(Lifecycle life, Alert alert, Found found) {
        for (String origin : alert.origins()) {
            if (!life.origins().contains(origin)) {
                found.add(AlertReason.NEW_ORIGIN, "new independent source: " + origin);
            }
        }
        boolean higher = life.severity() != null && alert.severity().compareTo(life.severity()) > 0;
        if (life.severity() != null && alert.severity() != life.severity()) {
            found.add(
                    higher ? AlertReason.HIGHER_SEVERITY : AlertReason.LOWER_SEVERITY,
                    "severity " + word(life.severity()) + " before, " + word(alert.severity()) + " now");
        }
        return higher;
    }

    private static boolean corrections(List<Story> predecessors, Story story, Found found) {
        if (story.kept().stream().allMatch(support -> support.evidence().correction() == null)) {
            return false;
        }
        Set<String> known = predecessors.stream()
                .flatMap(before -> before.kept().stream())
                .map(Difference::revision)
                .collect(Collectors.toSet());
        boolean corrected = false;
        for (Support support : story.kept()) {
            Correction correction = support.evidence().correction();
            if (correction != null && !known.contains(revision(support))) {
                corrected = true;
                boolean retraction = correction.kind() == CorrectionKind.RETRACTION;
                found.add(
                        retraction ? AlertReason.RETRACTION : AlertReason.CORRECTION,
                        support.origin().printedBy() + ": " + words(correction) + " ("
                                + support.evidence().article().title() + ")");
            }
        }
        return corrected;
    }

    private static String words(Correction correction) {
        String changed = correction.changed().isEmpty()
                ? ""
                : (correction.wording() == null ? "" : ", ") + "edited: " + String.join(", ", correction.changed());
        return (correction.wording() == null ? "" : "“" + correction.wording() + "”") + changed;
    }

    private static String revision(Support support) {
        return support.articleId() + "/" + support.revision();
    }

    private static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }

    /** Reasons as they are found, each once. */
    private static final class Found {
        private final List<AlertReason> reasons = new ArrayList<>();
        private final List<String> words = new ArrayList<>();

        void add(AlertReason reason, String inWords) {
            if (!reasons.contains(reason)) {
                reasons.add(reason);
            }
            words.add(inWords);
        }
    }
}
