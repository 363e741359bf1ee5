package dev.wirewatch.feed.parse;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DocumentTextTest {
    private static final String RUSSIAN =
            "Россия перебросила дополнительные средства противовоздушной обороны на границу";

    @ParameterizedTest
    @CsvSource({
        "windows-1251, windows-1251",
        "koi8-r, KOI8-R",
        "iso-8859-6, ISO-8859-6",
        "windows-1256, windows-1256",
        "windows-1255, windows-1255",
        "iso-8859-9, windows-1254",
        "gb2312, GB18030",
        "shift_jis, windows-31j",
        "euc-kr, x-windows-949",
        "utf-8, UTF-8",
        "CP-1251, windows-1251",
        "ibm866, IBM866"
    })
    void followsTheXmlDeclaration(String label, Charset charset) {
        String text = declared(label, sample(charset));

        assertThat(decoded(text.getBytes(charset), null)).isEqualTo(text);
    }

    @Test
    void prefersHttpToTheDeclarationWhereBothArePossible() {
        String text = declared("koi8-r", RUSSIAN);

        assertThat(decoded(text.getBytes(Charset.forName("windows-1251")), "text/xml; charset=\"windows-1251\""))
                .isEqualTo(text);
    }

    @Test
    void prefersTheDeclarationToAServersDefault() {
        byte[] bytes = declared("windows-1251", RUSSIAN).getBytes(Charset.forName("windows-1251"));

        assertThat(decoded(bytes, "text/xml; charset=utf-8")).contains(RUSSIAN);
        assertThat(decoded(bytes, "text/xml; charset=iso-8859-1")).contains(RUSSIAN);
    }

    @ParameterizedTest
    @ValueSource(strings = {"iso-8859-1", "windows-1251", "us-ascii", "big5", "nonsense"})
    void believesBytesThatAreUtf8WhateverIsSaid(String label) {
        String text = declared(label, RUSSIAN);

        assertThat(decoded(text.getBytes(StandardCharsets.UTF_8), "text/xml; charset=" + label))
                .isEqualTo(text);
    }

    @Test
    void readsWindows1252ThatSaysItIsUtf8() {
        String text = declared("utf-8", "“Déjà vu” – the minister’s café");

        assertThat(decoded(text.getBytes(Charset.forName("windows-1252")), "application/rss+xml; charset=utf-8"))
                .isEqualTo(text);
    }

    @Test
    void readsUtf8WithStrayBytes() throws Exception {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        bytes.write(declared("utf-8", RUSSIAN).getBytes(StandardCharsets.UTF_8));
        bytes.write(0x93);
        bytes.write("<!-- end -->".getBytes(StandardCharsets.UTF_8));

        assertThat(decoded(bytes.toByteArray(), null)).endsWith("“<!-- end -->").contains(RUSSIAN);
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTF-16LE", "UTF-16BE", "UTF-32LE", "UTF-32BE"})
    void knowsWideCharsetsByTheirBytes(String name) {
        String text = declared(name, RUSSIAN);

        assertThat(decoded(text.getBytes(Charset.forName(name)), null)).isEqualTo(text);
        assertThat(decoded(("\uFEFF" + text).getBytes(Charset.forName(name)), "text/xml; charset=iso-8859-1"))
                .isEqualTo(text);
    }

    @Test
    void knowsEbcdicByItsDeclaration() {
        String text = declared("cp500", "mainframe");

        assertThat(decoded(text.getBytes(Charset.forName("IBM500")), null)).isEqualTo(text);
    }

    @Test
    void ignoresADeclaredUtf16ThatIsNone() {
        String text = declared("utf-16", "plain");

        assertThat(decoded(text.getBytes(StandardCharsets.US_ASCII), null)).isEqualTo(text);
    }

    @Test
    void guessesWhatNobodyDeclares() {
        String text = "<rss><channel><item><title>" + RUSSIAN + "</title></item></channel></rss>";

        assertThat(decoded(text.getBytes(Charset.forName("windows-1251")), null))
                .isEqualTo(text);
    }

    private static String declared(String label, String content) {
        return "<?xml version=\"1.0\" encoding=\"" + label + "\"?><rss><title>" + content + "</title></rss>";
    }

    private static String sample(Charset charset) {
        for (String sample :
                new String[] {RUSSIAN, "صواريخ باليستية", "טילים", "füze savunması şöyle", "导弹防御系统", "ミサイル防衛", "미사일 방어"
                }) {
            if (charset.newEncoder().canEncode(sample)) {
                return sample;
            }
        }
        return "ascii";
    }

    private static String decoded(byte[] body, @Nullable String contentType) {
        return DocumentText.of(new FeedDocument(body, contentType, null));
    }
}
