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
 *
 * <p><b>Life of an alert.</b> There is one for each rule, group and story. It is opened by its first article; updated by a new
 * independent source, a change of severity, a correction or a retraction (an edit of the article, or wordings such as
 * {@code CORRECTION:} or {@code Kill notice} in thirteen languages); closed when it has been quiet for long enough; and
 * reopened by a new article after that. Once acknowledged it is reopened only by a higher severity, a correction or a
 * retraction. One more copy of a text it has changes its state and is no event. When an article turns up that was published
 * earlier than its first, the alert gets another id: the old one is superseded and names its successor, and
 * acknowledgement, notes and history go on there. A muted alert is an alert like any other that says who muted it and why.
 *
 * <p><b>Time.</b> What is older than the stale limit ({@code alerts.stale-after}) when it is first seen opens and reopens
 * nothing, but counts as evidence. Alerts close by the clock of the detecting machine, and only when that has run evenly
 * for 15 minutes and no backlog is being worked off. Replays have no present, so nothing closes there. Windowed rules go by
 * effective time and find the same in whatever order articles arrive.
 *
 * <p><b>Learning.</b> What is added to a lane that has been running is not judged by a time in which nobody looked for it:
 * burst, silence and first-seen rules say nothing of a new rule or a new entity until they have learned what is usual, for a
 * quarter of their baseline (first-seen: for the whole of {@code unseen-for}).
 */
@NullMarked
package dev.wirewatch.alerting;

import org.jspecify.annotations.NullMarked;
