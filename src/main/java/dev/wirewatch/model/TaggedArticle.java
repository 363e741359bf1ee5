package dev.wirewatch.model;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What the tagger found in one revision of one article: the value of the {@code mentions} topic.
 *
 * @param article the article and where its record stands
 * @param watchlist name of the watchlist
 * @param watchlistVersion the version it was tagged by: the one in force at the article's time in the lane
 * @param mentions in order of field (title first) and position; never overlapping within a field
 * @param words hits of the watchlist's word classes, in the same order
 * @param sentences every sentence that holds a mention, by ordinal
 * @param signature a similarity hash of the text, by which near-copies are told, as 32 hexadecimal digits; null if none
 *     was computed
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record TaggedArticle(
        ArticleReference article,
        String watchlist,
        String watchlistVersion,
        List<Mention> mentions,
        List<WordHit> words,
        List<Sentence> sentences,
        @Nullable String signature) {

    public TaggedArticle {
        Objects.requireNonNull(article, "article");
        Objects.requireNonNull(watchlist, "watchlist");
        Objects.requireNonNull(watchlistVersion, "watchlistVersion");
        mentions = Lists.orEmpty(mentions);
        words = Lists.orEmpty(words);
        sentences = Lists.orEmpty(sentences);
    }
    /** Without a signature. */
    public TaggedArticle(
            ArticleReference article,
            String watchlist,
            String watchlistVersion,
            List<Mention> mentions,
            List<WordHit> words,
            List<Sentence> sentences) {
        this(article, watchlist, watchlistVersion, mentions, words, sentences, null);
    }

    /** The same with a signature. */
    public TaggedArticle withSignature(@Nullable String newSignature) {
        return new TaggedArticle(article, watchlist, watchlistVersion, mentions, words, sentences, newSignature);
    }
}
