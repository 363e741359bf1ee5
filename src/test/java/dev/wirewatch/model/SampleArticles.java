package dev.wirewatch.model;

import java.time.Instant;

/** Articles as the poller publishes them, made up of a name: of a feed and a publisher of their own. */
public final class SampleArticles {
    private SampleArticles() {}

    /**
     * The first revision of an English article.
     *
     * @param time when it was published and seen
     */
    public static Article of(String name, Instant time, String text) {
        return Article.ofText(Ids.of(name), "feed-" + name, "News " + name, text, "en", time).toBuilder()
                .link("https://wire.example/" + name)
                .publisher("Publisher " + name)
                .build();
    }
}
