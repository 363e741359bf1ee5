package dev.wirewatch.app;

import dev.wirewatch.corpus.CorpusDocument;
import dev.wirewatch.corpus.CorpusReader;
import dev.wirewatch.model.Article;
import dev.wirewatch.model.Ids;
import dev.wirewatch.tagging.Tagger;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A wire to measure with: articles of about 400 words whose sentences are those of the sample newsroom that mention nothing,
 * in any order. One in ten has a sentence that mentions somebody, and one in {@link #WHOLE_STORIES} is one of the newsroom's
 * articles under a new name, so that it meets the rules which that one meets. Seeded: the same wire every time.
 */
final class WireArticles {
    static final int WHOLE_STORIES = 200;
    private static final int WORDS = 400;
    private static final int MENTIONING = 10;
    private static final int PUBLISHERS = 200;

    private final Random random = new Random(7);
    private final List<Article> stories;
    private final List<String> plain = new ArrayList<>();
    private final List<String> mentioning = new ArrayList<>();
    private final Instant start;
    private final Duration apart;
    private int made;

    /**
     * @param newsroom folder with the sample newsroom
     * @param tagger tells the sentences apart
     * @param start time of the first article
     * @param apart time from each to the next
     */
    WireArticles(Path newsroom, Tagger tagger, Instant start, Duration apart) throws IOException {
        this.start = start;
        this.apart = apart;
        try (Stream<CorpusDocument> documents = CorpusReader.open(newsroom).documents()) {
            stories = documents
                    .filter(CorpusDocument.Read.class::isInstance)
                    .map(document -> ((CorpusDocument.Read) document).article())
                    .collect(Collectors.toList());
        }
        for (Article story : stories) {
            for (String sentence : story.text().split("(?<=[.!?])\\s+")) {
                (tagger.tag("", sentence).mentions().isEmpty() ? plain : mentioning).add(sentence);
            }
        }
        stories.removeIf(
                story -> tagger.tag(story.title(), story.text()).mentions().isEmpty());
    }

    /** The next article. */
    Article next() {
        int number = made++;
        Instant time = start.plus(apart.multipliedBy(number));
        boolean whole = random.nextInt(WHOLE_STORIES) == 0;
        Article story = stories.get(random.nextInt(stories.size()));
        StringBuilder text = new StringBuilder(whole ? story.text() : "");
        if (!whole && random.nextInt(MENTIONING) == 0) {
            text.append(any(mentioning));
        }
        while (words(text) < WORDS) {
            text.append(' ').append(any(plain));
        }
        String title = whole ? story.title() : "Report " + number + ": " + firstWords(any(plain));
        String publisher = "Outlet " + random.nextInt(PUBLISHERS);
        return Article.ofText(
                        Ids.of("wire", Integer.toString(number)),
                        Ids.of("feed", publisher),
                        title,
                        text.toString(),
                        "en",
                        time)
                .toBuilder()
                .guid("item-" + number)
                .link("https://news.example/" + number)
                .publisher(publisher)
                .build();
    }

    private String any(List<String> sentences) {
        return sentences.get(random.nextInt(sentences.size()));
    }

    private static String firstWords(String sentence) {
        return Stream.of(sentence.split(" ")).limit(8).collect(Collectors.joining(" "));
    }

    private static long words(StringBuilder text) {
        return text.chars().filter(each -> each == ' ').count() + 1;
    }
}
