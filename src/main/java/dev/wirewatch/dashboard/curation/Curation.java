package dev.wirewatch.dashboard.curation;

/**
 * What the dashboard needs of others for its editors.
 *
 * @param watchlists the lane's watchlist
 * @param experiments replays and backtests; closed with the dashboard
 */
public record Curation(Watchlists watchlists, Experiments experiments) {}
