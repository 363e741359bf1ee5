package dev.wirewatch.dashboard.desk;

import dev.wirewatch.dashboard.curation.Curation;
import org.jspecify.annotations.Nullable;

/**
 * What a dashboard is given to work with.
 *
 * @param feeds for finding and registering feeds; null if that is not done here
 * @param deliveries for how deliveries do; null if nobody knows
 * @param curation for what editors change and try with the watchlist; its experiments are closed with the dashboard
 */
public record Desks(@Nullable FeedDesk feeds, @Nullable DeliveryDesk deliveries, Curation curation) {}
