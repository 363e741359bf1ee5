package dev.wirewatch.dashboard;

import dev.wirewatch.config.SettingKey;
import dev.wirewatch.config.Settings;
import java.nio.file.Path;
import java.time.Duration;

/**
 * What the dashboard needs to know.
 *
 * @param host name or address to bind to
 * @param port port to listen on; 0 takes a free one
 * @param token secret that readers must present; empty for none
 * @param file where the read model is kept
 * @param retention how far back it looks
 * @param bytes the most that its file may hold
 */
public record DashboardSettings(String host, int port, String token, Path file, Duration retention, long bytes) {
    /** Reads the settings that are in force. */
    public static DashboardSettings of(Settings settings) {
        return new DashboardSettings(
                settings.text(SettingKey.DASHBOARD_HOST),
                settings.count(SettingKey.DASHBOARD_PORT),
                settings.text(SettingKey.DASHBOARD_TOKEN),
                settings.path(SettingKey.DATA_DIR)
                        .resolve("dashboard")
                        .resolve(settings.text(SettingKey.LANE) + ".sqlite"),
                settings.duration(SettingKey.DASHBOARD_RETENTION),
                settings.bytes(SettingKey.DASHBOARD_SIZE_MAX));
    }

    /** Says nothing of the token. */
    @Override
    public String toString() {
        return "dashboard at " + host + ":" + port + ", read model " + file;
    }
}
