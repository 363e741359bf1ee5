package dev.wirewatch.alerting;

import static org.assertj.core.api.Assertions.assertThat;

import com.ibm.icu.text.DateFormatSymbols;
import com.ibm.icu.util.ULocale;
import dev.wirewatch.alerting.story.Gist;
import dev.wirewatch.alerting.story.Stories;
import dev.wirewatch.alerting.story.StoryLink;
import dev.wirewatch.alerting.story.TextSignature;
import dev.wirewatch.model.Alert;
import dev.wirewatch.model.TaggedArticle;
import dev.wirewatch.watchlist.RuleKind;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** How well copies and stories are told, on the labelled set; prints the scores. */
class StoryScoreTest {
    private static final Duration REACH = Duration.ofDays(7);
    private static ShippedRules rules;

    private record Told(LabelledArticle article, TaggedArticle tagged) implements StoryLink.Point {
        @Override
        public Instant effective() {
            return article.published();
        }

        @Override
        public @Nullable Gist gist() {
            return Gist.parse(Objects.requireNonNull(tagged.gist()));
        }
    }

    @BeforeAll
    static void load() throws Exception {
        rules = ShippedRules.load();
    }

    private static List<Told> read(String half) throws Exception {
        return LabelledArticle.half(half).stream()
                .map(article -> new Told(article, rules.tag(article.reference(), article.title(), article.body())))
                .toList();
    }

    @ParameterizedTest
    @ValueSource(strings = {"development", "held-out"})
    void tellsNearCopies(String half) throws Exception {
        List<List<Told>> clusters = Stories.components(
                read(half),
                (a, b) -> TextSignature.areCopies(
                        a.tagged().signature(), b.tagged().signature()));

        BCubed score =
                print("near-copies", half, clusters, told -> told.article().text());

        assertThat(score.precision()).isGreaterThanOrEqualTo(0.98);
        assertThat(score.recall()).isGreaterThanOrEqualTo(0.98);
    }

    @ParameterizedTest
    @ValueSource(strings = {"development", "held-out"})
    void tellsStoriesAmongAllArticles(String half) throws Exception {
        List<List<Told>> clusters = Stories.components(read(half), (a, b) -> StoryLink.isSameEvent(a, b, REACH));

        BCubed score = print(
                "same event, all articles",
                half,
                clusters,
                told -> told.article().story());

        assertThat(score.f1()).isGreaterThanOrEqualTo(0.85);
    }

    /** Pairs of events with the same actors on the same day, each in three languages, mostly on subjects of no list. */
    @Test
    void tellsLookAlikesInManyLanguages() throws Exception {
        List<List<Told>> clusters = Stories.components(read("languages"), (a, b) -> StoryLink.isSameEvent(a, b, REACH));

        BCubed score = print(
                "same event, look-alikes",
                "languages",
                clusters,
                told -> told.article().story());

        assertThat(score.f1()).isGreaterThanOrEqualTo(0.8);
    }

    /** Our articles name the day of what they report, as agencies do; feeds do not always. */
    @ParameterizedTest
    @ValueSource(strings = {"development", "held-out"})
    void tellsStoriesThatNameNoDay(String half) throws Exception {
        List<Told> undated = LabelledArticle.half(half).stream()
                .map(article ->
                        new Told(article, rules.tag(article.reference(), article.title(), withoutDays(article.body()))))
                .toList();

        BCubed score = print(
                "same event, days removed",
                half,
                Stories.components(undated, (a, b) -> StoryLink.isSameEvent(a, b, REACH)),
                told -> told.article().story());

        assertThat(score.f1()).isGreaterThanOrEqualTo(0.85);
    }

    private static String withoutDays(String text) {
        String out = text;
        for (String language : List.of("en", "de", "fr", "es", "it", "ru", "tr", "ar")) {
            for (String day : DateFormatSymbols.getInstance(ULocale.forLanguageTag(language))
                    .getWeekdays()) {
                out = day.isEmpty() ? out : out.replaceAll("(?iu)" + Pattern.quote(day), "");
            }
        }
        return out.replaceAll("среду|пятницу|субботу|salı", "");
    }

    /** A feed often shows the title and a sentence. */
    @ParameterizedTest
    @ValueSource(strings = {"development", "held-out"})
    void tellsStoriesByTheirFirstSentence(String half) throws Exception {
        List<Told> teasers = LabelledArticle.half(half).stream()
                .map(article -> new Told(
                        article,
                        rules.tag(
                                article.reference(),
                                article.title(),
                                article.body().split("(?<=[.؟])\\s", 2)[0])))
                .toList();

        BCubed score = print(
                "same event, first sentences",
                half,
                Stories.components(teasers, (a, b) -> StoryLink.isSameEvent(a, b, REACH)),
                told -> told.article().story());

        assertThat(score.f1()).isGreaterThanOrEqualTo(0.85);
    }

    @ParameterizedTest
    @ValueSource(strings = {"development", "held-out"})
    void raisesOneAlertForEachRuleGroupAndStory(String half) throws Exception {
        Map<String, LabelledArticle> byId = LabelledArticle.half(half).stream()
                .collect(Collectors.toMap(article -> article.reference().id(), Function.identity()));
        List<List<String>> clusters = new ArrayList<>();
        for (Alert alert : alerts(half)) {
            assertThat(alert.evidence()).hasSize(alert.articles());
            clusters.add(alert.evidence().stream()
                    .map(evidence -> alert.rule() + "|" + alert.group() + "|"
                            + evidence.article().id())
                    .toList());
        }

        BCubed score = print("same event, one alert each", half, clusters, item -> {
            String[] parts = item.split("\\|");
            return parts[0] + "|" + parts[1] + "|"
                    + Objects.requireNonNull(byId.get(parts[2])).story();
        });

        assertThat(score.f1()).isGreaterThanOrEqualTo(0.85);
    }

    private static List<Alert> alerts(String half) throws Exception {
        Map<String, GroupState> groups = new TreeMap<>();
        for (Told told : read(half)) {
            for (Match match : rules.match(told.tagged())) {
                if (match.terms().kind() == RuleKind.MATCH) {
                    groups.compute(
                            match.key(),
                            (key, state) -> GroupState.step(state, match, FoldLimits.REPLAY)
                                    .state());
                }
            }
        }
        return groups.values().stream()
                .flatMap(group -> group.alerts().stream())
                .toList();
    }

    private static <T> BCubed print(String what, String half, List<List<T>> clusters, Function<T, String> label) {
        BCubed score = BCubed.of(clusters, label);
        System.out.printf("%-28s %-12s %s%n", what, half, score);
        if (Boolean.getBoolean("stories.mistakes")) {
            clusters.stream()
                    .map(cluster ->
                            cluster.stream().map(label).distinct().sorted().toList())
                    .filter(labels -> labels.size() > 1)
                    .forEach(labels -> System.out.println("  joined: " + labels));
            Map<String, Long> parts = clusters.stream()
                    .flatMap(cluster -> cluster.stream().map(label).distinct())
                    .collect(Collectors.groupingBy(Function.identity(), TreeMap::new, Collectors.counting()));
            parts.forEach((name, count) -> {
                if (count > 1) {
                    System.out.println("  divided: " + name + " into " + count);
                }
            });
        }
        return score;
    }
}
