package dev.wirewatch.alerting;

import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import dev.wirewatch.alerting.story.Byline;
import dev.wirewatch.alerting.story.Opening;
import dev.wirewatch.alerting.story.TextSignature;
import dev.wirewatch.model.ArticleReference;
import dev.wirewatch.model.Ids;
import dev.wirewatch.model.TaggedArticle;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What stories cost: CPU for each article that is tagged, and CPU and bytes of state for each match of a rule. State is
 * written as the topology does it, the stories that a match touched and what the group has in common, and not read, as the
 * groups used last are held in memory; beside it the cost of the whole group written and read as one value. Run by hand;
 * prints the best of some rounds.
 */
final class StoryBenchmark {
    private static final Instant START = Instant.parse("2026-03-01T00:00:00Z");
    private static final int ROUNDS = 2;
    private static final JsonMapper JSON = JsonMapper.builder()
            .addModule(new JavaTimeModule())
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .build();

    private StoryBenchmark() {}

    /** Measures; takes no arguments. */
    public static void main(String[] arguments) throws Exception {
        ShippedRules rules = ShippedRules.load();
        List<LabelledArticle> articles = new ArrayList<>(LabelledArticle.half("development"));
        articles.addAll(LabelledArticle.half("held-out"));
        reading(rules, articles);
        folding(rules, 400, 12, "a quiet group: a story in two days, 12 articles each");
        folding(rules, 2_000, 20, "a busy group: 5 stories a day, 20 articles each");
        folding(rules, 6_000, 60, "a group in a crisis: 20 stories a day, 60 articles each");
    }

    private static void reading(ShippedRules rules, List<LabelledArticle> articles) {
        double signature = Double.MAX_VALUE;
        double all = Double.MAX_VALUE;
        int bytes = 0;
        for (int round = 0; round < ROUNDS * 4; round++) {
            long begin = cpu();
            for (LabelledArticle article : articles) {
                Byline byline = Byline.of(article.body(), List.of());
                bytes += String.valueOf(TextSignature.of(Opening.of(article.title(), article.body(), byline)))
                        .length();
            }
            signature = Math.min(signature, (cpu() - begin) / 1e3 / articles.size());
            begin = cpu();
            for (LabelledArticle article : articles) {
                bytes += rules.gist(article.reference(), article.title(), article.body());
            }
            all = Math.min(all, (cpu() - begin) / 1e3 / articles.size());
        }
        System.out.printf(
                Locale.ROOT,
                "reading an article: byline and signature %.1f us, gist (with its mentions at hand) %.1f us; %d"
                        + " characters%n",
                signature,
                all,
                bytes / (ROUNDS * 4) / articles.size());
    }

    /** CPU time of this thread in ns: other work on the machine does not count. */
    private static long cpu() {
        return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    }

    private static void folding(ShippedRules rules, int articles, int each, String what) throws IOException {
        List<Match> matches = matches(rules, articles, each);
        double best = Double.MAX_VALUE;
        double bare = Double.MAX_VALUE;
        double parts = Double.MAX_VALUE;
        int largest = 0;
        int standing = 0;
        long written = 0;
        int events = 0;
        for (int round = 0; round < ROUNDS; round++) {
            byte[] state = null;
            long begin = cpu();
            for (Match match : matches) {
                GroupState before = state == null ? null : JSON.readValue(state, GroupState.class);
                GroupState after =
                        GroupState.step(before, match, FoldLimits.LIVE).state();
                state = JSON.writeValueAsBytes(after);
                largest = Math.max(largest, state.length);
            }
            best = Math.min(best, (cpu() - begin) / 1e3 / matches.size());
            GroupState object = null;
            begin = cpu();
            for (Match match : matches) {
                object = GroupState.step(object, match, FoldLimits.LIVE).state();
            }
            bare = Math.min(bare, (cpu() - begin) / 1e3 / matches.size());
            standing = object == null ? 0 : object.stories().size();
            written = 0;
            events = 0;
            object = null;
            begin = cpu();
            for (Match match : matches) {
                GroupStep step = GroupState.step(object, match, FoldLimits.LIVE);
                written += parts(object, step.state());
                events += step.events().size();
                object = step.state();
            }
            parts = Math.min(parts, (cpu() - begin) / 1e3 / matches.size());
        }
        System.out.printf(
                Locale.ROOT,
                "%s: %.0f us a match, %.1f KB written, %.2f events (%.0f us without JSON; %.0f us as one value); state"
                        + " at most %d KB with %d stories remembered at the end%n",
                what,
                parts,
                written / 1024.0 / matches.size(),
                (double) events / matches.size(),
                bare,
                best,
                largest / 1024,
                standing);
    }

    /** Writes what a step changed as the topology stores it, and returns how many bytes that is. */
    @SuppressWarnings("ReferenceEquality") // A story that has not changed is the same object.
    private static long parts(@Nullable GroupState before, @Nullable GroupState after) throws IOException {
        if (after == null) {
            return 0;
        }
        long bytes = JSON.writeValueAsBytes(after.withStories(List.of())).length;
        for (Story story : after.stories()) {
            Story was = before == null
                    ? null
                    : before.stories().stream()
                            .filter(other -> other.id().equals(story.id()))
                            .findFirst()
                            .orElse(null);
            bytes += story.id().length();
            if (was != story) {
                for (Map.Entry<String, Optional<StoryPart>> part :
                        StoryParts.changes(was, story).entrySet()) {
                    bytes += part.getKey().length()
                            + (part.getValue().isEmpty()
                                    ? 0
                                    : JSON.writeValueAsBytes(part.getValue().get()).length);
                }
            }
        }
        return bytes;
    }

    private static List<Match> matches(ShippedRules rules, int articles, int each) {
        Random random = new Random(3);
        List<Match> matches = new ArrayList<>();
        int stories = articles / each;
        double apart = each == 12 ? 48 : each == 20 ? 4.8 : 1.2;
        for (int story = 0; story < stories; story++) {
            List<String> words = new ArrayList<>();
            for (int i = 0; i < 40; i++) {
                words.add(Long.toString(random.nextLong() >>> 1, 36).replaceAll("[0-9]", "x"));
            }
            for (int i = 0; i < each; i++) {
                Instant time = START.plus(Duration.ofMinutes((long) (60 * apart * story) + random.nextInt(24 * 60)));
                StringBuilder text = new StringBuilder("Rockets struck Ain al-Asad as ");
                for (int number = 0; number < 5; number++) {
                    text.append(10_000 * number + 100 + story).append(' ');
                }
                for (int w = 0; w < 30; w++) {
                    text.append(words.get(random.nextInt(40))).append(' ');
                }
                String title = words.get(random.nextInt(40)) + " " + words.get(random.nextInt(40)) + " " + story;
                ArticleReference reference = new ArticleReference(
                        Ids.of(title, text.toString()),
                        1,
                        "feed",
                        title,
                        "https://wire.example/articles/" + story + "/" + i,
                        "Publisher " + random.nextInt(200),
                        "en",
                        time,
                        time,
                        time,
                        "wirewatch.articles.v1",
                        3,
                        1_000_000L);
                TaggedArticle tagged = rules.tag(reference, title, text.toString());
                rules.match(tagged).stream()
                        .filter(match -> match.rule().equals("attack-on-facility"))
                        .map(match -> match.withTerms(new RuleTerms(
                                "Attack on a facility",
                                match.terms().kind(),
                                3 * 86_400,
                                match.terms().severity(),
                                null,
                                new TreeMap<>())))
                        .forEach(matches::add);
            }
        }
        matches.sort(java.util.Comparator.comparing(Match::fetched));
        return matches;
    }
}
