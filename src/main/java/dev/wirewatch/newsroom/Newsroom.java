package dev.wirewatch.newsroom;

import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The outlets of the sample newsroom and their articles, in the order in which they come out. */
public final class Newsroom {
    private static final String ARTICLES = "articles.jsonl";
    private static final ObjectReader READER =
            JsonMapper.builder().addModule(new JavaTimeModule()).build().readerFor(NewsroomArticle.class);

    private final List<NewsroomArticle> articles;
    private final Map<String, NewsroomArticle> outlets = new LinkedHashMap<>();

    /** @param articles at least one */
    Newsroom(List<NewsroomArticle> articles) {
        if (articles.isEmpty()) {
            throw new IllegalArgumentException("a newsroom needs an article");
        }
        this.articles = articles.stream()
                .sorted(Comparator.comparingInt(NewsroomArticle::step))
                .toList();
        this.articles.forEach(article -> outlets.putIfAbsent(article.outlet(), article));
    }

    /** The articles that come with Wirewatch. */
    public static Newsroom sample() {
        try (InputStream in = Newsroom.class.getResourceAsStream(ARTICLES)) {
            if (in == null) {
                throw new IllegalStateException("no resource " + ARTICLES);
            }
            try (MappingIterator<NewsroomArticle> articles = READER.readValues(in)) {
                return new Newsroom(articles.readAll());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The number of articles; a correction is not counted as another one. */
    public int size() {
        return (int) articles.stream().map(NewsroomArticle::guid).distinct().count();
    }

    /** The step of the release schedule with which all is out. */
    public int lastStep() {
        return articles.get(articles.size() - 1).step();
    }

    /** One article of each outlet, for what it says about the outlet; the outlet that comes out first is first. */
    Collection<NewsroomArticle> outlets() {
        return outlets.values();
    }

    boolean has(String outlet) {
        return outlets.containsKey(outlet);
    }

    /** What an outlet has published by a step: the latest version of each article, the newest first. */
    List<NewsroomArticle> published(String outlet, int step) {
        Map<String, NewsroomArticle> latest = new LinkedHashMap<>();
        for (NewsroomArticle article : articles) {
            if (article.outlet().equals(outlet) && article.step() <= step) {
                latest.put(article.guid(), article);
            }
        }
        return latest.values().stream()
                .sorted(Comparator.comparing(NewsroomArticle::published).reversed())
                .toList();
    }

    /** How far the fixed times of the articles are to be moved so that the last one falls on the given time. */
    Duration shiftTo(Instant last) {
        Instant fixed = articles.stream()
                .map(NewsroomArticle::changed)
                .max(Comparator.naturalOrder())
                .orElseThrow();
        return Duration.between(fixed, last);
    }
}
