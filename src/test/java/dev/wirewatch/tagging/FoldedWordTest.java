package dev.wirewatch.tagging;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import org.junit.jupiter.api.Test;

/**
 * The words that are folded in one loop are those that the careful way finds, with the same flags, and a vocabulary knows
 * them by the same numbers. The system property {@code wirewatch.fuzz.texts} says on how many random texts.
 */
class FoldedWordTest {
    private static final int TEXTS = Integer.getInteger("wirewatch.fuzz.texts", 20_000) / 8;
    private static final List<String> LETTERS = List.of(
            "a b s S I İ ı é É ü ß æ Æ ŧ ﬁ ñ ệ ǅ ª а с О Ж ж й ї ґ ѐ α Ω ς ά א ב ם ך ײ ا ل ع ي ى ئ ک ة لا ﻻ ק ն Ա ა ह ि 日 ト 한 "
                    .concat("𝐀 𐐀 ⁿ K Å Ⅳ ⓐ ʹ ʿ")
                    .split(" "));
    private static final List<String> INSIDE = List.of(
            "\u0301",
            "\u0654",
            "\u064E",
            "\u05B8",
            "\u00AD",
            "\u200B",
            "\u200C",
            "\u200D",
            "\u200F",
            "\u0640",
            "'",
            "’",
            "‘",
            "`",
            "ʼ",
            "´",
            ".",
            "\"",
            "״",
            "׳",
            "”",
            "-",
            "־",
            "_",
            "&",
            "&eacute;",
            "&#1078;",
            "&shy;",
            "1",
            "٣",
            "\uD800",
            "\u0000");
    private static final List<String> GAPS = List.of(
            " ", " ", " ", " ", " ", ", ", "، ", "؛ ", "؟ ", ". ", "۔ ", ".\n", "\n\n", "’s ", "'s ", "'S, ", "’ ",
            "' ", " '", " «", "» ", "\" ", " \"", " “", "” ", "״ ", " – ", "-", "–", ": ", " (", ") ", "… ", "! ",
            "\u00A0", "\u2009", "\u200F ", " \u200F", " #", " @", "/", "://", "-\n", ".ru ", ".com", " 7 ", "7", " & ",
            "&nbsp;", "\u0301 ", " \u0301", "<b>", "€ ", "™ ", "🚀", "。", "  ", "\t", "\r\n", "|", "_ ");

    @Test
    void agreesWithTheCarefulWayOnRandomWordsOfAllScripts() {
        for (int seed = 0; seed < TEXTS; seed++) {
            Random random = new Random(seed);
            StringBuilder text = new StringBuilder(random.nextInt(4) == 0 ? pick(GAPS, random) : "");
            for (int words = 1 + random.nextInt(12); words > 0; words--) {
                appendWord(text, random);
                text.append(pick(GAPS, random));
            }
            agree(text.toString(), "seed " + seed);
        }
    }

    /** Letters of one script mostly, most of them small; now and then something else inside. */
    private static void appendWord(StringBuilder text, Random random) {
        int script = random.nextInt(LETTERS.size());
        for (int letters = 1 + random.nextInt(random.nextInt(8) == 0 ? 40 : 8); letters > 0; letters--) {
            int from = random.nextInt(12) == 0 ? random.nextInt(LETTERS.size()) : script + random.nextInt(4);
            String letter = LETTERS.get(from % LETTERS.size());
            text.append(random.nextInt(10) == 0 ? letter.toUpperCase(Locale.ROOT) : letter);
            if (random.nextInt(16) == 0) {
                text.append(pick(INSIDE, random));
            }
        }
    }

    @Test
    void agreesWithTheCarefulWayOnEveryCodeUnit() {
        for (int first = 0; first < 0x10000; first += 64) {
            StringBuilder text = new StringBuilder();
            for (int i = 0; i < 64; i++) {
                char c = (char) (first + i);
                text.append(
                        "é" + c + "é Ж" + c + "ж ا" + c + " " + c + "أ " + c + "א" + c + "א ß" + c + "s a" + c + "b, ");
            }
            agree(text.toString(), "from unit " + first);
        }
    }

    @Test
    void agreesWithTheCarefulWayWhereAWordEnds() {
        for (String word :
                List.of("é", "ún", "là", "g", "г", "им", "им́", "Évian", "ÉVIAN", "ÉVian", "éVian", "אב", "ﻻ", "ß")) {
            for (String inside : INSIDE) {
                for (String after : List.of("", "s", "s ", "ü", " é", "ב", "ב ", "בג", ".", ". ü", "5", inside)) {
                    agree(word + inside + after, word + inside);
                    agree("ж " + word + inside + after + "ж", word + inside);
                }
            }
        }
    }

    @Test
    void agreesWithTheCarefulWayOnLongWords() {
        for (int length = 1; length < 200; length++) {
            agree(
                    "é" + "a".repeat(length) + " Ж" + "ж".repeat(length) + " ا" + "ﻻa".repeat(length),
                    "length " + length);
            agree(
                    "a".repeat(length % 17) + "ह".repeat(length) + "é ع" + "\u064E\u200C".repeat(length) + "\u200F ب",
                    "" + length);
        }
    }

    private static String pick(List<String> all, Random random) {
        return all.get(random.nextInt(all.size()));
    }

    /** Looks the words up in a vocabulary that most of them are in. */
    private static void agree(String text, String what) {
        Vocabulary vocabulary = new Vocabulary();
        new Scanner(vocabulary, Scanner.Way.NAMES).scan(text, new Tokens(8));
        assertThat(describe(text, new Scanner(vocabulary, Scanner.Way.TEXTS), vocabulary))
                .as(what + " <" + text + ">")
                .isEqualTo(describe(text, new Scanner(vocabulary, Scanner.Way.TEXTS_WORD_BY_WORD), vocabulary));
    }

    private static List<String> describe(String text, Scanner scanner, Vocabulary vocabulary) {
        Tokens tokens = new Tokens(8);
        scanner.scan(text, tokens);
        long[] keys = vocabulary.keys();
        List<String> all = new ArrayList<>();
        for (int i = 0; i < tokens.count; i++) {
            int start = tokens.start(i);
            int id = id(tokens, i, scanner, vocabulary);
            assertThat(id == 0 || tokens.hashes[i] == Vocabulary.hash(keys[id]))
                    .as("hash of a known word")
                    .isTrue();
            all.add(start + "-" + tokens.end(i) + " " + Integer.toBinaryString(tokens.flags(i)) + " " + id);
        }
        for (int i = 0; i < tokens.sentences.count(); i++) {
            all.add("sentence " + tokens.sentences.get(i));
        }
        for (int i = 0; i < tokens.parts.count(); i++) {
            all.add("part " + tokens.parts.get(i));
        }
        return all;
    }

    private static int id(Tokens tokens, int word, Scanner scanner, Vocabulary vocabulary) {
        int id = tokens.id(word);
        if (id == Tokens.UNKNOWN) {
            return new WordLookup(vocabulary, false).findAscii(scanner.text, tokens.start(word), tokens.end(word));
        }
        if (id == Tokens.UNKNOWN_FOLDED) {
            FoldedWord folded = new FoldedWord();
            assertThat(folded.read(scanner.text, tokens.start(word))).isTrue();
            return folded.findLikely(vocabulary);
        }
        return id;
    }
}
