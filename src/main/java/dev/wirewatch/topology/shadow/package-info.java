/**
 * A candidate watchlist beside the live one: {@link dev.wirewatch.topology.shadow.ShadowTopology} compares the alerts that
 * both raise.
 *
 * <p>The candidate's alerts come from the detection topology in a lane of its own that reads the live articles. Here both
 * lanes' alerts are brought together by rule and group, where one side may know an alert under another id, and what stays
 * different for a while is told once, exactly once.
 */
@NullMarked
package dev.wirewatch.topology.shadow;

import org.jspecify.annotations.NullMarked;
