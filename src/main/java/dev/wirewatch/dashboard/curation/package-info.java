/**
 * What the desk's editors change and try: the watchlist with its rules, and replays and backtests of it.
 *
 * <p>The dashboard knows neither how watchlists are compiled nor how articles are tagged. It asks
 * {@link dev.wirewatch.dashboard.curation.Watchlists} and {@link dev.wirewatch.dashboard.curation.Experiments}, which
 * whoever starts it brings along (they work as the commands of the same names do), and shows the answers under
 * {@code /api/v1/watchlist} and {@code /api/v1/experiments}.
 */
@NullMarked
package dev.wirewatch.dashboard.curation;

import org.jspecify.annotations.NullMarked;
