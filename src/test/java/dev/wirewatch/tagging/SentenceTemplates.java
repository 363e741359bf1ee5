package dev.wirewatch.tagging;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.wirewatch.tagging.EvaluationSet.Annotation;
import dev.wirewatch.tagging.EvaluationSet.Passage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Plain sentences of one language with slots for names, as in {@code {A:PERSON_FULL} flew to {X:CAPITAL}; {A:PERSON_SUR}
 * stayed}: slots with the same variable are filled with names of the same entity, those with different ones of different
 * entities. Whatever fills them, each slot is a mention.
 *
 * @param classes for each class how the entities that it suits are written, by id
 * @param templates the sentences
 */
record SentenceTemplates(
        @JsonProperty("classes") Map<String, Map<String, String>> classes,
        @JsonProperty("templates") List<String> templates) {
    private static final Path DIRECTORY = Path.of("src/test/resources/evaluation/sentences");
    private static final Pattern SLOT = Pattern.compile("\\{(\\w+):(\\w+)}");
    /** So many ways of filling a template with several variables. */
    private static final int FILLINGS = 24;

    private static final int ATTEMPTS = 100;

    /** Those of a language, which is an ISO 639 code. */
    static SentenceTemplates of(String language) throws IOException {
        return new ObjectMapper()
                .readValue(DIRECTORY.resolve(language + ".json").toFile(), SentenceTemplates.class);
    }

    /** Fills each template with every entity, or in a number of ways if it has several variables; always the same. */
    List<Passage> sentences(String language) {
        Random random = new Random(1);
        List<Passage> sentences = new ArrayList<>();
        for (int i = 0; i < templates.size(); i++) {
            for (Map<String, String> filling : fillings(templates.get(i), random)) {
                sentences.add(fill(language + "." + i + filling.values(), language, templates.get(i), filling));
            }
        }
        return sentences;
    }

    /** For each way the entity of each variable. */
    private Set<Map<String, String>> fillings(String template, Random random) {
        List<String> variables = SLOT.matcher(template)
                .results()
                .map(slot -> slot.group(1))
                .distinct()
                .toList();
        Set<Map<String, String>> fillings = new LinkedHashSet<>();
        if (variables.size() == 1) {
            entities(template, variables.get(0)).forEach(entity -> fillings.add(Map.of(variables.get(0), entity)));
            return fillings;
        }
        for (int i = 0; i < ATTEMPTS && fillings.size() < FILLINGS; i++) {
            Map<String, String> filling = new TreeMap<>();
            for (String variable : variables) {
                List<String> entities = entities(template, variable);
                filling.put(variable, entities.get(random.nextInt(entities.size())));
            }
            if (new HashSet<>(filling.values()).size() == variables.size()) {
                fillings.add(filling);
            }
        }
        return fillings;
    }

    /** The entities that have a form in all classes of a variable, in order. */
    private List<String> entities(String template, String variable) {
        List<Map<String, String>> forms = SLOT.matcher(template)
                .results()
                .filter(slot -> slot.group(1).equals(variable))
                .map(slot -> forms(slot.group(2)))
                .toList();
        return forms.get(0).keySet().stream()
                .filter(entity -> forms.stream().allMatch(each -> each.containsKey(entity)))
                .sorted()
                .toList();
    }

    private Map<String, String> forms(String name) {
        Map<String, String> forms = classes.get(name);
        if (forms == null) {
            throw new IllegalArgumentException("there is no class " + name);
        }
        return forms;
    }

    private Passage fill(String id, String language, String template, Map<String, String> filling) {
        StringBuilder text = new StringBuilder();
        List<Annotation> mentions = new ArrayList<>();
        Matcher slots = SLOT.matcher(template);
        int at = 0;
        while (slots.find()) {
            text.append(template, at, slots.start());
            String entity = Objects.requireNonNull(filling.get(slots.group(1)), slots.group());
            String name = Objects.requireNonNull(forms(slots.group(2)).get(entity), slots.group());
            mentions.add(new Annotation(text.length(), text.length() + name.length(), name, entity));
            text.append(name);
            at = slots.end();
        }
        text.append(template.substring(at));
        return new Passage(id, language, text.toString(), mentions, List.of("sentence"));
    }
}
