package dev.wirewatch.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AlertMatcherTest {
    private static final Instant NOON = Instant.parse("2026-03-10T12:00:00Z");

    @ParameterizedTest
    @CsvSource({
        "rule=deployed, true",
        "rule!=deployed, false",
        "rule=~dep*, true",
        "rule=~d?ployed, true",
        "rule!~dep*, false",
        "rule=deploy, false",
        "entity=system.patriot, true",
        "entity=state.iran, false",
        "entity!=state.iran, true",
        "entity=~system.*, true",
        "severity=warning, true",
        "severity=critical, false",
        "label.region=gulf, true",
        "label.region=~*lf, true",
        "label.desk=gulf, false",
        "label.desk!=gulf, true",
        "language=en, true",
        "publisher=~Pub*, true"
    })
    void comparesOneFieldOfTheAlert(String matcher, boolean holds) {
        assertThat(AlertMatcher.parse(matcher).holds(alert("a"), List.of())).isEqualTo(holds);
    }

    @Test
    void mutesAFeedOnlyAsLongAsNobodyElseReports() {
        AlertMatcher matcher = AlertMatcher.parse("feed=feed-a");

        assertThat(matcher.holds(alert("a"), List.of())).isTrue();
        assertThat(matcher.holds(alert("a", "b"), List.of())).isFalse();
        assertThat(AlertMatcher.parse("feed!=feed-a").holds(alert("a", "b"), List.of()))
                .isTrue();
    }

    @Test
    void findsAnAlertByAnIdThatItHadBefore() {
        AlertMatcher matcher = AlertMatcher.parse("alert=" + Ids.of("former"));

        assertThat(matcher.holds(alert("a"), List.of())).isFalse();
        assertThat(matcher.holds(alert("a"), List.of(Ids.of("former")))).isTrue();
    }

    @Test
    void isNotRunIntoTheGroundByAGlobOfManyStars() {
        AlertMatcher matcher = AlertMatcher.parse("group=~" + "*a".repeat(99) + "b");
        Alert alert = withGroup("a".repeat(20_000));

        boolean holds = assertTimeoutPreemptively(Duration.ofSeconds(2), () -> matcher.holds(alert, List.of()));

        assertThat(holds).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"rule", "=x", "rule=", "colour=red", "label.=x", "severity=loud", "state=gone", ""})
    void refusesWhatIsNoConditionAndSaysWhatIs(String text) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> AlertMatcher.parse(text))
                .withMessageMatching("(?s).*(allowed|write field=value|characters).*");
    }

    @Test
    void isWrittenAsItIsRead() {
        for (String text : List.of("rule=a", "rule!=a", "rule=~a*", "label.x!~a=b!c")) {
            assertThat(AlertMatcher.parse(text)).hasToString(text);
        }
    }

    private static Alert alert(String... articles) {
        return alertOf("system.patriot", articles);
    }

    private static Alert withGroup(String group) {
        return alertOf(group, "a");
    }

    private static Alert alertOf(String group, String... articles) {
        List<Evidence> evidence = java.util.Arrays.stream(articles)
                .map(name -> new Evidence(reference(name), "v1", List.of("a condition"), List.of()))
                .toList();
        return new Alert(
                Ids.of("alert"),
                "deployed",
                "Deployed",
                group,
                List.of("system.patriot"),
                AlertState.OPENED,
                Severity.WARNING,
                "Headline",
                NOON,
                NOON,
                NOON,
                NOON,
                articles.length,
                articles.length,
                "w",
                "v1",
                new TreeMap<>(Map.of("region", "gulf")),
                evidence,
                List.of(),
                Ids.of("story"),
                List.of(),
                null,
                null);
    }

    private static ArticleReference reference(String name) {
        @Nullable String none = null;
        return new ArticleReference(
                Ids.of(name), 1, "feed-" + name, name, none, "Pub " + name, "en", null, NOON, NOON, null, null, null);
    }
}
