package dev.wirewatch.feed;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class AddressResolverTest {
    private final AtomicLong nanos = new AtomicLong();
    private final AtomicInteger lookups = new AtomicInteger();
    private final AtomicInteger stuck = new AtomicInteger();
    private final AtomicInteger mostStuck = new AtomicInteger();
    private volatile CountDownLatch release = new CountDownLatch(1);
    private final AddressResolver resolver = new AddressResolver(this::look, Duration.ofMinutes(1), nanos::get);

    @AfterEach
    void close() {
        release.countDown();
        resolver.close();
    }

    /** Dead names let every question wait until they are released, and then have no answer. */
    private InetAddress[] look(String host) throws UnknownHostException {
        lookups.incrementAndGet();
        if (host.startsWith("dead")) {
            mostStuck.accumulateAndGet(stuck.incrementAndGet(), Math::max);
            try {
                release.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            } finally {
                stuck.decrementAndGet();
            }
            throw new UnknownHostException(host);
        }
        return new InetAddress[] {InetAddress.getByAddress(new byte[] {(byte) 198, 51, 100, 7})};
    }

    private List<CompletableFuture<List<InetAddress>>> resolve(String prefix, int count) {
        List<CompletableFuture<List<InetAddress>>> asked = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            asked.add(resolver.resolve(prefix + i + ".example"));
        }
        return asked;
    }

    private static void awaitAll(List<CompletableFuture<List<InetAddress>>> asked) {
        Awaitility.await()
                .atMost(Duration.ofSeconds(20))
                .until(() -> asked.stream().allMatch(CompletableFuture::isDone));
    }

    @Test
    void looksANameUpOnceForAllWhoAskAndRemembersItForAMinute() {
        awaitAll(resolve("good", 1));
        awaitAll(resolve("good", 1));
        assertThat(lookups).hasValue(1);

        nanos.addAndGet(TimeUnit.SECONDS.toNanos(61));
        awaitAll(resolve("good", 1));

        assertThat(lookups).hasValue(2);
    }

    @Test
    void boundsTheLookupsThatAreUnderWay() {
        resolve("dead", 500);

        Awaitility.await().atMost(Duration.ofSeconds(20)).until(() -> stuck.get() == 64);
        release.countDown();

        assertThat(mostStuck).hasValue(64);
    }

    @Test
    void keepsNobodyWaitingForNamesThatHadNoAnswerTheLastTime() {
        List<CompletableFuture<List<InetAddress>>> dead = resolve("dead", 100);
        release.countDown();
        awaitAll(dead);
        release = new CountDownLatch(1);
        mostStuck.set(0);
        nanos.addAndGet(TimeUnit.SECONDS.toNanos(11));

        List<CompletableFuture<List<InetAddress>>> again = resolve("dead", 100);
        awaitAll(resolve("good", 200));

        assertThat(again).noneMatch(CompletableFuture::isDone);
        assertThat(mostStuck.get()).isLessThanOrEqualTo(16);
    }

    @Test
    void doesNotHaveAWrittenAddressWaitForNames() throws Exception {
        resolve("dead", 500);

        assertThat(resolver.resolve("198.51.100.7")).isCompleted();
        assertThat(resolver.resolve("[2001:db8::7]")).isCompleted();
        assertThat(resolver.known("198.51.100.7")).hasSize(1);
    }
}
