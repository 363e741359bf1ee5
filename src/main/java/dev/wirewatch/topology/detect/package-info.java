/**
 * From articles to alerts: {@link dev.wirewatch.topology.detect.DetectionTopology}.
 *
 * <p>An article is tagged by the watchlist version in force at its time in the lane. For that, every version is in every
 * partition of the watchlists topic and kept in a versioned store beside the articles; a global table would tag a backlog
 * with the newest version instead of each article's own. Matches of rules are gathered by rule and group, where a fold
 * that does not depend on their order keeps the standing alerts.
 */
@NullMarked
package dev.wirewatch.topology.detect;

import org.jspecify.annotations.NullMarked;
