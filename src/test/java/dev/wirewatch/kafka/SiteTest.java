package dev.wirewatch.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SiteTest {
    @ParameterizedTest
    @CsvSource({
        "feeds.example.com, example.com",
        "www.example.com, example.com",
        "example.com, example.com",
        "feeds.bbci.co.uk, bbci.co.uk",
        "rss.nytimes.com, nytimes.com",
        "www3.nhk.or.jp, nhk.or.jp",
        "www.xn--80aa.xn--p1ai, xn--80aa.xn--p1ai"
    })
    void isTheRegistrableDomainOfAHost(String host, String site) {
        assertThat(Site.of(host)).isEqualTo(site);
    }

    @ParameterizedTest
    @CsvSource({"alice.github.io", "somebody.blogspot.com"})
    void keepsTheTenantsOfASharedPlatformApart(String host) {
        assertThat(Site.of(host)).isEqualTo(host);
    }

    @ParameterizedTest
    @CsvSource({"127.0.0.1", "[2001:db8::1]", "localhost", "one.bench.localhost", "co.uk", "intranet"})
    void isTheHostItselfWhereNobodyCanRegisterADomain(String host) {
        assertThat(Site.of(host)).isEqualTo(host);
    }

    @Test
    void putsAllHostsOfASiteIntoOnePartition() {
        assertThat(FeedRegistry.partition("feeds.example.com", 64))
                .isEqualTo(FeedRegistry.partition("www.example.com", 64))
                .isNotEqualTo(FeedRegistry.partition("www.example.org", 64));
    }
}
