package dev.wirewatch.watchlist.spelling;

import java.lang.Character.UnicodeScript;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** Builds the tables of {@link Letters} from the Java platform's Unicode data. */
final class LetterTables {
    /** U+02BB–U+02BF are what transliterations use for ayn and hamza. */
    private static final String APOSTROPHES = "'`´‘’‚‛′‵ʹʻʼʽʾʿˈ՚׳＇‹›ꞌ";

    private static final String QUOTES = "\"“”„‟″‶«»״＂「」『』〝〞";
    private static final String TERMINATORS = "!?…‥؟।。！？｡‼⁇⁈⁉።";
    private static final String POINTS = ".۔．․";
    private static final String HYPHENS = "−־﹣－⁃֊～";
    private static final char TATWEEL = 'ـ';

    /** Letters without a decomposition, or whose decomposition is not what writers of names take for the same. */
    private static final Map<Integer, String> SAME = pairs("ıi ßss æae œoe øo đd ðd þth łl ħh ŧt ŋn ƒf ґг ςσ ȷj "
            + "ىي یي ېي ےي ئي ۍي کك ڪك ګگ ةه ۀه ەه ہه ھه ۂه ۃه ٱا ٲا ٳا ؤو ۋو "
            + "םמ ןנ ךכ ףפ ץצ ײיי װוו ױוי");

    private LetterTables() {}

    static Letters.Block build(int first) {
        int[] properties = new int[256];
        int[] folded = new int[256];
        List<int[]> several = new ArrayList<>();
        for (int i = 0; i < 256; i++) {
            int codePoint = first + i;
            int kind = kind(codePoint);
            if (kind == Letters.LETTER) {
                int[] fold = fold(codePoint).codePoints().toArray();
                if (fold.length == 0) {
                    kind = Letters.INVISIBLE;
                } else if (fold.length == 1) {
                    folded[i] = fold[0];
                } else {
                    several.add(fold);
                    folded[i] = -several.size();
                }
            } else if (kind == Letters.DIGIT) {
                folded[i] = '0' + Character.digit(codePoint, 10);
            }
            properties[i] = kind | (kind == Letters.LETTER ? flags(codePoint) : 0);
        }
        return new Letters.Block(properties, folded, several.toArray(int[][]::new));
    }

    private static int kind(int codePoint) {
        if (APOSTROPHES.indexOf(codePoint) >= 0) {
            return Letters.APOSTROPHE;
        }
        if (QUOTES.indexOf(codePoint) >= 0) {
            return Letters.QUOTE;
        }
        if (TERMINATORS.indexOf(codePoint) >= 0) {
            return Letters.TERMINATOR;
        }
        if (POINTS.indexOf(codePoint) >= 0) {
            return Letters.POINT;
        }
        if (HYPHENS.indexOf(codePoint) >= 0) {
            return Letters.HYPHEN;
        }
        if (codePoint == TATWEEL) {
            return Letters.INVISIBLE;
        }
        if (codePoint == '/' || codePoint == '⁄' || codePoint == '／') {
            return Letters.SLASH;
        }
        return switch (Character.getType(codePoint)) {
            case Character.UPPERCASE_LETTER,
                    Character.LOWERCASE_LETTER,
                    Character.TITLECASE_LETTER,
                    Character.MODIFIER_LETTER,
                    Character.OTHER_LETTER,
                    Character.LETTER_NUMBER,
                    Character.COMBINING_SPACING_MARK -> Letters.LETTER;
            case Character.DECIMAL_DIGIT_NUMBER -> Letters.DIGIT;
            case Character.NON_SPACING_MARK, Character.ENCLOSING_MARK -> Letters.MARK;
            case Character.FORMAT -> Letters.INVISIBLE;
            case Character.SPACE_SEPARATOR -> Letters.SPACE;
            case Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR -> Letters.NEWLINE;
            case Character.DASH_PUNCTUATION -> Letters.HYPHEN;
            case Character.CONTROL -> control(codePoint);
            // Letters in circles and squares; what stands for several letters, as ™ does, is no part of a word.
            case Character.OTHER_SYMBOL ->
                fold(codePoint).length() == 1
                                && Character.isLetter(fold(codePoint).charAt(0))
                        ? Letters.LETTER
                        : Letters.OTHER;
            default -> Letters.OTHER;
        };
    }

    private static int control(int codePoint) {
        return switch (codePoint) {
            case '\n', '\u000b', '\f', '\r', '\u0085' -> Letters.NEWLINE;
            case '\t' -> Letters.SPACE;
            default -> Letters.OTHER;
        };
    }

    private static int flags(int codePoint) {
        int flags = Character.isUpperCase(codePoint) || Character.isTitleCase(codePoint) ? Letters.UPPER : 0;
        flags |= Character.isLowerCase(codePoint) ? Letters.LOWER : 0;
        return flags
                | switch (UnicodeScript.of(codePoint)) {
                    case LATIN -> Letters.LATIN;
                    case CYRILLIC -> Letters.CYRILLIC;
                    case GREEK -> Letters.GREEK;
                    case HEBREW -> Letters.HEBREW;
                    default -> 0;
                };
    }

    /** The folded form; empty for what is nothing but marks. */
    private static String fold(int codePoint) {
        String letter = Character.toString(codePoint);
        if (!decomposes(codePoint)) {
            return letter;
        }
        String lower = Normalizer.normalize(letter, Normalizer.Form.NFKD).toLowerCase(Locale.ROOT);
        String plain = Normalizer.normalize(lower, Normalizer.Form.NFKD)
                .codePoints()
                .filter(LetterTables::isBase)
                .mapToObj(base -> SAME.getOrDefault(base, Character.toString(base)))
                .collect(Collectors.joining());
        return plain;
    }

    /** In these scripts a mark is a variant of a letter; elsewhere (kana, Hangul, Indic) it makes another one. */
    private static boolean decomposes(int codePoint) {
        return switch (UnicodeScript.of(codePoint)) {
            case LATIN, GREEK, CYRILLIC, ARABIC, HEBREW, COMMON, INHERITED, ARMENIAN, GEORGIAN -> true;
            default -> false;
        };
    }

    private static boolean isBase(int codePoint) {
        int type = Character.getType(codePoint);
        return type != Character.NON_SPACING_MARK
                && type != Character.ENCLOSING_MARK
                && type != Character.FORMAT
                && codePoint != TATWEEL
                && codePoint != ' '
                && codePoint != 'ʼ';
    }

    private static Map<Integer, String> pairs(String list) {
        return List.of(list.split(" ")).stream()
                .filter(pair -> pair.length() > 1)
                .collect(Collectors.toUnmodifiableMap(pair -> pair.codePointAt(0), pair -> pair.substring(1)));
    }
}
