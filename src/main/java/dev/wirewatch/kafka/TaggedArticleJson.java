package dev.wirewatch.kafka;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.SerializableString;
import com.fasterxml.jackson.core.io.SerializedString;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.ser.std.StdSerializer;
import dev.wirewatch.model.Mention;
import dev.wirewatch.model.Salience;
import dev.wirewatch.model.Sentence;
import dev.wirewatch.model.TaggedArticle;
import dev.wirewatch.model.WordHit;
import java.io.IOException;
import java.util.List;

/**
 * Writes what was found in an article, of which there is a record for each, without asking every component by reflection;
 * what is written is the same.
 */
final class TaggedArticleJson extends StdSerializer<TaggedArticle> {
    private static final long serialVersionUID = 1;

    private static final SerializedString ARTICLE = new SerializedString("article");
    private static final SerializedString WATCHLIST = new SerializedString("watchlist");
    private static final SerializedString WATCHLIST_VERSION = new SerializedString("watchlistVersion");
    private static final SerializedString MENTIONS = new SerializedString("mentions");
    private static final SerializedString WORDS = new SerializedString("words");
    private static final SerializedString SENTENCES = new SerializedString("sentences");
    private static final SerializedString SIGNATURE = new SerializedString("signature");
    private static final SerializedString SALIENCE = new SerializedString("salience");
    private static final SerializedString AGENCY = new SerializedString("agency");
    private static final SerializedString GIST = new SerializedString("gist");
    private static final SerializedString CORRECTION = new SerializedString("correction");
    private static final SerializedString OMITTED = new SerializedString("omitted");

    private static final SerializedString ENTITY = new SerializedString("entity");
    private static final SerializedString KIND = new SerializedString("kind");
    private static final SerializedString ALIAS = new SerializedString("alias");
    private static final SerializedString FIELD = new SerializedString("field");
    private static final SerializedString START = new SerializedString("start");
    private static final SerializedString END = new SerializedString("end");
    private static final SerializedString TEXT = new SerializedString("text");
    private static final SerializedString SENTENCE = new SerializedString("sentence");
    private static final SerializedString WORD = new SerializedString("word");
    private static final SerializedString CONFIDENCE = new SerializedString("confidence");
    private static final SerializedString BASIS = new SerializedString("basis");
    private static final SerializedString WORD_CLASS = new SerializedString("wordClass");
    private static final SerializedString ORDINAL = new SerializedString("ordinal");
    private static final SerializedString PARAGRAPH = new SerializedString("paragraph");
    private static final SerializedString ABOUT = new SerializedString("about");

    private static final ReferenceJson.References REFERENCES = new ReferenceJson.References();

    /** Writes one of a list. */
    private interface Item<T> {
        void write(T item, JsonGenerator json, SerializerProvider provider) throws IOException;
    }

    TaggedArticleJson() {
        super(TaggedArticle.class);
    }

    @Override
    public void serialize(TaggedArticle tagged, JsonGenerator json, SerializerProvider provider) throws IOException {
        json.writeStartObject();
        json.writeFieldName(ARTICLE);
        REFERENCES.serialize(tagged.article(), json, provider);
        ReferenceJson.write(json, WATCHLIST, tagged.watchlist());
        ReferenceJson.write(json, WATCHLIST_VERSION, tagged.watchlistVersion());
        list(json, MENTIONS, tagged.mentions(), TaggedArticleJson::mention, provider);
        list(json, WORDS, tagged.words(), TaggedArticleJson::word, provider);
        list(json, SENTENCES, tagged.sentences(), TaggedArticleJson::sentence, provider);
        ReferenceJson.write(json, SIGNATURE, tagged.signature());
        list(json, SALIENCE, tagged.salience(), TaggedArticleJson::salience, provider);
        ReferenceJson.write(json, AGENCY, tagged.agency());
        ReferenceJson.write(json, GIST, tagged.gist());
        if (tagged.correction() != null) {
            json.writeFieldName(CORRECTION);
            provider.defaultSerializeValue(tagged.correction(), json);
        }
        ReferenceJson.write(json, OMITTED, tagged.omitted());
        json.writeEndObject();
    }

    private static <T> void list(
            JsonGenerator json, SerializableString field, List<T> items, Item<T> item, SerializerProvider provider)
            throws IOException {
        json.writeFieldName(field);
        json.writeStartArray();
        for (T each : items) {
            json.writeStartObject();
            item.write(each, json, provider);
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private static void mention(Mention mention, JsonGenerator json, SerializerProvider provider) throws IOException {
        ReferenceJson.write(json, ENTITY, mention.entity());
        json.writeFieldName(KIND);
        provider.defaultSerializeValue(mention.kind(), json);
        ReferenceJson.write(json, ALIAS, mention.alias());
        ReferenceJson.write(json, FIELD, mention.field());
        write(json, START, mention.start());
        write(json, END, mention.end());
        ReferenceJson.write(json, TEXT, mention.text());
        write(json, SENTENCE, mention.sentence());
        write(json, WORD, mention.word());
        json.writeFieldName(CONFIDENCE);
        json.writeNumber(mention.confidence());
        ReferenceJson.write(json, BASIS, mention.basis());
    }

    private static void word(WordHit word, JsonGenerator json, SerializerProvider provider) throws IOException {
        ReferenceJson.write(json, WORD_CLASS, word.wordClass());
        ReferenceJson.write(json, FIELD, word.field());
        write(json, START, word.start());
        write(json, END, word.end());
        ReferenceJson.write(json, TEXT, word.text());
        write(json, SENTENCE, word.sentence());
        write(json, WORD, word.word());
    }

    private static void sentence(Sentence sentence, JsonGenerator json, SerializerProvider provider)
            throws IOException {
        write(json, ORDINAL, sentence.ordinal());
        ReferenceJson.write(json, FIELD, sentence.field());
        write(json, START, sentence.start());
        write(json, PARAGRAPH, sentence.paragraph());
        ReferenceJson.write(json, TEXT, sentence.text());
    }

    private static void salience(Salience salience, JsonGenerator json, SerializerProvider provider)
            throws IOException {
        ReferenceJson.write(json, ENTITY, salience.entity());
        json.writeFieldName(SALIENCE);
        json.writeNumber(salience.salience());
        json.writeFieldName(ABOUT);
        json.writeBoolean(salience.about());
        write(json, MENTIONS, salience.mentions());
    }

    private static void write(JsonGenerator json, SerializableString field, int value) throws IOException {
        json.writeFieldName(field);
        json.writeNumber(value);
    }
}
