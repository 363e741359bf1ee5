package dev.wirewatch.feed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AddressGuardTest {
    private final AddressGuard strict = new AddressGuard(List.of());

    private static boolean permits(AddressGuard guard, String address, int port) throws Exception {
        return guard.permits("some.example", InetAddress.getAllByName(address)[0], port);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "127.0.0.1",
                "127.255.255.254",
                "0.0.0.0",
                "10.1.2.3",
                "172.16.0.1",
                "172.31.255.255",
                "192.168.0.1",
                "169.254.169.254",
                "100.64.0.1",
                "198.18.0.1",
                "224.0.0.1",
                "239.1.1.1",
                "240.0.0.1",
                "255.255.255.255",
                "192.0.2.1",
                "::",
                "::1",
                "fe80::1",
                "fec0::1",
                "fc00::1",
                "fd12:3456::1",
                "ff02::1",
                "2001:db8::1",
                "64:ff9b::127.0.0.1",
                "64:ff9b::10.0.0.1",
                "64:ff9b:1::1",
                "2002:7f00:1::",
                "2002:a00:1::1",
                "2001:0:4136:e378:8000:63bf:3fff:fdd2",
                "::127.0.0.1",
                "::ffff:10.0.0.1",
                "100::1",
                "5f00::1"
            })
    void refusesWhatIsNotOnThePublicInternet(String address) throws Exception {
        assertThat(permits(strict, address, 80)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "8.8.8.8",
                "1.1.1.1",
                "172.32.0.1",
                "100.128.0.1",
                "2606:4700::1111",
                "2a00:1450:4001::1",
                "64:ff9b::8.8.8.8"
            })
    void permitsPublicAddresses(String address) throws Exception {
        assertThat(permits(strict, address, 80)).isTrue();
    }

    @Test
    void permitsWhatIsAllowedAndNothingElse() throws Exception {
        AddressGuard guard = new AddressGuard(
                List.of("10.1.0.0/16", "127.0.0.1:8080", "fd00::/8", "[::1]:9000", "intranet.example:81"));

        assertThat(permits(guard, "10.1.255.1", 80)).isTrue();
        assertThat(permits(guard, "10.2.0.1", 80)).isFalse();
        assertThat(permits(guard, "127.0.0.1", 8080)).isTrue();
        assertThat(permits(guard, "127.0.0.1", 8081)).isFalse();
        assertThat(permits(guard, "fd00::1", 1)).isTrue();
        assertThat(permits(guard, "::1", 9000)).isTrue();
        assertThat(permits(guard, "::1", 9001)).isFalse();
        InetAddress inner = InetAddress.getAllByName("192.168.7.7")[0];
        assertThat(guard.permits("Intranet.example", inner, 81)).isTrue();
        assertThat(guard.permits("intranet.example", inner, 80)).isFalse();
        assertThat(guard.permits("other.example", inner, 81)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2130706433",
                "0x7f000001",
                "0177.0.0.1",
                "127.1",
                "127.0.1",
                "0x7f.0.0.1",
                "127.0.0.01",
                "1.2.3.4.",
                "256.1.1.1",
                "[::ffff:127.0.0.1]",
                "::ffff:7f00:1",
                "::7f00:1",
                "fe80::1%eth0",
                "foo.1"
            })
    void seesThroughDisguises(String host) {
        assertThat(strict.disguised(host)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "example.org",
                "127.0.0.1",
                "8.8.8.8",
                "[::1]",
                "2606:4700::1111",
                "1and1.com",
                "3com.com",
                "xn--p1ai",
                "0x.org"
            })
    void takesPlainHostsAsTheyAre(String host) {
        assertThat(strict.disguised(host)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"10.0.0.0/99", "not a network", "300.1.1.1/8", ""})
    void refusesAllowancesThatCannotBeRead(String entry) {
        assertThatThrownBy(() -> new AddressGuard(List.of(entry)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("allow-networks");
    }
}
