package dev.wirewatch.feed;

import inet.ipaddr.HostName;
import inet.ipaddr.IPAddress;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * An entry of {@code ingest.allow-networks}.
 *
 * @param block the addresses it covers; null when it names a host instead
 * @param host the host name it covers, lower case; null when it covers addresses
 * @param port the port it is restricted to; null for every port
 */
record AllowedNetwork(
        @Nullable IPAddress block,
        @Nullable String host,
        @Nullable Integer port) {
    /**
     * Reads {@code 10.0.0.0/8}, {@code 127.0.0.1}, {@code 127.0.0.1:8080}, {@code [::1]:8080}, {@code fd00::/8},
     * {@code intranet.example} or {@code intranet.example:8080}.
     *
     * @throws IllegalArgumentException if it is none of these
     */
    static AllowedNetwork parse(String text) {
        HostName name = new HostName(text.strip());
        if (text.isBlank() || !name.isValid() || name.getService() != null) {
            throw new IllegalArgumentException("allow-networks takes address blocks such as 10.0.0.0/8, addresses, and "
                    + "hosts, each with or without a port such as 127.0.0.1:8080; not: " + text);
        }
        IPAddress address = name.asAddress();
        return address == null
                ? new AllowedNetwork(null, name.getHost().toLowerCase(Locale.ROOT), name.getPort())
                : new AllowedNetwork(address.toPrefixBlock(), null, name.getPort());
    }

    boolean covers(String asked, IPAddress address, int at) {
        if (port != null && port != at) {
            return false;
        }
        return block == null ? asked.equalsIgnoreCase(host) : block.contains(address);
    }
}
