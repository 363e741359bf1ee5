package dev.wirewatch.dashboard;

import dev.wirewatch.config.SettingKey;
import dev.wirewatch.config.Settings;
import dev.wirewatch.dashboard.http.DeskAccess;
import dev.wirewatch.dashboard.http.DeskRole;
import dev.wirewatch.dashboard.http.DeskUser;
import dev.wirewatch.dashboard.http.EndpointException;
import dev.wirewatch.dashboard.http.SecretDigest;
import dev.wirewatch.dashboard.http.TrustedProxy;
import dev.wirewatch.document.InvalidDocumentException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What the dashboard needs to know.
 *
 * @param host name or address to bind to
 * @param port port to listen on; 0 takes a free one
 * @param access who may use it
 * @param file where the read model is kept
 * @param retention how far back it looks
 * @param bytes the most that its file may hold
 */
public record DashboardSettings(String host, int port, DeskAccess access, Path file, Duration retention, long bytes) {
    /**
     * Reads the settings that are in force, and the file of users that they name.
     *
     * @throws InvalidDocumentException if that file is not as it should be
     * @throws EndpointException if a setting's value makes no sense; the message names it
     */
    public static DashboardSettings of(Settings settings) throws InvalidDocumentException {
        return new DashboardSettings(
                settings.text(SettingKey.DASHBOARD_HOST),
                settings.count(SettingKey.DASHBOARD_PORT),
                access(settings),
                settings.path(SettingKey.DATA_DIR)
                        .resolve("dashboard")
                        .resolve(settings.text(SettingKey.LANE) + ".sqlite"),
                settings.duration(SettingKey.DASHBOARD_RETENTION),
                settings.bytes(SettingKey.DASHBOARD_SIZE_MAX));
    }

    private static DeskAccess access(Settings settings) throws InvalidDocumentException {
        List<DeskUser> users = settings.text(SettingKey.DASHBOARD_USERS).isEmpty()
                ? List.of()
                : DeskUsers.read(settings.path(SettingKey.DASHBOARD_USERS));
        return new DeskAccess(users, token(settings), proxy(settings), role(settings));
    }

    private static @Nullable SecretDigest token(Settings settings) {
        String token = settings.text(SettingKey.DASHBOARD_TOKEN);
        try {
            return token.isEmpty() ? null : SecretDigest.parse(token);
        } catch (IllegalArgumentException e) {
            throw new EndpointException("dashboard.token " + e.getMessage(), e);
        }
    }

    private static @Nullable TrustedProxy proxy(Settings settings) {
        String header = settings.text(SettingKey.DASHBOARD_PROXY_HEADER);
        if (header.isEmpty()) {
            return null;
        }
        if (!header.matches("[A-Za-z0-9-]{1,100}")) {
            throw new EndpointException("dashboard.proxy.header must be the name of an HTTP header: " + header, null);
        }
        Set<String> addresses = new HashSet<>();
        for (String address : settings.list(SettingKey.DASHBOARD_PROXY_ADDRESSES)) {
            // Only digits and colons: a name would be looked up, and could come to mean somebody else.
            if (!address.matches("[0-9.]+|[0-9A-Fa-f:.]*:[0-9A-Fa-f:.]*")) {
                throw new EndpointException("dashboard.proxy.addresses must be IP addresses: " + address, null);
            }
            try {
                addresses.add(InetAddress.getByName(address).getHostAddress());
            } catch (UnknownHostException e) {
                throw new EndpointException("dashboard.proxy.addresses must be IP addresses: " + address, e);
            }
        }
        return new TrustedProxy(header, addresses, Set.copyOf(settings.list(SettingKey.DASHBOARD_PROXY_EDITORS)));
    }

    private static DeskRole role(Settings settings) {
        String role = settings.text(SettingKey.DASHBOARD_ROLE);
        return switch (role) {
            case "reader" -> DeskRole.READER;
            case "editor" -> DeskRole.EDITOR;
            default -> throw new EndpointException("dashboard.role must be reader or editor: " + role, null);
        };
    }

    /** Says nothing of secrets. */
    @Override
    public String toString() {
        return "dashboard at " + host + ":" + port + ", read model " + file;
    }
}
