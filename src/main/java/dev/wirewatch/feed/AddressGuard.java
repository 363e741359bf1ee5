package dev.wirewatch.feed;

import inet.ipaddr.IPAddress;
import inet.ipaddr.IPAddressNetwork.IPAddressGenerator;
import inet.ipaddr.IPAddressString;
import inet.ipaddr.ipv6.IPv6Address;
import java.net.InetAddress;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Keeps feeds and their redirects from making us ask what only we can reach: the machine itself, its network, a cloud's
 * metadata service (OWASP, Server-Side Request Forgery Prevention). What is not globally reachable by the registries of
 * RFC 6890 is refused unless it is allowed by name, address or block. Asked for every address of every name, at the time
 * of the connection.
 */
public final class AddressGuard {
    private static final IPAddressGenerator ADDRESSES = new IPAddressGenerator();
    private static final Pattern DOTTED_QUAD = Pattern.compile(
            "(?:(?:0|[1-9]\\d?|1\\d\\d|2[0-4]\\d|25[0-5])\\.){3}(?:0|[1-9]\\d?|1\\d\\d|2[0-4]\\d|25[0-5])");
    /** What URL parsers take for an IPv4 address (WHATWG URL section 3.5): the last label is a number. */
    private static final Pattern NUMERIC = Pattern.compile("(?:.*\\.)?(?:\\d+|0[xX][0-9a-fA-F]*)\\.?");

    private static final List<IPAddress> NOT_GLOBAL = blocks(
            "0.0.0.0/8",
            "10.0.0.0/8",
            "100.64.0.0/10",
            "127.0.0.0/8",
            "169.254.0.0/16",
            "172.16.0.0/12",
            "192.0.0.0/24",
            "192.0.2.0/24",
            "192.88.99.0/24",
            "192.168.0.0/16",
            "198.18.0.0/15",
            "198.51.100.0/24",
            "203.0.113.0/24",
            "224.0.0.0/4",
            "240.0.0.0/4",
            "2001::/23",
            "2001:db8::/32",
            "3fff::/20");
    /** All of IPv6 that is assigned to be reached (RFC 4291 section 2.4); loopback, mapped, local are outside of it. */
    private static final IPAddress GLOBAL_UNICAST = block("2000::/3");

    private static final IPAddress NAT64 = block("64:ff9b::/96");
    private static final IPAddress SIX_TO_FOUR = block("2002::/16");

    private final List<AllowedNetwork> allowed;

    /**
     * @param allowNetworks what to let pass although it is not public, as the setting {@code ingest.allow-networks}
     * @throws IllegalArgumentException if an entry cannot be read
     */
    public AddressGuard(List<String> allowNetworks) {
        this.allowed = allowNetworks.stream().map(AllowedNetwork::parse).toList();
    }

    /**
     * Whether the host of an address is written in a way that only serves to slip past checks: IPv4 in decimal, octal,
     * hexadecimal or shortened form, or inside of an IPv6 literal. No allowance lifts this; the plain form can be allowed.
     *
     * @param host the host as written, an IPv6 literal with or without brackets
     */
    public boolean disguised(String host) {
        String bare = host.startsWith("[") && host.endsWith("]") ? host.substring(1, host.length() - 1) : host;
        if (bare.contains(":")) {
            IPAddress literal = new IPAddressString(bare).getAddress();
            if (literal == null || !literal.isIPv6()) {
                return true;
            }
            IPv6Address address = literal.toIPv6();
            return bare.contains("%")
                    || address.isIPv4Mapped()
                    || (address.isIPv4Compatible() && !address.isLoopback() && !address.isZero());
        }
        return NUMERIC.matcher(bare).matches() && !DOTTED_QUAD.matcher(bare).matches();
    }

    /**
     * Whether a connection may be made.
     *
     * @param host the host name or literal that the address belongs to
     * @param address one of its addresses
     * @param port the port to connect to
     */
    public boolean permits(String host, InetAddress address, int port) {
        IPAddress plain = ADDRESSES.from(address);
        return plain != null && (global(plain) || allowed.stream().anyMatch(entry -> entry.covers(host, plain, port)));
    }

    private static boolean global(IPAddress address) {
        IPAddress inner = embedded(address);
        if (inner != null) {
            return global(inner);
        }
        if (address.isIPv6() && !GLOBAL_UNICAST.contains(address)) {
            return false;
        }
        return NOT_GLOBAL.stream().noneMatch(block -> block.contains(address));
    }

    /** The IPv4 address that a translator or tunnel would deliver to; null if the address embeds none. */
    private static @Nullable IPAddress embedded(IPAddress address) {
        if (NAT64.contains(address)) {
            return address.toIPv6().getEmbeddedIPv4Address();
        }
        return SIX_TO_FOUR.contains(address) ? address.toIPv6().get6To4IPv4Address() : null;
    }

    private static List<IPAddress> blocks(String... texts) {
        return Stream.of(texts).map(AddressGuard::block).toList();
    }

    private static IPAddress block(String text) {
        return new IPAddressString(text).getAddress().toPrefixBlock();
    }
}
