package dev.wirewatch.feed;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import dev.wirewatch.config.SettingsLoader;
import dev.wirewatch.feed.parse.PacingHints;
import dev.wirewatch.model.Feed;
import dev.wirewatch.model.Ids;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class PollPolicyTest {
    private static final String URL = "http://example.org/feed";
    private static final Instant START = Instant.parse("2026-11-20T12:00:00Z");
    private static final Duration INTERVAL = Duration.ofSeconds(10);
    private static final Duration HOUR = Duration.ofHours(1);

    private final PollSettings settings = new PollSettings(
            INTERVAL,
            Duration.ofSeconds(1),
            HOUR,
            0,
            Duration.ofSeconds(5),
            Duration.ofMinutes(10),
            Duration.ofMinutes(30),
            Duration.ofMinutes(20),
            Duration.ofDays(30),
            3,
            100);
    private final PollPolicy policy = new PollPolicy(settings);
    private final Feed feed = feed(null);
    private PollState state = PollState.first(feed, START);
    private Instant now = START;

    private static Feed feed(@Nullable Duration interval) {
        return new Feed(Ids.of(URL), URL, "Example", null, null, null, 1, interval, false, false, List.of());
    }

    private static ResponseHead head(int status, @Nullable String etag, @Nullable String modified) {
        return new ResponseHead(status, etag, modified, null, null, Map.of());
    }

    private static ResponseHead fresh(int status, Duration freshFor) {
        return new ResponseHead(status, null, null, freshFor, null, Map.of());
    }

    private static BodyOutcome.Read read(PacingHints hints) {
        return new BodyOutcome.Read(hints, true, "hash", false, null);
    }

    private static BodyOutcome.Read news(Instant newest) {
        return new BodyOutcome.Read(PacingHints.NONE, true, "hash", true, newest);
    }

    /** Applies a result and returns the delay until the next poll; the clock moves on to it. */
    private Duration next(FetchResult result, @Nullable BodyOutcome body) {
        state = policy.next(state, feed, result, body);
        Instant due = Objects.requireNonNull(state.due());
        Duration delay = Duration.between(now, due);
        now = due;
        return delay;
    }

    private Duration fetched(ResponseHead head, BodyOutcome body) {
        return next(new FetchResult.Fetched(now, List.of(), URL, head, new Body(new byte[0], false)), body);
    }

    private Duration fetchedOver(List<Hop> trail, BodyOutcome body) {
        return next(
                new FetchResult.Fetched(now, trail, URL, head(200, null, null), new Body(new byte[0], false)), body);
    }

    private Duration unchanged(ResponseHead head) {
        return next(new FetchResult.NotModified(now, List.of(), head), null);
    }

    private Duration failed(FailureCause cause) {
        return next(new FetchResult.Failed(now, List.of(), cause, "", null), null);
    }

    private Duration limited(@Nullable Duration retryAfter) {
        ResponseHead head = new ResponseHead(429, null, null, null, retryAfter, Map.of());
        return next(new FetchResult.RateLimited(now, List.of(), head), null);
    }

    @Test
    void pollsAtTheInterval() { // P01, P05
        assertThat(fetched(head(200, null, null), news(now))).isEqualTo(INTERVAL);
        assertThat(unchanged(head(304, null, null))).isEqualTo(INTERVAL);
    }

    @Test
    void keepsAFeedsOwnIntervalButNeverBelowTheMinimum() {
        assertThat(policy.interval(feed(Duration.ofMinutes(3)))).isEqualTo(Duration.ofMinutes(3));
        assertThat(policy.interval(feed(Duration.ofMillis(5)))).isEqualTo(Duration.ofSeconds(1));
    }

    @Test
    void keepsTheValidatorsOfAWholeDocument() { // C01, C03, C04, C05, C07
        fetched(head(200, "\"1\"", "yesterday"), news(now));
        assertThat(state.request()).isEqualTo(new FetchRequest(URL, "\"1\"", "yesterday", false));

        fetched(head(200, "\"2\"", "yesterday"), new BodyOutcome.Same());
        assertThat(state.validators()).isEqualTo(new Validators("\"2\"", "yesterday"));

        fetched(head(200, "\"3\"", null), read(PacingHints.NONE));
        assertThat(state.validators()).isEqualTo(new Validators("\"3\"", null));

        fetched(head(200, null, null), read(PacingHints.NONE));
        assertThat(state.validators()).isEqualTo(Validators.NONE);
    }

    @Test
    void freshensValidatorsByANotModified() { // C06
        fetched(head(200, "\"1\"", "yesterday"), news(now));

        unchanged(head(304, "\"2\"", null));

        assertThat(state.validators()).isEqualTo(new Validators("\"2\"", "yesterday"));
    }

    @Test
    void doesNotKeepTheValidatorsOfADamagedDocument() { // C09, A03, A04, A05
        fetched(head(200, "\"cut\"", null), new BodyOutcome.Read(PacingHints.NONE, false, "h", true, now));
        assertThat(state.validators()).isEqualTo(Validators.NONE);
        assertThat(state.bodyHash()).isEqualTo("h");

        fetched(head(200, "\"good\"", null), read(PacingHints.NONE));
        fetched(head(200, "\"cut\"", null), new BodyOutcome.Read(PacingHints.NONE, false, "h", false, null));
        fetched(head(200, "\"empty\"", null), new BodyOutcome.Unusable("empty"));

        assertThat(state.validators()).isEqualTo(new Validators("\"good\"", null));
    }

    @Test
    void keepsTheValidatorsOverFailures() { // C10
        fetched(head(200, "\"1\"", null), news(now));

        failed(FailureCause.SERVER_ERROR);
        limited(null);

        assertThat(state.validators()).isEqualTo(new Validators("\"1\"", null));
    }

    @Test
    void obeysFreshnessOfOkAndNotModifiedWithinTheCap() { // P02, P03, P04, P11
        assertThat(fetched(fresh(200, Duration.ofSeconds(25)), news(now))).isEqualTo(Duration.ofSeconds(25));
        assertThat(unchanged(fresh(304, Duration.ofSeconds(35)))).isEqualTo(Duration.ofSeconds(35));
        assertThat(unchanged(fresh(304, Duration.ofSeconds(2)))).isEqualTo(INTERVAL);
        assertThat(unchanged(fresh(304, Duration.ofDays(70_000)))).isEqualTo(Duration.ofMinutes(20));
    }

    @Test
    void obeysTheDocumentsOwnHintsAlsoWhileItIsUnchanged() { // P06, P09, P11
        PacingHints ttl = new PacingHints(Duration.ofMinutes(1), Set.of(), Set.of(), null);
        assertThat(fetched(head(200, "\"1\"", null), read(ttl))).isEqualTo(Duration.ofMinutes(1));
        assertThat(unchanged(head(304, null, null))).isEqualTo(Duration.ofMinutes(1));
        PacingHints sy = new PacingHints(null, Set.of(), Set.of(), Duration.ofMinutes(15));
        assertThat(fetched(head(200, null, null), read(sy))).isEqualTo(Duration.ofMinutes(15));
        PacingHints absurd = new PacingHints(Duration.ofDays(70_000), Set.of(), Set.of(), null);
        assertThat(fetched(head(200, null, null), read(absurd))).isEqualTo(Duration.ofMinutes(20));
    }

    @Test
    void skipsTheHoursAndDaysThatTheFeedNames() { // P07, P08
        PacingHints hours = new PacingHints(null, Set.of(12, 13), Set.of(), null);
        fetched(head(200, null, null), read(hours));
        assertThat(now).isBetween(Instant.parse("2026-11-20T14:00:00Z"), Instant.parse("2026-11-20T14:10:00Z"));

        PacingHints days = new PacingHints(null, Set.of(), Set.of(DayOfWeek.FRIDAY, DayOfWeek.SATURDAY), null);
        fetched(head(200, null, null), read(days));
        assertThat(now.atZone(ZoneOffset.UTC).getDayOfWeek()).isEqualTo(DayOfWeek.SUNDAY);
        assertThat(now.atZone(ZoneOffset.UTC).getHour()).isZero();
    }

    @Test
    void pollsAFeedThatSkipsAllHoursNevertheless() { // P10
        Set<Integer> all = IntStream.range(0, 24).boxed().collect(Collectors.toSet());

        assertThat(fetched(head(200, null, null), read(new PacingHints(null, all, Set.of(), null))))
                .isEqualTo(INTERVAL);
    }

    @Test
    void ignoresTtlsThatAreZeroOrNegative() { // P10
        PacingHints hints = new PacingHints(Duration.ofMinutes(-5), Set.of(), Set.of(), Duration.ZERO);

        assertThat(fetched(head(200, null, null), read(hints))).isEqualTo(INTERVAL);
    }

    @Test
    void asksADormantFeedLessAndLessButALiveOneAsBefore() { // P12
        fetched(head(200, "\"1\"", null), news(START.minus(Duration.ofDays(730))));

        List<Duration> delays = new ArrayList<>();
        for (int i = 0; i < 600; i++) {
            delays.add(unchanged(head(304, null, null)));
        }

        assertThat(delays).isSorted();
        assertThat(delays.get(0)).isGreaterThan(INTERVAL).isLessThan(INTERVAL.multipliedBy(2));
        assertThat(delays.get(5)).isCloseTo(INTERVAL.multipliedBy(2), INTERVAL.dividedBy(10));
        assertThat(delays.get(599)).isEqualTo(HOUR);

        assertThat(fetched(head(200, "\"2\"", null), news(now))).isEqualTo(INTERVAL);
        assertThat(unchanged(head(304, null, null))).isEqualTo(INTERVAL);
    }

    @Test
    void takesAnAppearanceAsASignOfLifeWhateverDateItBears() {
        fetched(head(200, null, null), news(START.minus(Duration.ofDays(730))));
        unchanged(head(304, null, null));

        assertThat(fetched(head(200, null, null), news(START.minus(Duration.ofDays(700)))))
                .isEqualTo(INTERVAL);
    }

    @Test
    void doublesTheDelayWithEveryFailureUpToTheCap() { // E05, E06, E07
        List<Duration> delays = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            delays.add(failed(FailureCause.NOT_FOUND));
        }

        assertThat(delays).extracting(Duration::toSeconds).containsExactly(20L, 40L, 80L, 160L, 320L, 600L, 600L, 600L);
        assertThat(state.trouble().failures()).isEqualTo(8);
        assertThat(state.trouble().since()).isEqualTo(START);
    }

    @Test
    void doublesAFeedsOwnIntervalAfterAFailureHoweverLongTheOthersAre() throws Exception { // E05, E09
        Feed own = new Feed(
                feed.id(),
                "http://127.0.0.1/feed",
                "Own",
                null,
                null,
                null,
                1,
                Duration.ofSeconds(3),
                false,
                false,
                List.of());
        PollPolicy shipped = new PollPolicy(PollSettings.of(SettingsLoader.load(null, null, Map.of(), Map.of())));

        PollState after = shipped.next(
                PollState.first(own, START),
                own,
                new FetchResult.Failed(START, List.of(), FailureCause.SERVER_ERROR, "", null),
                null);

        assertThat(after.due()).isBetween(START.plusSeconds(6), START.plusSeconds(7));
    }

    @Test
    void returnsToTheIntervalWhenAFailedFeedIsWellAgain() { // E09
        failed(FailureCause.SERVER_ERROR);
        failed(FailureCause.CONNECTION_LOST);

        assertThat(fetched(head(200, null, null), news(now))).isEqualTo(INTERVAL);
        assertThat(state.trouble()).isEqualTo(Trouble.NONE);
    }

    @Test
    void waitsLongerAtOnceAfterACostlyFailure() { // H05
        assertThat(failed(FailureCause.TOO_LARGE)).isEqualTo(Duration.ofSeconds(80));
        assertThat(state.request().suspect()).isTrue();
    }

    @Test
    void doesNotBlameTheFeedForOurOwnShortage() {
        assertThat(failed(FailureCause.OVERLOADED)).isEqualTo(INTERVAL);
        assertThat(state.trouble()).isEqualTo(Trouble.NONE);
    }

    @Test
    void obeysRetryAfterWithinTheCapAndComesBackThen() { // E01, E03, E10, P11
        assertThat(limited(Duration.ofSeconds(33))).isEqualTo(Duration.ofSeconds(33));
        assertThat(limited(Duration.ofSeconds(33))).isEqualTo(Duration.ofSeconds(33));
        assertThat(limited(Duration.ofSeconds(2))).isEqualTo(INTERVAL);
        assertThat(limited(Duration.ofDays(70_000))).isEqualTo(Duration.ofMinutes(30));
    }

    @Test
    void slowsDownByItselfWhenRateLimitedWithoutATime() { // E04
        assertThat(limited(null)).isEqualTo(Duration.ofSeconds(20));
        assertThat(limited(null)).isEqualTo(Duration.ofSeconds(40));

        List<Long> recovering = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            recovering.add(fetched(head(200, null, null), news(now)).toMillis());
        }

        assertThat(recovering).startsWith(32_000L, 25_600L, 20_480L).endsWith(10_000L);
    }

    @Test
    void keepsThePromisedDelayWhenNothingIsHeardOfAnAttempt() { // P14, E05
        next(new FetchResult.NotModified(now, List.of(), fresh(304, Duration.ofMinutes(5))), null);

        state = policy.attempted(state, feed, now);
        assertThat(state.due()).isEqualTo(now.plus(Duration.ofMinutes(5)));
        state = policy.attempted(state, feed, now.plus(Duration.ofMinutes(5)));
        assertThat(state.due()).isEqualTo(now.plus(Duration.ofMinutes(10)));

        failed(FailureCause.SERVER_ERROR);
        state = policy.attempted(state, feed, now);
        assertThat(state.due()).isEqualTo(now.plus(INTERVAL.multipliedBy(4)));
    }

    @Test
    void endsThePollingOfAFeedThatIsGoneAfterOneConfirmation() { // E08
        next(new FetchResult.Gone(now, List.of()), null);
        assertThat(state.gone()).isFalse();

        state = policy.next(state, feed, new FetchResult.Gone(now, List.of()), null);

        assertThat(state.gone()).isTrue();
        assertThat(state.due()).isNull();
    }

    @Test
    void startsCountingAgainWhenAGoneFeedWasThereInBetween() {
        next(new FetchResult.Gone(now, List.of()), null);
        fetched(head(200, null, null), news(now));
        next(new FetchResult.Gone(now, List.of()), null);

        assertThat(state.gone()).isFalse();
    }

    @Test
    void movesAfterConfirmedPermanentRedirects() { // R01, R02, A10
        String moved = "http://new.example.org/feed";
        String end = "http://cdn.example.org/feed";
        List<Hop> trail = List.of(new Hop(URL, 301, moved), new Hop(moved, 302, end));

        for (int i = 0; i < 3; i++) {
            assertThat(state.address().url()).isEqualTo(URL);
            fetchedOver(trail, read(PacingHints.NONE));
        }

        assertThat(state.address()).isEqualTo(Address.of(moved));
    }

    @Test
    void staysForTemporaryRedirects() { // R03
        List<Hop> trail =
                List.of(new Hop(URL, 302, "http://a.example/"), new Hop("http://a.example/", 301, "http://b.example/"));

        for (int i = 0; i < 12; i++) {
            fetchedOver(trail, read(PacingHints.NONE));
        }

        assertThat(state.address()).isEqualTo(Address.of(URL));
    }

    @Test
    void doesNotMoveToWhatIsNoFeed() { // R07
        List<Hop> trail = List.of(new Hop(URL, 301, "http://portal.example/login"));

        for (int i = 0; i < 12; i++) {
            fetchedOver(trail, new BodyOutcome.Unusable("an HTML page"));
        }

        assertThat(state.address()).isEqualTo(Address.of(URL));
    }

    @Test
    void returnsToTheSubscribedAddressWhenTheNewOneKeepsFailing() {
        List<Hop> trail = List.of(new Hop(URL, 308, "http://new.example.org/feed"));
        for (int i = 0; i < 3; i++) {
            fetchedOver(trail, read(PacingHints.NONE));
        }

        for (int i = 0; i < 3; i++) {
            failed(FailureCause.UNKNOWN_HOST);
        }

        assertThat(state.address()).isEqualTo(Address.of(URL));
    }

    @Test
    void onlyAddsJitterAndAddsTheSameEveryTime() {
        PollPolicy jittered = new PollPolicy(PollSettings.DEFAULTS);
        FetchResult result = new FetchResult.NotModified(START, List.of(), head(304, null, null));

        Duration delay =
                Duration.between(START, jittered.next(state, feed, result, null).due());

        assertThat(delay).isBetween(Duration.ofMinutes(10), Duration.ofSeconds(630));
        assertThat(jittered.next(state, feed, result, null)).isEqualTo(jittered.next(state, feed, result, null));
    }

    @Test
    void spreadsManyFirstPollsOverTheIntervalButPollsAFewAtOnce() {
        Duration interval = Duration.ofMinutes(10);
        List<Duration> offsets = IntStream.range(0, 10_000)
                .mapToObj(i -> Duration.between(START, PollSpread.start(START, Ids.of("f" + i), i, 100, interval)))
                .toList();

        assertThat(offsets.subList(0, 100)).containsOnly(Duration.ZERO);
        Map<Long, Long> perMinute = offsets.subList(100, 10_000).stream()
                .collect(Collectors.groupingBy(Duration::toMinutes, Collectors.counting()));
        assertThat(perMinute).hasSize(10);
        assertThat(perMinute.values()).allSatisfy(count -> assertThat(count).isBetween(850L, 1150L));
    }

    @Test
    void survivesARestartAsJson() throws Exception { // C11, P14
        ObjectMapper json = JsonMapper.builder().addModule(new JavaTimeModule()).build();
        fetched(
                head(200, "W/\"1\"", "x"),
                new BodyOutcome.Read(
                        new PacingHints(Duration.ofMinutes(1), Set.of(3), Set.of(DayOfWeek.MONDAY), null),
                        true,
                        "h",
                        true,
                        START));
        failed(FailureCause.TOO_SLOW);
        limited(null);

        PollState read = json.readValue(json.writeValueAsBytes(state), PollState.class);

        assertThat(read).isEqualTo(state);
    }
}
