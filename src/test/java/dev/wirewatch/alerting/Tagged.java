package dev.wirewatch.alerting;

import dev.wirewatch.model.ArticleReference;
import dev.wirewatch.model.Ids;
import dev.wirewatch.model.Kind;
import dev.wirewatch.model.Mention;
import dev.wirewatch.model.Sentence;
import dev.wirewatch.model.TaggedArticle;
import dev.wirewatch.model.WordHit;
import dev.wirewatch.watchlist.RuleEntity;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * Tagged articles written as text: {@code [Iran|state.iran]} is a mention, {@code [flies|@fly]} a word of a class, a full
 * stop ends a sentence and a blank line a paragraph.
 */
final class Tagged {
    static final Map<String, RuleEntity> ENTITIES = Map.ofEntries(
            Map.entry("state.us", new RuleEntity(Kind.ACTOR, "state")),
            Map.entry("state.iran", new RuleEntity(Kind.ACTOR, "state")),
            Map.entry("state.iraq", new RuleEntity(Kind.ACTOR, "state")),
            Map.entry("state.kuwait", new RuleEntity(Kind.ACTOR, "state")),
            Map.entry("org.iran-army", new RuleEntity(Kind.ACTOR, "military")),
            Map.entry("person.general", new RuleEntity(Kind.ACTOR, "person")),
            Map.entry("person.president", new RuleEntity(Kind.ACTOR, "person")),
            Map.entry("system.patriot", new RuleEntity(Kind.SYSTEM, "named-system")),
            Map.entry("system.thaad", new RuleEntity(Kind.SYSTEM, "named-system")),
            Map.entry("system.uav", new RuleEntity(Kind.SYSTEM, "system-class")),
            Map.entry("place.base", new RuleEntity(Kind.PLACE, "facility")));

    private static final Pattern TOKEN =
            Pattern.compile("\\[([^|\\]]+)\\|(@?)([^\\]]+)\\]|(\\n\\n)|(\\.)|([^\\[.\\n]+|\\n)");

    private final List<Mention> mentions = new ArrayList<>();
    private final List<WordHit> words = new ArrayList<>();
    private final List<Sentence> sentences = new ArrayList<>();
    private int sentence;
    private int word;

    private Tagged() {}

    static TaggedArticle article(String text) {
        return article("", text);
    }

    static TaggedArticle article(String title, String text) {
        Instant noon = Instant.parse("2020-03-10T12:00:00Z");
        return article(
                title,
                text,
                new ArticleReference(
                        Ids.of(title, text),
                        1,
                        "feed",
                        title,
                        null,
                        "Gazette",
                        "en",
                        noon,
                        noon,
                        noon,
                        null,
                        null,
                        null));
    }

    static TaggedArticle article(String title, String text, ArticleReference reference) {
        Tagged tagged = new Tagged();
        if (!title.isEmpty()) {
            tagged.read("title", title, 0);
        }
        tagged.read("text", text, 1);
        return new TaggedArticle(reference, "default", "v1", tagged.mentions, tagged.words, tagged.sentences);
    }

    private void read(String field, String marked, int firstParagraph) {
        int paragraph = firstParagraph;
        StringBuilder plain = new StringBuilder();
        int sentenceStart = 0;
        for (MatchResult token : TOKEN.matcher(marked).results().toList()) {
            if (token.group(4) != null) {
                paragraph++;
                plain.append("\n\n");
                sentenceStart = plain.length();
            } else if (token.group(5) != null) {
                plain.append('.');
                end(field, plain, sentenceStart, paragraph);
                sentenceStart = plain.length();
            } else if (token.group(6) != null) {
                plain.append(token.group(6));
                word += words(token.group(6));
            } else {
                hit(field, token, plain.length());
                plain.append(token.group(1));
                word += words(token.group(1));
            }
        }
        end(field, plain, sentenceStart, paragraph);
    }

    private void end(String field, StringBuilder plain, int start, int paragraph) {
        if (plain.length() > start) {
            sentences.add(new Sentence(sentence, field, start, paragraph, plain.substring(start)));
            sentence++;
        }
    }

    private void hit(String field, MatchResult token, int start) {
        String text = token.group(1);
        String name = token.group(3);
        int end = start + text.length();
        if (token.group(2).isEmpty()) {
            Kind kind = Objects.requireNonNull(ENTITIES.get(name)).kind();
            mentions.add(new Mention(name, kind, text, field, start, end, text, sentence, word, 1));
        } else {
            words.add(new WordHit(name, field, start, end, text, sentence, word));
        }
    }

    private static int words(String text) {
        return text.isBlank() ? 0 : text.strip().split("\\s+").length;
    }
}
