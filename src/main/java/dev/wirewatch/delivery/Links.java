package dev.wirewatch.delivery;

import org.jspecify.annotations.Nullable;

/**
 * Where readers find an alert.
 *
 * @param dashboard the dashboard's address; null if none is known
 */
public record Links(@Nullable String dashboard) {

    /** The alert's page; null if no dashboard is known. */
    public @Nullable String alert(String id) {
        return dashboard == null ? null : dashboard + (dashboard.endsWith("/") ? "" : "/") + "alerts/" + id;
    }

    /** The best address for an alert: its page, else its first article; null if there is neither. */
    public @Nullable String best(AlertLine alert) {
        String page = alert(alert.id());
        return page != null ? page : alert.link();
    }
}
