package dev.wirewatch.dashboard.curation;

/**
 * What the dashboard needs of others for its editors.
 *
 * @param watchlists the lane's watchlist
 * @param experiments replays and backtests; closed with the dashboard
 * @param shadows candidates that run beside the live watchlist
 */
public record Curation(Watchlists watchlists, Experiments experiments, Shadows shadows) {}
