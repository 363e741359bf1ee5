package dev.wirewatch.tagging;

import static dev.wirewatch.tagging.Tagged.forAliases;
import static dev.wirewatch.tagging.Tagged.spans;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** One name, written in all the ways in which typesetters, keyboards and scrapers write it. */
class WritingTest {
    private final Tagger iran = forAliases("en", "[Iran, Iranian]");
    private final Tagger base = forAliases("en", "[Ain al-Asad, Quds Force]");
    private final Tagger s400 = forAliases("en", "[S-400, MIM-104]");
    private final Tagger us = forAliases("en", "[{text: US, case: exact}, I.R.G.C., United States]");

    @ParameterizedTest
    @CsvSource({
        "Iran’s border,Iran",
        "Iran's border,Iran",
        "IRAN'S BORDER,IRAN",
        "Iran‘s,Iran",
        "Iran’ border,Iran",
        "‘Iran’,Iran",
        "\"Iran\",Iran",
        "(Iran),Iran",
        "Irán,Irán",
        "Īrān,Īrān",
        "I\u00ADran,I\u00ADran",
        "Ir\u200Ban,Ir\u200Ban",
        "\u200FIran\u200F,Iran",
        "\uFF29\uFF52\uFF41\uFF4E,\uFF29\uFF52\uFF41\uFF4E",
        "Irаn with a Cyrillic а,Irаn",
        "anti-Iran,Iran",
        "Iran-backed,Iran",
        "Iran–Iraq,Iran",
        "Iran—and,Iran",
        "Iran/Iraq,Iran",
        "_Iran_,Iran",
        "**Iran**,Iran",
        "#Iran,Iran",
        "#IranDeal,Iran",
        "#StopIranNow,Iran",
        "@Iran,Iran",
        "l'Iran,Iran",
        "dell’Iran,Iran",
        "Iran'ın,Iran",
        "Iran&rsquo;s,Iran",
        "<b>Iran</b>,Iran",
        "&quot;Iran&quot;,Iran",
        "press@example.org&quot;Iran,Iran",
        "https://example.org/?a=1&amp;b=iraq&nbsp;Iran,Iran",
        "Iran...,Iran",
        "Iran[1],Iran",
        "Iran²,Iran",
        "in Iran.The next,Iran",
        "soldiers in IranAFP,Iran",
        "AAIran,Iran",
        "לIran,Iran",
        "a road inIranPhoto: pool,Iran",
        "11 January 2020Iran reacted,Iran",
        "the I.R.A.N.navy,I.R.A.N.",
        "Updated 14:02Iran reacted,Iran",
        "Iran2020 in numbers,Iran",
        "IRANcalls for talks,IRAN",
        "smoke over IranThe minister left,Iran",
        "smoke over IranIn Kabul it rained,Iran",
        "fumo su IranL'esercito tace,Iran",
        "fumée sur IranL’armée se tait,Iran",
        "fumo su IranDell'Iraq si tace,Iran",
        "Rauch über IranDie Lage bleibt ernst,Iran"
    })
    void findsANameHoweverItIsWritten(String text, String span) {
        assertThat(spans(iran, text)).containsExactly(span);
    }

    /** Which script a word is in that has letters of two is not known before one of the two is a name. */
    @ParameterizedTest
    @ValueSource(strings = {"Ipан", "Iрaн", "іpан", "IPАН", "Іран"})
    void takesMixedLettersForThoseOfEitherScript(String word) {
        Tagger ukrainian = Tagged.forAliases("uk", "[Іран]");

        assertThat(spans(ukrainian, word + " мовчить")).containsExactly(word);
    }

    /** Letters of a script without capitals and Latin ones are two words, whatever has become of the space. */
    @ParameterizedTest
    @CsvSource({
        "صورة:AFPبغداد تحت المطر,بغداد",
        "تحديث 14:02بغداد تحت المطر,بغداد",
        "عام 2020بغداد,بغداد",
        "صورةISIS,ISIS",
        "Aبغداد,''",
        "S400بغداد,''"
    })
    void findsANameThatLatinLettersOrADateRunInto(String text, String span) {
        Tagger arabic = Tagged.forAliases("ar", "[بغداد, ISIS]");

        assertThat(spans(arabic, text)).isEqualTo(span.isEmpty() ? List.of() : List.of(span));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Irani",
                "Tirana",
                "Iran2",
                "2Iran",
                "xIran",
                "F2020Iran",
                "IranAir",
                "IranThea",
                "IranL",
                "IranLondon'esercito",
                "https://example.com/iran/news",
                "see www.iran.ir/en",
                "news.iran.org",
                "iran-daily.com",
                "press@iran.ir",
                "https://example.org/?a=1&iran=2",
                "iran@example.org",
                "iran_report.pdf",
                "us_iran.jpg",
                "C:\\iran\\map.png",
                "/news/iran/today",
                "short.er/Iran",
                "<script>var x = 'Iran';</script>",
                "<style>.Iran {}</style>",
                "<a href='x' title=iran>",
                "iran_policy"
            })
    void findsNothingInsideOtherWordsAndAddresses(String text) {
        assertThat(spans(iran, text)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Ain al-Asad",
                "Ain-al-Asad",
                "Ain al Asad",
                "AIN AL-ASAD",
                "ain al‑asad",
                "Ain\u00A0al\u2010Asad",
                "Ain\nal-Asad",
                "Ain\r\nal-Asad",
                "Ain al-\nAsad",
                "Ain al–Asad",
                "Ain al-'Asad",
                "Ain&nbsp;al-Asad",
                "Aïn al-Asad"
            })
    void crossesSpacesDashesAndSingleLineBreaksInsideAName(String text) {
        assertThat(spans(base, "x " + text + ", y")).containsExactly(text);
    }

    @ParameterizedTest
    @ValueSource(strings = {"near Ain al-AsadSoldiers walk", "near Ain al-AsadThe base"})
    void findsALongerNameThatACaptionHasRunInto(String text) {
        assertThat(spans(base, text)).containsExactly("Ain al-Asad");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"A&iuml;n al-Asad", "Ain al-&Aacute;sad", "Ain&ensp;al-&#193;sad", "&Aring;in al-As&aacute;d"})
    void readsLettersThatAreWrittenAsHtmlDoes(String text) {
        assertThat(spans(base, "x " + text + ", y")).containsExactly(text);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Ain, al-Asad",
                "Ain. Al-Asad",
                "Ain\n\nal-Asad",
                "Ain (al-Asad",
                "Ain: al-Asad",
                "Ain - al - Asad",
                "Ain; al Asad"
            })
    void doesNotCrossPunctuationOrEmptyLines(String text) {
        assertThat(spans(base, text)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"#AinAlAsad,AinAlAsad", "#ainalasad,ainalasad", "#Ain_al_Asad,Ain_al_Asad", "@QudsForce,QudsForce"})
    void takesHashtagsAndHandlesApart(String text, String span) {
        assertThat(spans(base, "seen " + text + " today")).containsExactly(span);
    }

    @ParameterizedTest
    @CsvSource({
        "#McKenzie,McKenzie",
        "#KennethMcKenzie,KennethMcKenzie",
        "#DoDMcKenzie,DoD McKenzie",
        "#McKenzieDoD,McKenzie DoD",
        "#KabulMcLean,''"
    })
    void leavesAWordOfAHashtagWholeWhoseHumpsAreNone(String text, String spans) {
        Tagger general = forAliases("en", "[McKenzie, Kenneth McKenzie, {text: DoD, case: exact}]");

        assertThat(String.join(" ", spans(general, "seen " + text + " today"))).isEqualTo(spans);
    }

    @ParameterizedTest
    @ValueSource(strings = {"S-400", "S400", "S 400", "s-400", "S‑400", "S–400"})
    void takesDigitsAndLettersTogetherHoweverTheyAreJoined(String text) {
        assertThat(spans(s400, "the " + text + " system")).containsExactly(text);
    }

    @ParameterizedTest
    @ValueSource(strings = {"S-4000", "S-400V", "XS-400x", "S-400.5", "S-400,000", "PMS400", "S-40 0"})
    void takesDesignationsAsWholeWordsOnly(String text) {
        assertThat(spans(s400, "the " + text + " system")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "The U.S. said,U.S.",
        "the U.S.-led force,U.S.",
        "U. S. troops,U. S.",
        "A U.S. U.A.V. flew,U.S.",
        "US’ sanctions,US",
        "the US's,US",
        "US-led,US",
        "'the IRGC, and',IRGC",
        "the I.R.G.C. said,I.R.G.C.",
        "the I.R.\u00ADG.C. said,I.R.\u00ADG.C.",
        "the I\u200B.R.G.\u200BC. said,I\u200B.R.G.\u200BC.",
        "The U.\u2060 S. said,U.\u2060 S.",
        "con l'I.R.G.C. e,I.R.G.C.",
        "dell’I.R.G.C.,I.R.G.C.",
        "TALKS WITH US OFFICIALS,US",
        "from the u.s. today,u.s."
    })
    void findsAcronymsWithAndWithoutPoints(String text, String span) {
        assertThat(spans(us, text)).containsExactly(span);
    }

    @Test
    void tellsAnAcronymFromTheWord() {
        assertThat(spans(us, "Tell us more. Us too.")).isEmpty();
    }

    @Test
    void countsOffsetsInCodePoints() {
        String text = "🚀🚀 “Iran” 𝐀𝐧 é Iran";

        var mentions = iran.tag("", text).mentions();

        assertThat(mentions).extracting(m -> m.start()).containsExactly(4, 15);
        assertThat(mentions).extracting(m -> m.end()).containsExactly(8, 19);
    }

    /** Of a line all in capitals the last words tell; one acronym or two at the end of a line do not make it one. */
    @ParameterizedTest
    @CsvSource({
        "'TALKS WITH IRAN FAIL|The mission left',2",
        "'IRAN FAILS|The mission left',2",
        "'IRAN GETS A PRIZE|The mission left',2",
        "'IRAN GETS PLAN B|The mission left',1",
        "'News||IRAN FAILS|The mission left',2",
        "'He named Iran and the UN, US|The mission left',1",
        "'TALKS WITH IRAN FAIL|THE mission left',1",
        "'TALKS WITH IRAN FAIL|then the mission left',1",
        "'TALKS WITH IRAN FAIL The mission left',1"
    })
    void beginsASentenceAfterALineInCapitals(String text, int sentences) {
        var tagging = forAliases("en", "[Iran, mission]").tag("", text.replace('|', '\n'));

        assertThat(tagging.mentions()).hasSize(2);
        assertThat(tagging.sentences()).hasSize(sentences);
    }

    @Test
    void numbersFieldsSentencesAndWords() {
        var tagging = iran.tag("Iran talks", "Talks began. They concern Iran's army. Iran agreed.");

        assertThat(tagging.mentions())
                .extracting(m -> m.field() + " " + m.sentence() + " " + m.word())
                .containsExactly("title 0 0", "text 2 6", "text 3 8");
        assertThat(tagging.sentences())
                .extracting(s -> s.ordinal() + " " + s.paragraph() + " " + s.start() + " " + s.text())
                .containsExactly("0 0 0 Iran talks", "2 1 13 They concern Iran's army.", "3 1 39 Iran agreed.");
    }
}
