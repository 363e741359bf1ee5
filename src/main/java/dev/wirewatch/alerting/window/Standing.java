package dev.wirewatch.alerting.window;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.wirewatch.alerting.RuleTerms;
import java.util.Collections;
import java.util.NavigableMap;
import java.util.NavigableSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What has been judged and said of a rule and group.
 *
 * @param terms of the rule, as in the latest article
 * @param oldest the earliest slice that ever held an article
 * @param newest the latest slice that holds an article
 * @param judged the latest slice that was judged with which a window ends
 * @param verdicts windows out of the ordinary, by their last slice
 * @param candidates windows large enough to be judged, by their last slice
 * @param said articles that support an alert, by id
 * @param expires when it may be forgotten
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record Standing(
        RuleTerms terms,
        long oldest,
        long newest,
        long judged,
        NavigableMap<Long, Verdict> verdicts,
        NavigableSet<Long> candidates,
        NavigableMap<String, Said> said,
        long expires)
        implements Remembered {

    public Standing {
        verdicts = Collections.unmodifiableNavigableMap(verdicts == null ? new TreeMap<>() : new TreeMap<>(verdicts));
        candidates =
                Collections.unmodifiableNavigableSet(candidates == null ? new TreeSet<>() : new TreeSet<>(candidates));
        said = Collections.unmodifiableNavigableMap(said == null ? new TreeMap<>() : new TreeMap<>(said));
    }

    /**
     * An article that supports an alert.
     *
     * @param slice its slice
     * @param window the last slice of the window that it is shown for
     * @param revision of the article
     * @param digest of the conditions that were given
     */
    public record Said(long slice, long window, int revision, int digest) {
        boolean saysTheSameAs(Said other) {
            return revision == other.revision && digest == other.digest;
        }
    }

    static Standing begin(RuleTerms terms, long slice) {
        return new Standing(
                terms, slice, slice, slice - 1, new TreeMap<>(), new TreeSet<>(), new TreeMap<>(), Long.MAX_VALUE);
    }

    Standing under(RuleTerms latest) {
        return new Standing(latest, oldest, newest, judged, verdicts, candidates, said, expires);
    }

    Standing reaching(long slice) {
        return new Standing(
                terms, Math.min(oldest, slice), Math.max(newest, slice), judged, verdicts, candidates, said, expires);
    }

    Standing judgedUpTo(long slice) {
        return new Standing(terms, oldest, newest, Math.max(judged, slice), verdicts, candidates, said, expires);
    }

    /** Without what is further back than anything that can still arrive. */
    Standing since(long slice) {
        NavigableMap<String, Said> still = new TreeMap<>(said);
        still.values().removeIf(entry -> entry.slice() < slice);
        return new Standing(
                terms,
                oldest,
                newest,
                judged,
                verdicts.tailMap(slice, true),
                candidates.tailSet(slice, true),
                still,
                expires);
    }
}
