package dev.wirewatch.feed.page;

import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What a feed says of an article, for judging whether a page is the article's.
 *
 * @param title plain text; possibly empty
 * @param text plain text; possibly empty
 */
public record ItemWords(String title, String text) {
    private static final Pattern WORD =
            Pattern.compile("\\p{IsIdeographic}{2}|[\\p{L}\\p{M}\\p{N}&&[^\\p{IsIdeographic}]]{4,}");
    private static final int READ = 600;
    /** Share of the item's words that its page has at least; an unrelated text of the same language has far fewer. */
    private static final double SHARED = 0.4;

    private static final int FEW = 3;
    private static final int LEAST_TEXT = 150;

    /**
     * What is wrong with a page as the source of this article's text.
     *
     * @return null if nothing is
     */
    @Nullable
    PageProblem problem(ArticlePage page) {
        int weight = TextBlock.weight(page.text());
        if (weight < LEAST_TEXT) {
            return PageProblem.NO_TEXT;
        }
        if (!about(page)) {
            return PageProblem.ANOTHER_TEXT;
        }
        return weight > TextBlock.weight(text) ? null : PageProblem.NOTHING_NEW;
    }

    private boolean about(ArticlePage page) {
        Set<String> said = words(title + " " + text.substring(0, Math.min(text.length(), READ)));
        if (said.size() < FEW) {
            return true;
        }
        Set<String> read = words(page.headline() + " " + page.text());
        long shared = said.stream().filter(read::contains).count();
        return shared >= SHARED * said.size();
    }

    private static Set<String> words(String text) {
        Set<String> words = new HashSet<>();
        WORD.matcher(text.toLowerCase(Locale.ROOT))
                .results()
                .map(MatchResult::group)
                .forEach(words::add);
        return words;
    }
}
