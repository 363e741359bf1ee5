package dev.wirewatch.topology.detect;

import dev.wirewatch.alerting.Matches;
import dev.wirewatch.kafka.Dataset;
import dev.wirewatch.model.TaggedArticle;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serializer;

/**
 * A tagged article on its way, with what is known of it already and stands in no record.
 *
 * @param tagged the value of its record
 * @param matches what the rules of the version that tagged it match
 */
record MatchedArticle(TaggedArticle tagged, Matches matches) {

    /** Writes the tagged article alone. */
    static Serde<MatchedArticle> serde() {
        Serializer<TaggedArticle> articles = Dataset.MENTIONS.valueSerde().serializer();
        return new Serde<>() {
            @Override
            public Serializer<MatchedArticle> serializer() {
                return (topic, matched) -> articles.serialize(topic, matched.tagged());
            }

            @Override
            public Deserializer<MatchedArticle> deserializer() {
                return (topic, bytes) -> {
                    throw new UnsupportedOperationException("what goes to " + topic + " is read as what it is");
                };
            }
        };
    }
}
