package dev.wirewatch.feed.page;

import com.ibm.icu.text.CharsetDetector;
import com.ibm.icu.text.CharsetMatch;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;

/** Reads an article's page: story, headline, canonical address. Stateless and safe for many threads. */
public final class PageReader {
    private static final Pattern CHARSET = Pattern.compile("(?i)charset\\s*=\\s*[\"']?([A-Za-z0-9._:-]+)");
    private static final int GUESS_BYTES = 50_000;
    private static final int LONGEST_TEXT = 200_000;
    /** Share of the page's own text that JSON-LD must have for it to be the better witness. */
    private static final double MUCH_MORE = 1.3;

    private static final int WORTH_COMPARING = 500;
    private static final double ALL_BUT = 0.9;

    /**
     * Reads a page.
     *
     * @param body its bytes
     * @param contentType the Content-Type header's value; null if not sent
     * @param url the address that delivered it, for relative links and the canonical's domain
     */
    public ArticlePage read(byte[] body, @Nullable String contentType, String url) {
        Document page = parse(body, contentType, url);
        LinkedArticle linked = LinkedArticle.of(page);
        String canonical = CanonicalLink.of(page, url);
        String headline = headline(page, linked);
        List<TextBlock> story = StoryFilter.story(StoryFinder.find(page.body(), Furniture.of(page.body())), headline);
        String text = proven(story, linked.body());
        return new ArticlePage(headline, text.substring(0, Math.min(text.length(), LONGEST_TEXT)), canonical);
    }

    /** What the page shows; its linked data if that has much more of it; what both have if the page shows much more. */
    private static String proven(List<TextBlock> story, String linked) {
        String shown = joined(story);
        int weight = TextBlock.weight(shown);
        int linkedWeight = TextBlock.weight(linked);
        if (linkedWeight > weight * MUCH_MORE) {
            return linked;
        }
        boolean cut = linked.endsWith("...") || linked.endsWith("…") || linkedWeight < weight * 0.6;
        if (linkedWeight < WORTH_COMPARING || cut) {
            return shown;
        }
        String proof = PageText.fold(linked);
        List<TextBlock> both = story.stream()
                .filter(block -> proof.contains(PageText.fold(block.text())))
                .toList();
        return TextBlock.weight(joined(both)) >= linkedWeight * ALL_BUT ? joined(both) : shown;
    }

    private static String joined(List<TextBlock> blocks) {
        return blocks.stream().map(TextBlock::text).collect(Collectors.joining("\n\n"));
    }

    private static String headline(Document page, LinkedArticle linked) {
        Element heading = page.selectFirst("article h1, main h1, [itemprop=headline], h1");
        if (heading != null && heading.hasText()) {
            return heading.text();
        }
        if (!linked.headline().isEmpty()) {
            return linked.headline();
        }
        Element meta = page.selectFirst("meta[property=og:title][content]");
        return meta != null ? meta.attr("content").strip() : page.title();
    }

    private static Document parse(byte[] body, @Nullable String contentType, String url) {
        Charset declared = charset(contentType);
        Document page = decoded(body, declared, url);
        boolean wrong = page.body().wholeText().indexOf('\uFFFD') >= 0;
        Charset guess = wrong ? guess(body) : null;
        return guess == null ? page : decoded(body, guess, url);
    }

    private static Document decoded(byte[] body, @Nullable Charset charset, String url) {
        try {
            // Without a charset jsoup looks for a byte order mark and meta elements, as the HTML standard says.
            return Jsoup.parse(new ByteArrayInputStream(body), charset == null ? null : charset.name(), url);
        } catch (IOException e) {
            throw new UncheckedIOException("bytes in memory can be read", e);
        }
    }

    private static @Nullable Charset guess(byte[] body) {
        CharsetDetector detector = new CharsetDetector();
        detector.enableInputFilter(true);
        detector.setText(body.length > GUESS_BYTES ? Arrays.copyOf(body, GUESS_BYTES) : body);
        CharsetMatch match = detector.detect();
        return match == null ? null : charset("charset=" + match.getName());
    }

    private static @Nullable Charset charset(@Nullable String contentType) {
        Matcher matcher = CHARSET.matcher(contentType == null ? "" : contentType);
        try {
            return matcher.find() ? Charset.forName(matcher.group(1)) : null;
        } catch (IllegalArgumentException e) {
            return null;
        }
    }
}
