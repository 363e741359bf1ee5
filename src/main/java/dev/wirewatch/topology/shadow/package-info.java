/**
 * A candidate watchlist beside the live one: {@link dev.wirewatch.topology.shadow.ShadowTopology} compares the alerts that
 * both raise.
 *
 * <p>The candidate's alerts come from the detection topology in a lane of its own that reads the live articles. Here both
 * lanes' alerts are brought together by rule and group, where one side may know an alert under another id, and what stays
 * different for a while is told once, exactly once.
 *
 * <p>One candidate runs at a time, for at most 30 days, on the instances that detect, also after a restart. Alerts opened
 * since the start are compared; articles are read from some days before it, so that both sides know the stories that are
 * going on. Rules that go by what is usual have to learn it in the candidate's lane: until then their alerts are not
 * compared, and the run says which those are and until when ({@link dev.wirewatch.model.ShadowRun#learning}).
 */
@NullMarked
package dev.wirewatch.topology.shadow;

import org.jspecify.annotations.NullMarked;
