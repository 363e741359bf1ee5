package dev.wirewatch.corpus;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A line that says when the page was published and nothing more: a date at its start or end, with at most labels, an
 * author or a place beside it.
 *
 * @param time what it says first
 * @param update whether that is the time of a change and not of the publication
 */
record DateLine(StatedTime time, boolean update) {
    private static final int WORDS_MOST = 24;
    /** Dates in one line: published, updated, and in another calendar. */
    private static final int DATES_MOST = 3;

    private static final int OTHER_WORDS_MOST = 3;
    private static final int BYLINE_WORDS_MOST = 8;
    private static final Pattern UPDATE = Pattern.compile(
            "updated|update|modified|edited|mis a jour|modifie|aktualisiert|actualizado|aggiornato|обновлен|تحديث|guncelle");
    private static final Pattern BY = Pattern.compile("(?<!\\p{L})(by|von|par|por|di|автор)(?!\\p{L})");
    private static final Set<String> LABELS = Set.of(
            "published",
            "posted",
            "publication",
            "updated",
            "update",
            "last",
            "modified",
            "edited",
            "date",
            "time",
            "on",
            "at",
            "by",
            "in",
            "et",
            "publie",
            "mis",
            "jour",
            "le",
            "a",
            "modifie",
            "veroffentlicht",
            "aktualisiert",
            "am",
            "um",
            "uhr",
            "stand",
            "publicado",
            "actualizado",
            "el",
            "las",
            "pubblicato",
            "опубликовано",
            "обновлено",
            "в",
            "تاريخ",
            "النشر",
            "آخر",
            "تحديث",
            "yayinlanma",
            "guncelleme",
            "tarihi",
            "monday",
            "tuesday",
            "wednesday",
            "thursday",
            "friday",
            "saturday",
            "sunday",
            "mon",
            "tue",
            "wed",
            "thu",
            "fri",
            "sat",
            "sun");

    /** The line as such; null if it is none. */
    static @Nullable DateLine of(Line line) {
        boolean possible = line.words().size() <= WORDS_MOST
                && !line.endsSentence()
                && line.text().codePoints().anyMatch(Character::isDigit);
        WrittenTimes.Found first = possible ? WrittenTimes.find(line.text()) : null;
        if (first == null || !atAnEnd(first)) {
            return null;
        }
        String rest = first.residue();
        for (int dates = 1; dates < DATES_MOST; dates++) {
            WrittenTimes.Found next = WrittenTimes.find(rest);
            rest = next == null ? rest : next.residue();
        }
        int most = BY.matcher(rest).find() ? BYLINE_WORDS_MOST : OTHER_WORDS_MOST;
        boolean update = UPDATE.matcher(first.before()).find();
        return others(rest).size() <= most ? new DateLine(first.time(), update) : null;
    }

    /** A date in the middle of other words belongs to what they say. */
    private static boolean atAnEnd(WrittenTimes.Found found) {
        return others(found.before()).isEmpty()
                || others(found.after()).isEmpty()
                || WrittenTimes.find(found.after()) != null;
    }

    private static List<String> others(String text) {
        List<String> others = new ArrayList<>(Line.of(text).words());
        others.removeIf(LABELS::contains);
        return others;
    }
}
