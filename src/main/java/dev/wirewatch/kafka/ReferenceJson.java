package dev.wirewatch.kafka;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.SerializableString;
import com.fasterxml.jackson.core.io.SerializedString;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.std.StdSerializer;
import dev.wirewatch.model.ArticleReference;
import dev.wirewatch.model.EvidenceMention;
import dev.wirewatch.model.TaggedArticle;
import java.io.IOException;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Writes what most of our JSON consists of: references to articles, of which every record has one and an alert ten, and
 * mentions as evidence, of which an alert has forty. Jackson asks each of their components by reflection, which takes half
 * of the time; what is written is the same.
 */
final class ReferenceJson {
    private ReferenceJson() {}

    /** Writes them so. */
    static SimpleModule module() {
        return new SimpleModule("plain-references")
                .addSerializer(ArticleReference.class, new References())
                .addSerializer(EvidenceMention.class, new Mentions())
                .addSerializer(TaggedArticle.class, new TaggedArticleJson());
    }

    static void write(JsonGenerator json, SerializableString field, @Nullable String value) throws IOException {
        if (value != null) {
            json.writeFieldName(field);
            json.writeString(value);
        }
    }

    private static void write(JsonGenerator json, SerializableString field, @Nullable Instant value)
            throws IOException {
        write(json, field, value == null ? null : InstantJson.write(value));
    }

    static void write(JsonGenerator json, SerializableString field, @Nullable Integer value) throws IOException {
        if (value != null) {
            json.writeFieldName(field);
            json.writeNumber(value.intValue());
        }
    }

    static final class References extends StdSerializer<ArticleReference> {
        private static final long serialVersionUID = 1;

        private static final SerializedString ID = new SerializedString("id");
        private static final SerializedString REVISION = new SerializedString("revision");
        private static final SerializedString FEED = new SerializedString("feed");
        private static final SerializedString TITLE = new SerializedString("title");
        private static final SerializedString LINK = new SerializedString("link");
        private static final SerializedString PUBLISHER = new SerializedString("publisher");
        private static final SerializedString LANGUAGE = new SerializedString("language");
        private static final SerializedString PUBLISHED = new SerializedString("published");
        private static final SerializedString FETCHED = new SerializedString("fetched");
        private static final SerializedString EFFECTIVE = new SerializedString("effective");
        private static final SerializedString TOPIC = new SerializedString("topic");
        private static final SerializedString PARTITION = new SerializedString("partition");
        private static final SerializedString OFFSET = new SerializedString("offset");
        private static final SerializedString FEED_GROUP = new SerializedString("feedGroup");
        private static final SerializedString FEED_TIER = new SerializedString("feedTier");

        References() {
            super(ArticleReference.class);
        }

        @Override
        public void serialize(ArticleReference article, JsonGenerator json, SerializerProvider provider)
                throws IOException {
            json.writeStartObject();
            write(json, ID, article.id());
            write(json, REVISION, article.revision());
            write(json, FEED, article.feed());
            write(json, TITLE, article.title());
            write(json, LINK, article.link());
            write(json, PUBLISHER, article.publisher());
            write(json, LANGUAGE, article.language());
            write(json, PUBLISHED, article.published());
            write(json, FETCHED, article.fetched());
            write(json, EFFECTIVE, article.effective());
            write(json, TOPIC, article.topic());
            write(json, PARTITION, article.partition());
            Long offset = article.offset();
            if (offset != null) {
                json.writeFieldName(OFFSET);
                json.writeNumber(offset.longValue());
            }
            write(json, FEED_GROUP, article.feedGroup());
            write(json, FEED_TIER, article.feedTier());
            json.writeEndObject();
        }
    }

    private static final class Mentions extends StdSerializer<EvidenceMention> {
        private static final long serialVersionUID = 1;

        private static final SerializedString ENTITY = new SerializedString("entity");
        private static final SerializedString ALIAS = new SerializedString("alias");
        private static final SerializedString FIELD = new SerializedString("field");
        private static final SerializedString START = new SerializedString("start");
        private static final SerializedString END = new SerializedString("end");
        private static final SerializedString TEXT = new SerializedString("text");
        private static final SerializedString SNIPPET = new SerializedString("snippet");
        private static final SerializedString AT = new SerializedString("at");

        Mentions() {
            super(EvidenceMention.class);
        }

        @Override
        public void serialize(EvidenceMention mention, JsonGenerator json, SerializerProvider provider)
                throws IOException {
            json.writeStartObject();
            write(json, ENTITY, mention.entity());
            write(json, ALIAS, mention.alias());
            write(json, FIELD, mention.field());
            write(json, START, mention.start());
            write(json, END, mention.end());
            write(json, TEXT, mention.text());
            write(json, SNIPPET, mention.snippet());
            write(json, AT, mention.at());
            json.writeEndObject();
        }
    }
}
