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
 * @param words hits of the word classes that rules of this version ask for, in the same order; none where nothing is
 *     mentioned
 * @param sentences every sentence that holds a mention, by ordinal
 * @param signature a similarity hash of the text, by which near-copies are told, as hexadecimal digits; null if the
 *     article matches no rule
 * @param salience for each entity mentioned, how much of the article it is: most salient first; empty in records of versions
 *     that did not tell
 * @param agency the agency that the text names as its source, lower case; null if it names none, or mentions
 *     nothing
 * @param gist what the article is about, by which articles that tell the same event are found; opaque; null if it matches
 *     no rule
 * @param correction what it takes back or changes; null if nothing
 * @param omitted how many mentions were left out, as there were too many; null if none
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record TaggedArticle(
        ArticleReference article,
        String watchlist,
        String watchlistVersion,
        List<Mention> mentions,
        List<WordHit> words,
        List<Sentence> sentences,
        @Nullable String signature,
        List<Salience> salience,
        @Nullable String agency,
        @Nullable String gist,
        @Nullable Correction correction,
        @Nullable Integer omitted) {

    public TaggedArticle {
        Objects.requireNonNull(article, "article");
        Objects.requireNonNull(watchlist, "watchlist");
        Objects.requireNonNull(watchlistVersion, "watchlistVersion");
        mentions = Lists.orEmpty(mentions);
        words = Lists.orEmpty(words);
        sentences = Lists.orEmpty(sentences);
        salience = Lists.orEmpty(salience);
    }

    /** Of an article that corrects nothing, with all its mentions. */
    public TaggedArticle(
            ArticleReference article,
            String watchlist,
            String watchlistVersion,
            List<Mention> mentions,
            List<WordHit> words,
            List<Sentence> sentences,
            @Nullable String signature,
            List<Salience> salience,
            @Nullable String agency,
            @Nullable String gist) {
        this(
                article,
                watchlist,
                watchlistVersion,
                mentions,
                words,
                sentences,
                signature,
                salience,
                agency,
                gist,
                null,
                null);
    }

    /** Without salience, agency and gist. */
    public TaggedArticle(
            ArticleReference article,
            String watchlist,
            String watchlistVersion,
            List<Mention> mentions,
            List<WordHit> words,
            List<Sentence> sentences,
            @Nullable String signature) {
        this(article, watchlist, watchlistVersion, mentions, words, sentences, signature, List.of(), null, null);
    }

    /** Without a signature too. */
    public TaggedArticle(
            ArticleReference article,
            String watchlist,
            String watchlistVersion,
            List<Mention> mentions,
            List<WordHit> words,
            List<Sentence> sentences) {
        this(article, watchlist, watchlistVersion, mentions, words, sentences, null);
    }

    /** The same with what tells its story: {@link #signature} and {@link #gist}. */
    public TaggedArticle withStory(@Nullable String newSignature, @Nullable String newGist) {
        return new TaggedArticle(
                article,
                watchlist,
                watchlistVersion,
                mentions,
                words,
                sentences,
                newSignature,
                salience,
                agency,
                newGist,
                correction,
                omitted);
    }
}
