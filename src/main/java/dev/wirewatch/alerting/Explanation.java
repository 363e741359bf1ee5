package dev.wirewatch.alerting;

import dev.wirewatch.model.Evidence;
import dev.wirewatch.model.EvidenceMention;
import dev.wirewatch.model.Sentence;
import dev.wirewatch.model.TaggedArticle;
import dev.wirewatch.watchlist.RuleOperand;
import dev.wirewatch.watchlist.RuleScope;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Why a rule was satisfied, in words: condition by condition, each mention with its snippet. */
final class Explanation {
    private static final String CUT = "…";

    private Explanation() {}

    static Evidence of(
            TaggedArticle article,
            CompiledRule rule,
            Combination combination,
            List<List<Hit>> hits,
            Passages passages) {
        List<RuleOperand> operands = rule.rule.operands();
        List<String> conditions = new ArrayList<>();
        List<Hit> evidence = new ArrayList<>();
        for (int i = 0; i < operands.size(); i++) {
            Hit hit = combination.byOperand[i];
            if (hit != null) {
                conditions.add(condition(operands.get(i), hit));
                evidence.add(hit);
            }
        }
        evidence.sort(Hit.BY_POSITION);
        conditions.add(distance(rule.rule.scope(), combination));
        for (int i : rule.context) {
            if (!hits.get(i).isEmpty()) {
                Hit hit = hits.get(i).get(0);
                conditions.add("in the article, " + condition(operands.get(i), hit));
                evidence.add(hit);
                break;
            }
        }
        for (int i : rule.none) {
            conditions.add("no " + operands.get(i).says() + " in " + stretch(rule.rule.scope()));
        }
        for (int i : rule.noneBetween) {
            conditions.add("no " + operands.get(i).says() + " in between");
        }
        return new Evidence(
                article.article(),
                article.watchlistVersion(),
                conditions,
                evidence.stream()
                        .distinct()
                        .map(hit -> mention(hit, passages.sentence(hit.sentence())))
                        .toList(),
                article.agency(),
                null,
                article.correction());
    }

    private static String condition(RuleOperand operand, Hit hit) {
        String text = operand.says() + ": “" + hit.text() + "”";
        if (!operand.ofEntities()) {
            return text;
        }
        return hit.counts().equals(hit.named())
                ? text + " (" + hit.named() + ")"
                : text + " (" + hit.named() + " for " + hit.counts() + ")";
    }

    private static String distance(RuleScope scope, Combination combination) {
        String limit = scope.withinWords() == null ? "" : ", at most " + scope.withinWords() + " allowed";
        return "together in " + stretch(scope) + ", " + combination.span + (combination.span == 1 ? " word" : " words")
                + " from first to last" + limit;
    }

    private static String stretch(RuleScope scope) {
        return switch (scope.unit()) {
            case SENTENCE -> "one sentence";
            case PARAGRAPH -> "adjacent sentences of a paragraph";
            case TITLE -> "the title";
            case DOCUMENT -> "the article";
        };
    }

    private static EvidenceMention mention(Hit hit, @Nullable Sentence sentence) {
        String snippet = snippet(hit, sentence);
        return new EvidenceMention(
                hit.named(),
                hit.alias(),
                hit.field(),
                hit.start(),
                hit.end(),
                hit.text(),
                snippet,
                at(hit, sentence, snippet));
    }

    /** Where the hit begins in its snippet, in code points; null if it is not all in there. */
    private static @Nullable Integer at(Hit hit, @Nullable Sentence sentence, String snippet) {
        if (sentence == null) {
            return 0;
        }
        int inSentence = hit.start() - sentence.start();
        int length = sentence.text().codePointCount(0, sentence.text().length());
        int at = length <= EvidenceMention.SNIPPET_LIMIT
                ? inSentence
                : inSentence - from(hit, sentence, length) + (snippet.startsWith(CUT) ? CUT.length() : 0);
        int points = snippet.codePointCount(0, snippet.length());
        boolean inside = at >= 0 && at < points && snippet.startsWith(hit.text(), snippet.offsetByCodePoints(0, at));
        return inside ? at : null;
    }

    /** The first code point of a long sentence that its snippet shows: the hit is in the middle, as far as that goes. */
    private static int from(Hit hit, @Nullable Sentence sentence, int length) {
        int room = EvidenceMention.SNIPPET_LIMIT - 2 * CUT.length();
        int centre = sentence == null ? 0 : (hit.start() + hit.end()) / 2 - sentence.start();
        return Math.max(0, Math.min(centre - room / 2, length - room));
    }

    /** The sentence, or of a long one the part around the hit, its cuts marked; at most the limit in code points. */
    static String snippet(Hit hit, @Nullable Sentence sentence) {
        String text = sentence == null ? hit.text() : sentence.text();
        int limit = EvidenceMention.SNIPPET_LIMIT;
        if (text.length() <= limit || text.codePointCount(0, text.length()) <= limit) {
            return text;
        }
        int[] points = text.codePoints().toArray();
        int room = limit - 2 * CUT.length();
        int from = from(hit, sentence, points.length);
        int to = from + room;
        return Stream.of(from > 0 ? CUT : "", new String(points, from, to - from), to < points.length ? CUT : "")
                .reduce("", String::concat);
    }
}
