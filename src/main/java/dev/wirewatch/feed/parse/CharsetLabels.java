package dev.wirewatch.feed.parse;

import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Names of charsets as documents write them, with the meaning that the WHATWG Encoding Standard (section 4.2) gives them. */
final class CharsetLabels {
    private static final Map<String, String> LABELS = Map.ofEntries(
            Map.entry("iso-8859-1", "windows-1252"),
            Map.entry("iso8859-1", "windows-1252"),
            Map.entry("iso_8859-1", "windows-1252"),
            Map.entry("latin1", "windows-1252"),
            Map.entry("latin-1", "windows-1252"),
            Map.entry("us-ascii", "windows-1252"),
            Map.entry("ascii", "windows-1252"),
            Map.entry("iso-8859-9", "windows-1254"),
            Map.entry("iso-8859-11", "x-windows-874"),
            Map.entry("tis-620", "x-windows-874"),
            Map.entry("gb2312", "GB18030"),
            Map.entry("gb_2312-80", "GB18030"),
            Map.entry("gbk", "GB18030"),
            Map.entry("x-gbk", "GB18030"),
            Map.entry("shift_jis", "windows-31j"),
            Map.entry("shift-jis", "windows-31j"),
            Map.entry("x-sjis", "windows-31j"),
            Map.entry("sjis", "windows-31j"),
            Map.entry("euc-kr", "x-windows-949"),
            Map.entry("ks_c_5601-1987", "x-windows-949"),
            Map.entry("ksc5601", "x-windows-949"),
            Map.entry("big5", "Big5-HKSCS"),
            Map.entry("unicode", "UTF-16"),
            Map.entry("utf8", "UTF-8"),
            Map.entry("utf-8n", "UTF-8"),
            Map.entry("utf-16", "UTF-16"),
            Map.entry("cp-1251", "windows-1251"),
            Map.entry("win-1251", "windows-1251"),
            Map.entry("win1251", "windows-1251"),
            Map.entry("ms-ansi", "windows-1252"),
            Map.entry("ms-arab", "windows-1256"),
            Map.entry("ms-cyrl", "windows-1251"),
            Map.entry("ms-ee", "windows-1250"),
            Map.entry("ms-greek", "windows-1253"),
            Map.entry("ms-hebr", "windows-1255"),
            Map.entry("ms-turk", "windows-1254"),
            Map.entry("winbaltrim", "windows-1257"),
            Map.entry("mac", "x-MacRoman"),
            Map.entry("macintosh", "x-MacRoman"),
            Map.entry("csmacintosh", "x-MacRoman"),
            Map.entry("x-mac-roman", "x-MacRoman"),
            Map.entry("maclatin2", "x-MacCentralEurope"),
            Map.entry("mac-cyrillic", "x-MacCyrillic"),
            Map.entry("x-mac-cyrillic", "x-MacCyrillic"),
            Map.entry("iso-8859-8-i", "ISO-8859-8"),
            Map.entry("cspc775baltic", "IBM775"),
            Map.entry("ebcdic-cp-be", "IBM500"),
            Map.entry("ebcdic_cp_be", "IBM500"));

    private CharsetLabels() {}

    /** The charset of a label; null if the label is null or nobody knows it. */
    static @Nullable Charset charset(@Nullable String label) {
        if (label == null) {
            return null;
        }
        String lower = label.toLowerCase(Locale.ROOT).strip();
        String plain = lower.replace('_', '-');
        String digits = lower.replaceAll("^(?:cs)?(?:pc|pcp|ibm|cp|windows|win)?[-_]?(?=\\d{3,4}$)", "");
        for (String name : List.of(
                LABELS.getOrDefault(lower, lower),
                plain,
                "x-" + lower,
                "ibm" + digits,
                "x-" + lower.replaceFirst("^(?:cs)?mac", "mac"))) {
            try {
                if (Charset.isSupported(name)) {
                    return Charset.forName(name);
                }
            } catch (IllegalCharsetNameException e) {
                return null;
            }
        }
        return null;
    }
}
