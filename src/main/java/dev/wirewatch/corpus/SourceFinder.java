package dev.wirewatch.corpus;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Finds who published a raw document, if it says so itself.
 *
 * <p>In order of trust: a signature (a line with a dash and a name), a label ("Source: …"), a name after a dash or bar in
 * which several headings end, or one that comes without it as well, the story's reference to the publisher's earlier
 * reports, the copyright line at the end. An outlet that the story quotes is not its publisher.
 */
final class SourceFinder {
    private static final String NAME = "(\\p{Lu}[\\p{L}\\p{N}.&'’]*(?:\\s+[\\p{L}\\p{N}.&'’]+){0,4})";
    private static final Pattern SIGNATURE = Pattern.compile("^[-\\u2010-\\u2015]\\s*" + NAME + "$");
    private static final Pattern LABEL =
            Pattern.compile("^(?iu:source|fuente|quelle|источник|المصدر|منبع|kaynak)\\s*[:：]\\s*" + NAME + "\\.?$");
    private static final Pattern SUFFIX = Pattern.compile("\\s[-\\u2013\\u2014|]\\s" + NAME + "$");
    private static final Pattern SELF_REFERENCE =
            Pattern.compile("(?:^|[.!?]\\s+)As\\s+((?:the\\s+)?\\p{Lu}[\\p{L}\\p{N}.&'’]*"
                    + "(?:\\s+\\p{Lu}[\\p{L}\\p{N}.&'’]*){0,3})\\s+(?:has\\s+|had\\s+)?(?:previously|earlier|already)\\s+"
                    + "(?:reported|wrote|written|noted|said|covered)");
    private static final Pattern SELF_REFERENCE_RU = Pattern.compile(
            "(?:Ранее|Как ранее)\\s+«?(\\p{Lu}[\\p{L}\\p{N}. ]{1,30}?)»?\\s+(?:сообщал[аио]?|писал[аио]?)(?!\\p{L})");
    private static final Pattern COPYRIGHT = Pattern.compile(
            "^(?iu:copyright\\s*)?(?:©|\\([cC]\\))\\s*(?:\\d{4}\\s*[-\\u2013]\\s*)?\\d{4},?\\s+(?:by\\s+)?" + NAME
                    + "(?:\\s*[.,|].*|\\s+(?i:all rights).*)?$");

    private SourceFinder() {}

    /** The name in a line that is a signature or a label and nothing else; null if it is neither. */
    static @Nullable String signature(String line) {
        Matcher matcher = SIGNATURE.matcher(line);
        if (matcher.matches()) {
            return matcher.group(1);
        }
        matcher = LABEL.matcher(line);
        return matcher.matches() ? matcher.group(1) : null;
    }

    /** The publisher's name; null if the document does not say. */
    static @Nullable String find(List<Line> lines) {
        for (Line line : lines) {
            String name = signature(line.text());
            if (name != null && line.hasLetters()) {
                return name;
            }
        }
        String name = commonSuffix(lines);
        if (name != null) {
            return name;
        }
        for (Line line : lines) {
            if (line.prose()) {
                name = firstGroup(SELF_REFERENCE, line.text());
                name = name == null ? firstGroup(SELF_REFERENCE_RU, line.text()) : name;
                if (name != null && !name.equals("I") && !name.equals("We")) {
                    return name;
                }
            }
        }
        return copyright(lines);
    }

    /** What follows the last dash or bar of a line, if it looks like a name; null otherwise. */
    static @Nullable String suffix(Line line) {
        return line.endsSentence() ? null : firstGroup(SUFFIX, line.text());
    }

    private static @Nullable String commonSuffix(List<Line> lines) {
        Set<String> folds = lines.stream().map(Line::fold).collect(Collectors.toSet());
        Map<String, String> firstFold = new TreeMap<>();
        for (Line line : lines) {
            String name = line.paragraph() ? null : suffix(line);
            if (name != null) {
                String fold = line.fold();
                String rest = fold.substring(
                        0, Math.max(0, fold.length() - Line.of(name).fold().length()));
                if (folds.contains(rest.strip())) {
                    return name;
                }
                String before = firstFold.putIfAbsent(name, fold);
                if (before != null && !before.equals(fold)) {
                    return name;
                }
            }
        }
        return null;
    }

    private static @Nullable String copyright(List<Line> lines) {
        for (int i = lines.size() - 1; i >= 0 && !lines.get(i).paragraph(); i--) {
            String name = firstGroup(COPYRIGHT, lines.get(i).text());
            if (name != null) {
                return name.endsWith(".") ? name.substring(0, name.length() - 1) : name;
            }
        }
        return null;
    }

    private static @Nullable String firstGroup(Pattern pattern, String text) {
        Matcher matcher = pattern.matcher(text);
        return matcher.find() ? matcher.group(1) : null;
    }
}
