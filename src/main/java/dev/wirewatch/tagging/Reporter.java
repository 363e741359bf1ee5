package dev.wirewatch.tagging;

import dev.wirewatch.model.Mention;
import dev.wirewatch.model.Sentence;
import dev.wirewatch.model.WordHit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Turns what was chosen into the words of the model, with offsets in code points. Belongs to one thread. */
final class Reporter {
    /** The longest sentence that is reported, in code units; what a single line of a table or of code may exceed. */
    private static final int SENTENCE_LIMIT = 4000;

    private final Compiled compiled;
    private final Layout layout;
    private final TextBytes[] texts;
    private final FieldText[] fields;
    private final EvidenceFinder evidence;
    private int[] lastHit = new int[0];

    Reporter(Compiled compiled, Layout layout, TextBytes title, TextBytes text, EvidenceFinder evidence) {
        this.evidence = evidence;
        this.compiled = compiled;
        this.layout = layout;
        this.texts = new TextBytes[] {title, text};
        this.fields = new FieldText[] {new FieldText(title), new FieldText(text)};
    }

    Tagging report(String title, String text, Tokens tokens, Resolver resolver) {
        List<Mention> mentions = new ArrayList<>();
        List<Sentence> sentences = new ArrayList<>();
        begin(title, text);
        Spans chosen = resolver.chosen;
        int lastSentence = -1;
        for (int i = 0; i < chosen.count; i++) {
            int candidate = chosen.values[i];
            int pattern = resolver.pattern(candidate);
            if (compiled.patterns().entity(pattern) == Patterns.NOBODY) {
                continue;
            }
            int first = chosen.firsts[i];
            int sentence = layout.sentenceOf(first);
            mentions.add(mention(tokens, pattern, first, chosen.lasts[i], resolver, candidate));
            if (sentence != lastSentence) {
                lastSentence = sentence;
                sentences.add(sentence(tokens, sentence));
            }
        }
        List<WordHit> hits =
                mentions.isEmpty() && !compiled.reportsAlways() ? List.of() : hits(title, text, tokens, chosen);
        return mentions.isEmpty() && hits.isEmpty() ? Tagging.NOTHING : new Tagging(mentions, hits, sentences);
    }

    private void begin(String title, String text) {
        fields[0].set(title);
        fields[1].set(text);
    }

    private static int field(Tokens tokens, int word) {
        return word < tokens.firstOfText ? 0 : 1;
    }

    private static String fieldName(int field) {
        return field == 0 ? Mention.TITLE : Mention.TEXT;
    }

    private Mention mention(Tokens tokens, int pattern, int first, int last, Resolver resolver, int candidate) {
        int field = field(tokens, first);
        FieldText text = fields[field];
        int start = text.codePoint(tokens.start(first));
        String span = text.substring(tokens.start(first), tokens.end(last));
        int entity = compiled.patterns().entity(pattern);
        return new Mention(
                compiled.id(entity),
                compiled.kind(entity),
                compiled.patterns().alias(pattern),
                fieldName(field),
                start,
                start + span.codePointCount(0, span.length()),
                span,
                layout.sentenceOf(first),
                wordOrdinal(tokens, first),
                Math.round(resolver.confidence(candidate) * 1000) / 1000.0,
                resolver.verdict(candidate).basis());
    }

    /** Endings split off at apostrophes, and digits after letters, are no words of their own to a reader. */
    private static int wordOrdinal(Tokens tokens, int word) {
        return word - tokens.parts.upTo(word) + tokens.parts.upTo(0);
    }

    private Sentence sentence(Tokens tokens, int sentence) {
        int first = layout.sentenceStart(sentence);
        int field = field(tokens, first);
        char[] units = texts[field].units;
        int start = tokens.start(first);
        int floor = first > 0 && field(tokens, first - 1) == field ? tokens.end(first - 1) : 0;
        while (start > floor && units[start - 1] > ' ') {
            start--;
        }
        int after = layout.sentenceEnd(sentence);
        int end = tokens.end(after - 1);
        int ceiling = after < tokens.count && field(tokens, after) == field ? tokens.start(after) : texts[field].length;
        while (end < ceiling && units[end] > ' ') {
            end++;
        }
        if (end - start > SENTENCE_LIMIT) {
            end = start + SENTENCE_LIMIT - (Character.isLowSurrogate(units[start + SENTENCE_LIMIT]) ? 1 : 0);
        }
        int paragraph = layout.paragraphOf(sentence) + (tokens.firstOfText == 0 ? 1 : 0);
        return new Sentence(
                sentence,
                fieldName(field),
                fields[field].codePoint(start),
                paragraph,
                fields[field].substring(start, end));
    }

    private List<WordHit> hits(String title, String text, Tokens tokens, Spans chosen) {
        int classes = compiled.classes();
        if (classes == 0) {
            return List.of();
        }
        begin(title, text);
        evidence.sieve();
        lastHit = lastHit.length == classes ? lastHit : new int[classes];
        Arrays.fill(lastHit, -1);
        List<WordHit> hits = new ArrayList<>();
        int next = 0;
        int lastWord = tokens.count - 1;
        for (int first = evidence.next(0, lastWord); first >= 0; first = evidence.next(first + 1, lastWord)) {
            while (next < chosen.count && chosen.lasts[next] < first) {
                next++;
            }
            for (int i = evidence.begin(first); i < evidence.end(first); i++) {
                int number = compiled.classOf(evidence.number(i));
                boolean covered = next < chosen.count && chosen.firsts[next] <= evidence.last(i);
                if (number >= 0 && !covered && first > lastHit[number]) {
                    int last = longest(i, evidence.end(first), number);
                    lastHit[number] = last;
                    hits.add(hit(tokens, number, first, last));
                }
            }
        }
        return hits;
    }

    /** The last word of the longest hit of a class between two places, the first of which is one. */
    private int longest(int from, int end, int number) {
        int last = evidence.last(from);
        for (int i = from + 1; i < end; i++) {
            last = compiled.classOf(evidence.number(i)) == number ? Math.max(last, evidence.last(i)) : last;
        }
        return last;
    }

    private WordHit hit(Tokens tokens, int number, int first, int last) {
        int field = field(tokens, first);
        FieldText text = fields[field];
        int start = text.codePoint(tokens.start(first));
        String span = text.substring(tokens.start(first), tokens.end(last));
        return new WordHit(
                compiled.wordClass(number),
                fieldName(field),
                start,
                start + span.codePointCount(0, span.length()),
                span,
                layout.sentenceOf(first),
                wordOrdinal(tokens, first));
    }
}
