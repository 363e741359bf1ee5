package dev.wirewatch.corpus;

import dev.wirewatch.model.Article;
import java.util.Objects;

/** What became of one document of a corpus: every document ends as exactly one of these. */
public sealed interface CorpusDocument {
    /**
     * Where the document is: the file's path relative to the corpus, with {@code /} between its parts; for a record of a
     * JSON Lines file followed by {@code :} and its line.
     */
    String location();

    /**
     * A document that became an article.
     *
     * @param location where it is
     * @param article the article, its {@code fetched} and {@code effective} being its event time
     */
    record Read(String location, Article article) implements CorpusDocument {
        public Read {
            Objects.requireNonNull(location, "location");
            Objects.requireNonNull(article, "article");
        }
    }

    /**
     * A record whose id was there before with the same contents; no article comes of it.
     *
     * @param location where it is
     * @param articleId id of the article that it repeats
     */
    record Repeated(String location, String articleId) implements CorpusDocument {
        public Repeated {
            Objects.requireNonNull(location, "location");
            Objects.requireNonNull(articleId, "articleId");
        }
    }

    /**
     * A document from which no article can be made.
     *
     * @param location where it is
     * @param reason why, in words for its owner
     */
    record Unreadable(String location, String reason) implements CorpusDocument {
        public Unreadable {
            Objects.requireNonNull(location, "location");
            Objects.requireNonNull(reason, "reason");
        }
    }
}
