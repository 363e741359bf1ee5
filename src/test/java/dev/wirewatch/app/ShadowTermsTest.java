package dev.wirewatch.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.wirewatch.watchlist.Rule;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** How much of the past a shadow run reads before it compares. */
class ShadowTermsTest {
    private static final String WATCHLIST = """
            name: w
            entities:
              - {id: system.patriot, kind: system, type: named-system, name: Patriot, aliases: {en: [Patriot]}}
            """;
    private static final String RULE = """
              - id: %s
                title: Patriot
                kind: %s
                operands: {system: {entities: [system.patriot]}}
                when: {all: [system]}
                group-by: [system]
                severity: info
            """;

    @Test
    void readsAsFarBackAsTheHabitThatABurstIsJudgedBy() throws Exception {
        List<Rule> rules =
                rules(RULE.formatted("burst", "burst") + "    window: 6h\n    baseline: 14d\n    articles: 4\n");

        assertThat(terms(null).warmUp(rules)).isEqualTo(Duration.ofDays(14).plusHours(6));
    }

    @Test
    void readsAsFarBackAsAFirstSightingMustNotHaveBeenSeen() throws Exception {
        List<Rule> rules = rules(RULE.formatted("first", "first-seen") + "    unseen-for: 10d\n");

        assertThat(terms(null).warmUp(rules)).isEqualTo(Duration.ofDays(10));
    }

    @Test
    void readsAFewDaysForStoriesThatGoOnAndNeverMoreThanAMonth() throws Exception {
        List<Rule> plain = rules(RULE.formatted("plain", "match"));
        List<Rule> distant = rules(RULE.formatted("first", "first-seen") + "    unseen-for: 60d\n");

        assertThat(terms(null).warmUp(plain)).isEqualTo(Duration.ofDays(2));
        assertThat(terms(null).warmUp(distant)).isEqualTo(Duration.ofDays(30));
    }

    @Test
    void readsWhatIsAskedForButNotMoreThanAMonth() throws Exception {
        assertThat(terms(Duration.ofHours(1)).warmUp(rules(RULE.formatted("plain", "match"))))
                .isEqualTo(Duration.ofHours(1));
        assertThatThrownBy(() -> terms(Duration.ofDays(31))).isInstanceOf(UserErrorException.class);
    }

    private static ShadowTerms terms(@Nullable Duration warmUp) {
        return new ShadowTerms(warmUp, Duration.ofDays(7), "desk", null);
    }

    private static List<Rule> rules(String rules) throws Exception {
        return WatchlistFiles.of(new NamedText("w", WATCHLIST), new NamedText("r", "rules:\n" + rules))
                .compiled()
                .rules()
                .rules();
    }
}
