/**
 * From what the tagger found to what the desk is told, as pure functions: no Kafka, no I/O, no clock.
 *
 * <p>{@link dev.wirewatch.alerting.RuleMatcher} applies the rules of a {@link dev.wirewatch.watchlist.RuleBook} to one
 * tagged article and gives {@link dev.wirewatch.alerting.Match}es, each the evidence of one article for one rule and
 * group. {@link dev.wirewatch.alerting.ArticleMatches} compares them with those of the article's revision before and adds
 * {@link dev.wirewatch.alerting.Retraction}s. {@link dev.wirewatch.alerting.GroupState} folds the events of one rule and
 * group into alerts. What stands in the end depends on the set of matches alone, not on the order in which they arrive:
 * partitions interleave differently in every run, and the alerts must not.
 *
 * <p>The topology keeps one {@code ArticleMatches} per article and one group state per
 * {@link dev.wirewatch.alerting.GroupEvent#key()} in stores, and publishes the
 * {@link dev.wirewatch.alerting.AlertChange}s that each event causes. How an article's mentions combine is decided by
 * minimal span: the nearest mentions belong together, and a mention takes part in one combination only (compare the
 * minimal-interval semantics of Clarke, Cormack and Burkowski, "An Algebra for Structured Text Search", 1995).
 */
@NullMarked
package dev.wirewatch.alerting;

import org.jspecify.annotations.NullMarked;
