package dev.wirewatch.bench;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.IntConsumer;
import java.util.stream.Collectors;

/** RE2/J with one alternation of all names, whatever their case, between boundaries of words. */
final class Re2jEngine implements Engine {
    private final Pattern pattern;
    private final Map<String, Integer> places = new HashMap<>();

    Re2jEngine(List<String> names) {
        for (int i = 0; i < names.size(); i++) {
            places.put(names.get(i).toLowerCase(Locale.ROOT), i);
        }
        pattern = Pattern.compile(
                names.stream().map(Pattern::quote).collect(Collectors.joining("|", "\\b(?:", ")\\b")),
                Pattern.CASE_INSENSITIVE);
    }

    @Override
    public int read(String article) {
        int count = 0;
        for (Matcher matcher = pattern.matcher(article); matcher.find(); ) {
            count++;
        }
        return count;
    }

    @Override
    public void names(String article, IntConsumer found) {
        for (Matcher matcher = pattern.matcher(article); matcher.find(); ) {
            Integer place = places.get(matcher.group().toLowerCase(Locale.ROOT));
            if (place != null) {
                found.accept(place);
            }
        }
    }
}
