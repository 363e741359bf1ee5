/**
 * Rules that judge many articles together: burst, silence and sequence, as pure functions over a bounded memory.
 *
 * <p>{@link dev.wirewatch.alerting.window.WindowRules} takes the matches of one rule and group as
 * {@link dev.wirewatch.alerting.RuleMatcher} finds them and answers with those that support an alert, and with
 * retractions of those that no longer do; both go on into the fold of {@link dev.wirewatch.alerting.GroupState}, which
 * joins them by time. What is answered in the end is a function of the set of articles, not of their order: whatever an
 * article changes about windows that lie before or after it is judged again.
 *
 * <p>Time is effective time, cut into slices of a sixth of the window; a window is six of them. Of each slice a
 * {@link dev.wirewatch.alerting.window.Bucket} of fixed size is remembered, and of the past a
 * {@link dev.wirewatch.alerting.window.Tally} of counts, so that state grows with time and never with the number of
 * articles. An article that was seen long after it was published is no news: it is not counted at all, so a feed that
 * republishes its archive makes no burst. Nothing waits for the end of a window, and nothing an article claims about its
 * time can close one; only a silence in a lane that follows the present needs a clock, and a replay never asks it.
 *
 * <p>The habit of a group is the mean and the spread of its counts in windows before the one that is judged, and the test
 * a negative binomial tail, as in Farrington et al., "A Statistical Algorithm for the Early Detection of Outbreaks of
 * Infectious Disease" (1996): see {@link dev.wirewatch.alerting.window.Habit}.
 */
@NullMarked
package dev.wirewatch.alerting.window;

import org.jspecify.annotations.NullMarked;
