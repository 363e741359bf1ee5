package dev.wirewatch.topology.detect;

import com.fasterxml.jackson.databind.JsonNode;
import dev.wirewatch.document.Problem;
import dev.wirewatch.document.SourceDocument;
import dev.wirewatch.model.Article;
import dev.wirewatch.model.ArticleReference;
import dev.wirewatch.model.Ids;
import dev.wirewatch.watchlist.Rule;
import dev.wirewatch.watchlist.RuleKind;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Tries rules on a small sample of everyday news, written for this and for nothing else: a rule that fires on more than a
 * quarter of it tells nobody anything and is refused. Rules that judge many articles together are not tried: what they
 * count may be common. Nor are rules for certain feeds, as the articles of the sample come from none: all that one ministry
 * publishes may be what somebody wants.
 */
public final class RuleSelectivity {
    private static final String SAMPLE = "everyday-news.txt";
    private static final Instant DAY = Instant.parse("2026-03-10T12:00:00Z");
    /** A rule may fire on one in this many articles of the sample. */
    private static final int ONE_IN = 4;

    private RuleSelectivity() {}

    /**
     * Finds the rules that fire on nearly everything.
     *
     * @param watchlist waits until it is compiled
     * @param rules the rules file, for lines
     * @return a problem for each, with the count that shows it; empty if there are none
     */
    public static List<Problem> check(CompiledWatchlist watchlist, SourceDocument rules) {
        List<Article> sample = sample();
        Map<String, Integer> fired = new TreeMap<>();
        for (Article article : sample) {
            MatchedArticle read = TagArticle.read(
                    watchlist, article, ArticleReference.of(article, "", 0, 0).withoutRecordPosition());
            Set<String> here = new HashSet<>();
            read.matches().matches().forEach(match -> here.add(match.rule()));
            here.forEach(rule -> fired.merge(rule, 1, Integer::sum));
        }
        List<Problem> problems = new ArrayList<>();
        for (Rule rule : watchlist.rules().rules()) {
            int count = fired.getOrDefault(rule.id(), 0);
            if (rule.kind() == RuleKind.MATCH && count * ONE_IN > sample.size()) {
                problems.add(rules.problem(
                        place(rules, rule.id()),
                        "rule %s fires on %d of %d articles of a sample of everyday news; at most %d are allowed: ask for more, or for less that is common"
                                .formatted(rule.id(), count, sample.size(), sample.size() / ONE_IN)));
            }
        }
        return problems;
    }

    private static String place(SourceDocument rules, String id) {
        JsonNode all = rules.root().path("rules");
        for (int i = 0; i < all.size(); i++) {
            if (all.get(i).path("id").asText().equals(id)) {
                return "rules[" + i + "].when";
            }
        }
        return "rules";
    }

    private static List<Article> sample() {
        try (InputStream in = RuleSelectivity.class.getResourceAsStream(SAMPLE)) {
            if (in == null) {
                throw new IllegalStateException("no resource " + SAMPLE);
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .map(RuleSelectivity::article)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Article article(String line) {
        int bar = line.indexOf(" | ");
        return Article.ofText(
                Ids.of("sample", line), "sample", line.substring(0, bar), line.substring(bar + 3), "en", DAY);
    }
}
