package dev.wirewatch.model;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Makes an article from another that differs in some components: each method sets the one of its name, as {@link Article}
 * describes it. What has no method here makes it another article, not the same one changed.
 */
public final class ArticleBuilder {
    private final Article original;
    private int revision;
    private List<String> changed;
    private @Nullable String guid;
    private String title;
    private @Nullable String link;
    private @Nullable String publisher;
    private @Nullable String language;
    private @Nullable Instant published;
    private PublishedQuality publishedQuality;
    private Instant fetched;
    private Instant effective;
    private String text;
    private @Nullable TextOrigin textOrigin;
    private @Nullable String canonical;
    private List<String> sources;
    private @Nullable String feedGroup;
    private @Nullable Integer feedTier;

    ArticleBuilder(Article original) {
        this.original = original;
        this.revision = original.revision();
        this.changed = original.changed();
        this.guid = original.guid();
        this.title = original.title();
        this.link = original.link();
        this.publisher = original.publisher();
        this.language = original.language();
        this.published = original.published();
        this.publishedQuality = original.publishedQuality();
        this.fetched = original.fetched();
        this.effective = original.effective();
        this.text = original.text();
        this.textOrigin = original.textOrigin();
        this.canonical = original.canonical();
        this.sources = original.sources();
        this.feedGroup = original.feedGroup();
        this.feedTier = original.feedTier();
    }

    public ArticleBuilder revision(int other) {
        this.revision = other;
        return this;
    }

    public ArticleBuilder changed(List<String> other) {
        this.changed = other;
        return this;
    }

    public ArticleBuilder guid(@Nullable String other) {
        this.guid = other;
        return this;
    }

    public ArticleBuilder title(String other) {
        this.title = other;
        return this;
    }

    public ArticleBuilder link(@Nullable String other) {
        this.link = other;
        return this;
    }

    public ArticleBuilder publisher(@Nullable String other) {
        this.publisher = other;
        return this;
    }

    public ArticleBuilder language(@Nullable String other) {
        this.language = other;
        return this;
    }

    public ArticleBuilder published(@Nullable Instant other) {
        this.published = other;
        return this;
    }

    public ArticleBuilder publishedQuality(PublishedQuality other) {
        this.publishedQuality = other;
        return this;
    }

    public ArticleBuilder fetched(Instant other) {
        this.fetched = other;
        return this;
    }

    public ArticleBuilder effective(Instant other) {
        this.effective = other;
        return this;
    }

    public ArticleBuilder text(String other) {
        this.text = other;
        return this;
    }

    public ArticleBuilder textOrigin(@Nullable TextOrigin other) {
        this.textOrigin = other;
        return this;
    }

    public ArticleBuilder canonical(@Nullable String other) {
        this.canonical = other;
        return this;
    }

    public ArticleBuilder sources(List<String> other) {
        this.sources = other;
        return this;
    }

    public ArticleBuilder feedGroup(@Nullable String other) {
        this.feedGroup = other;
        return this;
    }

    public ArticleBuilder feedTier(@Nullable Integer other) {
        this.feedTier = other;
        return this;
    }

    /** The changed copy; throws as the record's constructor does. */
    public Article build() {
        return new Article(
                original.id(),
                revision,
                changed,
                original.feed(),
                guid,
                title,
                link,
                publisher,
                language,
                published,
                publishedQuality,
                original.updated(),
                fetched,
                effective,
                original.authors(),
                original.categories(),
                original.summary(),
                original.content(),
                text,
                original.enclosures(),
                textOrigin,
                canonical,
                sources,
                feedGroup,
                feedTier);
    }
}
