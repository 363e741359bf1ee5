package dev.wirewatch.alerting.story;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Where a text says that it comes from: the dateline before its first sentence, as in {@code BAGHDAD (Agency) — …}, and the
 * agency named there, at its end or among its authors.
 *
 * @param agency who it names as its source, lower case and by one name for each of the world's large agencies; null if it
 *     names nobody
 * @param textFrom where the first sentence begins, in UTF-16 units: copies are told without the dateline, which every
 *     outlet writes in its own way
 */
public record Byline(@Nullable String agency, int textFrom) {
    /** A dateline is short; what is further into the text is prose. */
    private static final int REACH = 120;

    static final Pattern WITH_AGENCY =
            Pattern.compile("^\\s*([^()\\n!?؟]{0,60}?)\\s*\\(([^()\\n]{2,40})\\)\\s*(?:[-–—:]|--)\\s*");
    static final Pattern PLACE_ONLY =
            Pattern.compile("^\\s*(\\p{Lu}[\\p{Lu}\\p{M} ,.'’/-]{2,40}?)\\s*(?:[–—]|--|\\s-\\s)\\s*");
    static final Pattern AT_END = Pattern.compile("\\(([^()\\n]{2,40})\\)\\s*$");

    private static final Map<String, String> AGENCIES = Map.ofEntries(
            Map.entry("reuters", "reuters"),
            Map.entry("رويترز", "reuters"),
            Map.entry("рейтер", "reuters"),
            Map.entry("ap", "associated press"),
            Map.entry("the associated press", "associated press"),
            Map.entry("associated press", "associated press"),
            Map.entry("أسوشيتد برس", "associated press"),
            Map.entry("afp", "afp"),
            Map.entry("agence france-presse", "afp"),
            Map.entry("فرانس برس", "afp"),
            Map.entry("ا ف ب", "afp"),
            Map.entry("upi", "upi"),
            Map.entry("dpa", "dpa"),
            Map.entry("deutsche presse-agentur", "dpa"),
            Map.entry("efe", "efe"),
            Map.entry("ansa", "ansa"),
            Map.entry("tass", "tass"),
            Map.entry("тасс", "tass"),
            Map.entry("interfax", "interfax"),
            Map.entry("интерфакс", "interfax"),
            Map.entry("ria novosti", "ria novosti"),
            Map.entry("риа новости", "ria novosti"),
            Map.entry("ukrinform", "ukrinform"),
            Map.entry("укрінформ", "ukrinform"),
            Map.entry("xinhua", "xinhua"),
            Map.entry("anadolu", "anadolu"),
            Map.entry("anadolu agency", "anadolu"),
            Map.entry("aa", "anadolu"),
            Map.entry("irna", "irna"),
            Map.entry("إرنا", "irna"),
            Map.entry("ina", "ina"),
            Map.entry("واع", "ina"),
            Map.entry("sana", "sana"),
            Map.entry("سانا", "sana"),
            Map.entry("kuna", "kuna"),
            Map.entry("كونا", "kuna"));

    /**
     * Reads it.
     *
     * @param text plain text of an article
     * @param authors names as its feed gives them
     */
    public static Byline of(String text, List<String> authors) {
        String head = text.substring(0, Math.min(text.length(), REACH));
        Byline dateline = withAgency(head);
        if (dateline != null) {
            return dateline;
        }
        int from = afterPlace(head);
        for (String author : authors) {
            String agency = known(author);
            if (agency != null) {
                return new Byline(agency, from);
            }
        }
        return new Byline(atEnd(text), from);
    }

    // Few texts have a dateline or an agency at the end. A sign that none can be without is looked for first: most
    // texts have none, and the regular expressions would try one place after the other to find that out.

    private static @Nullable Byline withAgency(String head) {
        if (head.indexOf('(') < 0) {
            return null;
        }
        Matcher dateline = WITH_AGENCY.matcher(head);
        if (dateline.find()) {
            String named = canonical(dateline.group(2));
            if (isPlace(dateline.group(1)) || AGENCIES.containsValue(named)) {
                return new Byline(named, dateline.end());
            }
        }
        return null;
    }

    private static int afterPlace(String head) {
        if (!beginsInCapitals(head)) {
            return 0;
        }
        Matcher place = PLACE_ONLY.matcher(head);
        return place.find() ? place.end() : 0;
    }

    /** Whether a capital comes first and no small letter is one of the two characters behind it: so does every place. */
    static boolean beginsInCapitals(String head) {
        int at = 0;
        while (at < head.length() && isSpace(head.charAt(at))) {
            at++;
        }
        for (int i = 0; i < 3; i++) {
            if (at >= head.length()) {
                return false;
            }
            int c = head.codePointAt(at);
            if (i == 0 ? !Character.isUpperCase(c) : Character.getType(c) == Character.LOWERCASE_LETTER) {
                return false;
            }
            at += Character.charCount(c);
        }
        return true;
    }

    /** The one name of an agency that is known by several, or the name itself; lower case. */
    public static String canonical(String name) {
        String key = name.strip().toLowerCase(Locale.ROOT);
        return AGENCIES.getOrDefault(key, key);
    }

    private static @Nullable String atEnd(String text) {
        if (!endsInBracket(text)) {
            return null;
        }
        Matcher end = AT_END.matcher(text.substring(Math.max(0, text.length() - REACH)));
        return end.find() ? known(end.group(1)) : null;
    }

    /** Whether a bracket closes at the end, before what {@code \s} and {@code $} allow behind it. */
    static boolean endsInBracket(String text) {
        int last = text.length() - 1;
        while (last >= 0 && (isSpace(text.charAt(last)) || "\u0085\u2028\u2029".indexOf(text.charAt(last)) >= 0)) {
            last--;
        }
        return last >= 0 && text.charAt(last) == ')';
    }

    /** What {@code \s} matches. */
    private static boolean isSpace(char c) {
        return c == ' ' || (c >= '\t' && c <= '\r');
    }

    /** The agency of an author line such as {@code Reuters}, {@code Jane Doe, AFP} or {@code Reuters Staff}. */
    private static @Nullable String known(String author) {
        String last = author.substring(Math.max(author.lastIndexOf(','), author.lastIndexOf('/')) + 1);
        String key = last.strip().toLowerCase(Locale.ROOT);
        String agency = AGENCIES.get(key);
        return agency == null && key.endsWith(" staff") ? AGENCIES.get(key.substring(0, key.length() - 6)) : agency;
    }

    /** Whether a dateline begins with a place as agencies write it: the first word in capitals. */
    private static boolean isPlace(String before) {
        String first = before.strip().split("[\\s,]", 2)[0];
        return first.length() > 1
                && first.codePoints().filter(Character::isLetter).allMatch(Character::isUpperCase)
                && first.codePoints().anyMatch(Character::isLetter);
    }
}
