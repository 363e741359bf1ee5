package dev.wirewatch.alerting;

import dev.wirewatch.model.Sentence;
import dev.wirewatch.model.TaggedArticle;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The sentences of one article, as far as the tagger passed them on: what stands between and before its mentions. */
final class Passages {
    /** How many words before a mention are looked at for what must precede it. */
    private static final int WORDS_BEFORE = 4;

    private static final String CLAUSE_MARKS = ",;:()—–،؛、，；：（）";

    private final String language;
    private final List<Sentence> all;
    private final Map<Integer, Sentence> sentences = new HashMap<>();
    /** Positions of clause marks by field, in code points; made when first asked for. */
    private final Map<String, int[]> marks = new HashMap<>();

    Passages(TaggedArticle article) {
        String declared = article.article().language();
        this.language = declared == null || declared.isBlank()
                ? "en"
                : Locale.forLanguageTag(declared).getLanguage();
        this.all = article.sentences();
        all.forEach(sentence -> sentences.put(sentence.ordinal(), sentence));
    }

    /** The primary language subtag; {@code en} if the article declares none. */
    String language() {
        return language;
    }

    /** The sentence of that ordinal; null if it holds no mention. */
    @Nullable
    Sentence sentence(int ordinal) {
        return sentences.get(ordinal);
    }

    /** Sentences of which one holds no mention have no known paragraph; being adjacent is then enough. */
    boolean mayShareParagraph(int a, int b) {
        Sentence first = sentences.get(a);
        Sentence second = sentences.get(b);
        return first == null || second == null || first.paragraph() == second.paragraph();
    }

    /** How many commas, brackets and the like stand between two hits of one field; 0 across fields. */
    int clauseMarks(Hit first, Hit last) {
        if (!first.field().equals(last.field())) {
            return 0;
        }
        int[] positions = marks(first.field());
        return insertionPoint(positions, last.start()) - insertionPoint(positions, first.end());
    }

    private static int insertionPoint(int[] sorted, int position) {
        int at = Arrays.binarySearch(sorted, position);
        return at < 0 ? -at - 1 : at;
    }

    private int[] marks(String field) {
        return marks.computeIfAbsent(field, this::findMarks);
    }

    private int[] findMarks(String field) {
        int[] found = new int[16];
        int count = 0;
        for (Sentence sentence : all) {
            if (!sentence.field().equals(field)) {
                continue;
            }
            String text = sentence.text();
            int position = sentence.start();
            for (int i = 0; i < text.length(); i++, position++) {
                char c = text.charAt(i);
                if (isClauseMark(c)) {
                    found = count == found.length ? Arrays.copyOf(found, 2 * count) : found;
                    found[count++] = position;
                } else if (Character.isHighSurrogate(c) && i + 1 < text.length()) {
                    i++;
                }
            }
        }
        int[] positions = Arrays.copyOf(found, count);
        Arrays.sort(positions);
        return positions;
    }

    private static boolean isClauseMark(char c) {
        return !Character.isLetterOrDigit(c) && c != ' ' && CLAUSE_MARKS.indexOf(c) >= 0;
    }

    /**
     * Whether one of some lower-case words stands shortly before a hit, or is written together with it as a prefix. Without
     * the sentence there is nothing that speaks against it.
     */
    boolean isPrecededBy(Hit hit, List<String> words) {
        Sentence sentence = sentences.get(hit.sentence());
        if (sentence == null) {
            return true;
        }
        String text = sentence.text();
        int offset = hit.start() - sentence.start();
        if (offset < 0 || offset > text.codePointCount(0, text.length())) {
            return true;
        }
        int end = text.offsetByCodePoints(0, offset);
        for (int seen = 0; seen < WORDS_BEFORE && end > 0; seen++) {
            int stop = end;
            while (stop > 0 && !isWordPart(text.charAt(stop - 1))) {
                if (isClauseMark(text.charAt(stop - 1))) {
                    return false;
                }
                stop--;
            }
            int start = stop;
            while (start > 0 && isWordPart(text.charAt(start - 1))) {
                start--;
            }
            if (words.contains(text.substring(start, stop).toLowerCase(Locale.ROOT))) {
                return true;
            }
            end = start;
        }
        return false;
    }

    private static boolean isWordPart(char c) {
        return Character.isLetterOrDigit(c)
                || Character.isSurrogate(c)
                || Character.getType(c) == Character.NON_SPACING_MARK;
    }
}
