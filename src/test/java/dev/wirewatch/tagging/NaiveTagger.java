package dev.wirewatch.tagging;

import dev.wirewatch.watchlist.Alias;
import dev.wirewatch.watchlist.Entity;
import dev.wirewatch.watchlist.Watchlist;
import dev.wirewatch.watchlist.spelling.Letters;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * The same rules without any cleverness: every alias is tried at every word. Knows plain aliases, and of the signs between
 * words the common ones: enough to hold the fast one to account.
 */
final class NaiveTagger {
    /** A span of code points that names an entity. */
    record Found(int start, int end, String entity) {}

    /** A word; of one that runs on into the next no name may begin. */
    private record Word(String folded, int start, int end, boolean glued, boolean barrier, boolean runsOn) {
        Word(String folded, int start, int end, boolean glued, boolean barrier) {
            this(folded, start, end, glued, barrier, false);
        }
    }

    private record Name(List<Word> words, String entity) {}

    private final List<Name> names = new ArrayList<>();
    private final Set<String> known = new HashSet<>();

    NaiveTagger(Watchlist watchlist) {
        for (Entity entity : watchlist.entities()) {
            for (Alias alias : entity.aliases()) {
                List<Word> words = words(alias.text(), false);
                names.add(new Name(words, entity.id()));
                words.forEach(word -> known.add(word.folded));
            }
        }
    }

    List<Found> tag(String text) {
        List<Word> words = words(text, true);
        List<Found> all = new ArrayList<>();
        for (int i = 0; i < words.size(); i++) {
            for (Name name : names) {
                if (isAt(name, words, i)) {
                    Word last = words.get(i + name.words.size() - 1);
                    all.add(new Found(words.get(i).start, last.end, name.entity));
                }
            }
        }
        int[] points = text.codePoints().toArray();
        all.sort(Comparator.comparingInt((Found found) -> -units(points, found)).thenComparingInt(Found::start));
        List<Found> chosen = new ArrayList<>();
        for (Found found : all) {
            if (chosen.stream().noneMatch(other -> found.start < other.end && other.start < found.end)) {
                chosen.add(found);
            }
        }
        chosen.sort(Comparator.comparingInt(Found::start));
        return chosen;
    }

    private static int units(int[] points, Found found) {
        int units = 0;
        for (int i = found.start; i < found.end; i++) {
            units += Character.charCount(points[i]);
        }
        return units;
    }

    private static boolean isAt(Name name, List<Word> words, int first) {
        int after = first + name.words.size();
        if (after > words.size()
                || words.get(first).glued
                || words.get(first).runsOn
                || (after < words.size() && words.get(after).glued)) {
            return false;
        }
        for (int i = 0; i < name.words.size(); i++) {
            Word word = words.get(first + i);
            if (!word.folded.equals(name.words.get(i).folded) || (i > 0 && word.barrier)) {
                return false;
            }
        }
        return true;
    }

    private List<Word> words(String text, boolean divide) {
        int[] points = text.codePoints().toArray();
        List<Word> words = new ArrayList<>();
        int gapFrom = 0;
        int at = 0;
        while (at < points.length) {
            int kind = Letters.kind(points[at]);
            if (kind != Letters.LETTER && kind != Letters.DIGIT) {
                at++;
                continue;
            }
            String gap = new String(points, gapFrom, at - gapFrom);
            int start = at;
            int end = at;
            StringBuilder folded = new StringBuilder();
            while (at < points.length) {
                int here = Letters.kind(points[at]);
                boolean decimal = kind == Letters.DIGIT
                        && (points[at] == '.' || points[at] == ',')
                        && at + 1 < points.length
                        && Letters.kind(points[at + 1]) == Letters.DIGIT;
                boolean apostrophe = kind == Letters.LETTER
                        && here == Letters.APOSTROPHE
                        && isLetter(points, at + 1)
                        && !(points[at + 1] == 's' && !isLetter(points, at + 2));
                if (here == kind) {
                    folded.append(Letters.skeleton(Character.toString(points[at])));
                    end = at + 1;
                } else if (decimal) {
                    folded.append('.');
                } else if (here == Letters.MARK && kind == Letters.LETTER) {
                    end = at + 1;
                } else if (here != Letters.INVISIBLE && here != Letters.MARK && !apostrophe) {
                    break;
                }
                at++;
            }
            boolean first = words.isEmpty();
            boolean heading = divide && isAfterHeading(points, words, start);
            boolean possessive = gap.matches("['’]") && folded.toString().equals("s") && !words.isEmpty();
            int seam = divide && kind == Letters.LETTER ? seam(points, start, end) : -1;
            if (seam > 0 && !known.contains(folded.toString())) {
                String second = Letters.skeleton(new String(points, seam, end - seam));
                boolean sentence = isSentenceAt(points, start, seam, end);
                String before = sentence ? Letters.skeleton(new String(points, start, seam - start)) : "";
                if (known.contains(second) || known.contains(before)) {
                    words.add(new Word(
                            before,
                            start,
                            seam,
                            !first && visible(gap).isEmpty(),
                            !first && (heading || isBarrier(visible(gap))),
                            true));
                    words.add(new Word(second, seam, end, false, false));
                    gapFrom = end;
                    at = Math.max(at, end);
                    continue;
                }
            }
            int acronym = divide && kind == Letters.LETTER ? acronym(points, start, end) : -1;
            if (acronym > 0 && !known.contains(folded.toString())) {
                String capitals = Letters.skeleton(new String(points, start, acronym - start));
                if (known.contains(capitals)) {
                    words.add(new Word(
                            capitals,
                            start,
                            acronym,
                            !first && visible(gap).isEmpty(),
                            !first && (heading || isBarrier(visible(gap)))));
                    words.add(new Word(
                            Letters.skeleton(new String(points, acronym, end - acronym)), acronym, end, false, false));
                    gapFrom = end;
                    at = Math.max(at, end);
                    continue;
                }
            }
            words.add(new Word(
                    possessive ? "'s" : folded.toString(),
                    start,
                    end,
                    !first && visible(gap).isEmpty(),
                    !first && (heading || isBarrier(visible(gap)))));
            gapFrom = end;
            at = Math.max(at, end);
        }
        return words;
    }

    /**
     * Whether a word begins a sentence after a line in capitals: the last three words of it are, or the two that its sentence
     * has, and of these the last one is longer than a letter.
     */
    private static boolean isAfterHeading(int[] points, List<Word> words, int start) {
        boolean begins = !words.isEmpty()
                && isUpper(points[start])
                && !(start + 1 < points.length
                        && Character.isBmpCodePoint(points[start])
                        && Character.isBmpCodePoint(points[start + 1])
                        && Character.isUpperCase(points[start + 1]))
                && gapBefore(points, words, words.size(), start).indexOf('\n') >= 0;
        for (int i = 1; begins && i <= 3; i++) {
            int index = words.size() - i;
            if (index < 0 || !isInCapitals(points, words.get(index), i == 1)) {
                return false;
            }
            String gap = gapBefore(points, words, index, words.get(index).start);
            if (i > 1 && (index == 0 || gap.matches("(?s).*([.!?…。؟]|\\n\\s*\\n).*"))) {
                return true;
            }
        }
        return begins;
    }

    private static String gapBefore(int[] points, List<Word> words, int index, int start) {
        int from = index == 0 ? 0 : words.get(index - 1).end;
        return new String(points, from, start - from);
    }

    private static boolean isInCapitals(int[] points, Word word, boolean several) {
        int[] letters = lettersOf(points, word.start, word.end).toArray();
        boolean capitals =
                letters.length > (several ? 1 : 0) && Arrays.stream(letters).allMatch(NaiveTagger::isUpper);
        return capitals && Letters.kind(points[word.start]) == Letters.LETTER;
    }

    /** Where two words are glued together, with enough letters on both sides; else -1. */
    private static int seam(int[] points, int start, int end) {
        int seam = lastSeam(points, start, end);
        if (seam < 0) {
            return -1;
        }
        boolean small = (Letters.properties(points[start]) & Letters.UPPER) == 0;
        boolean capitals = lettersOf(points, seam, end).reduce((before, last) -> last).stream()
                .anyMatch(NaiveTagger::isUpper);
        int before = lettersOf(points, start, seam).reduce((one, next) -> next).orElseThrow();
        int least = !small ? 3 : isOtherScript(before, points[seam]) ? 1 : 2;
        boolean enough = length(points, start, seam) >= least && length(points, seam, end) > (capitals ? 1 : 3);
        return enough || isSentenceAt(points, start, seam, end) ? seam : -1;
    }

    /** Whether a sentence may begin at a seam: a capital and at least two letters more, the last one small. */
    private static boolean isSentenceAt(int[] points, int start, int seam, int end) {
        int last = lettersOf(points, seam, end).reduce((before, after) -> after).orElseThrow();
        return length(points, start, seam) > 3
                && length(points, seam, end) > 2
                && isUpper(points[seam])
                && (Letters.properties(last) & Letters.LOWER) != 0;
    }

    /**
     * Where a capital follows a small letter, or goes on with one after other capitals, or a letter of a script without
     * capitals and a Latin one follow each other, for the last time; else -1.
     */
    private static int lastSeam(int[] points, int start, int end) {
        int seam = -1;
        int capitals = 0;
        int last = -1;
        boolean lower = false;
        for (int i = start; i < end; i++) {
            if (Letters.kind(points[i]) == Letters.LETTER) {
                boolean upper = isUpper(points[i]);
                seam = upper && lower ? i : seam;
                seam = last >= 0 && isOtherScript(points[last], points[i]) ? i : seam;
                lower = (Letters.properties(points[i]) & Letters.LOWER) != 0;
                seam = lower && capitals > 1 ? last : seam;
                capitals = upper ? capitals + 1 : 0;
                last = i;
            }
        }
        return seam;
    }

    /** Where an acronym at the beginning goes over into the next word, with enough letters on both sides; else -1. */
    private static int acronym(int[] points, int start, int end) {
        int seam = lastSeam(points, start, end);
        if (seam < 0 || length(points, start, seam) < 2) {
            return -1;
        }
        int at = start;
        while (at < end && (Letters.kind(points[at]) != Letters.LETTER || isUpper(points[at]))) {
            at++;
        }
        return length(points, start, at) > 3 && length(points, at, end) > 3 ? at : -1;
    }

    private static IntStream lettersOf(int[] points, int start, int end) {
        return Arrays.stream(points, start, end).filter(point -> Letters.kind(point) == Letters.LETTER);
    }

    private static int length(int[] points, int start, int end) {
        return Letters.skeleton(new String(points, start, end - start)).length();
    }

    private static boolean isOtherScript(int one, int other) {
        int first = Letters.properties(one);
        int second = Letters.properties(other);
        int cases = Letters.UPPER | Letters.LOWER;
        return ((first & cases) == 0 || (second & cases) == 0) && (first & Letters.LATIN) != (second & Letters.LATIN);
    }

    private static boolean isUpper(int point) {
        return (Letters.properties(point) & Letters.UPPER) != 0;
    }

    private static boolean isLetter(int[] points, int at) {
        return at < points.length && Letters.kind(points[at]) == Letters.LETTER;
    }

    private static String visible(String gap) {
        StringBuilder visible = new StringBuilder();
        gap.codePoints()
                .filter(point -> Letters.kind(point) != Letters.INVISIBLE && Letters.kind(point) != Letters.MARK)
                .forEach(visible::appendCodePoint);
        return visible.toString();
    }

    private static boolean isBarrier(String gap) {
        String plain = gap.replace("\r\n", "\n")
                .replaceAll("[–‑]", "-")
                .replaceAll("[“”\"’']", "")
                .replace('\u00A0', ' ');
        boolean dash = plain.matches(".*\\s-.*\\s.*") || plain.indexOf('-') != plain.lastIndexOf('-');
        boolean emptyLine = plain.indexOf('\n') != plain.lastIndexOf('\n');
        return dash || emptyLine || !plain.matches("[\\s/-]*");
    }
}
