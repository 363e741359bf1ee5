package dev.wirewatch.delivery;

import com.fasterxml.jackson.databind.JsonNode;
import dev.wirewatch.document.DocumentSchema;
import dev.wirewatch.document.InvalidDocumentException;
import dev.wirewatch.document.Problem;
import dev.wirewatch.document.SourceDocument;
import dev.wirewatch.model.AlertTransition;
import dev.wirewatch.model.Severity;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Reads {@code delivery.yaml}: first against its JSON Schema, then for what a schema cannot say. No message shows a secret.
 */
public final class TargetLoader {
    private static final DocumentSchema SCHEMA =
            DocumentSchema.fromResource("dev/wirewatch/shipped/delivery.schema.json");

    private final SourceDocument document;
    private final List<Problem> problems = new ArrayList<>();
    private final ChannelReader channels;

    private TargetLoader(SourceDocument document, @Nullable Path folder, Map<String, String> environment) {
        this.document = document;
        this.channels =
                new ChannelReader(document, new SecretReader(document, folder, environment, problems), problems);
    }

    /**
     * Makes targets of a file already read.
     *
     * @param document the file
     * @param folder what files of secrets are relative to; null for the working directory
     * @param environment where secrets may be
     * @throws InvalidDocumentException with every problem found: those of form, or if there are none those of meaning
     */
    public static DeliveryPlan load(SourceDocument document, @Nullable Path folder, Map<String, String> environment)
            throws InvalidDocumentException {
        requireForm(document);
        return new TargetLoader(document, folder, environment).plan();
    }

    /**
     * What the file calls its targets, without reading the secrets it refers to: enough to ask how they do, from a machine
     * that need not be able to deliver.
     *
     * @param document the file
     * @return by id, in the order of the file, what kind of target each is
     * @throws InvalidDocumentException with every problem of form
     */
    public static Map<String, String> names(SourceDocument document) throws InvalidDocumentException {
        requireForm(document);
        Map<String, String> names = new LinkedHashMap<>();
        for (JsonNode target : document.root().path("targets")) {
            JsonNode webhook = target.path("webhook");
            String kind = webhook.isMissingNode()
                    ? "mail by " + target.path("email").path("host").asText()
                    : "webhook " + webhook.path("shape").asText("json");
            names.put(target.path("id").asText(), kind);
        }
        return Collections.unmodifiableMap(names);
    }

    private static void requireForm(SourceDocument document) throws InvalidDocumentException {
        if (document.root().isMissingNode() || document.root().isNull()) {
            throw new InvalidDocumentException(List.of(document.problem("", "is empty; the key targets is required")));
        }
        List<Problem> form = SCHEMA.check(document);
        if (!form.isEmpty()) {
            throw new InvalidDocumentException(form);
        }
    }

    private DeliveryPlan plan() throws InvalidDocumentException {
        List<Target> targets = new ArrayList<>();
        Map<String, String> firstUse = new HashMap<>();
        JsonNode array = document.root().path("targets");
        for (int i = 0; i < array.size(); i++) {
            String at = "targets[" + i + "]";
            String id = array.get(i).path("id").asText();
            String before = firstUse.putIfAbsent(id, at);
            if (before != null) {
                problem(at + ".id", "the id " + id + " is already used in line " + document.line(before + ".id"));
            }
            Target target = target(at, id, array.get(i));
            if (target != null) {
                targets.add(target);
            }
        }
        if (!problems.isEmpty()) {
            throw new InvalidDocumentException(problems.stream()
                    .distinct()
                    .sorted(Comparator.comparingInt(Problem::line))
                    .toList());
        }
        JsonNode dashboard = document.root().path("dashboard");
        return new DeliveryPlan(targets, new Links(dashboard.isTextual() ? dashboard.asText() : null));
    }

    private void problem(String path, String message) {
        problems.add(document.problem(path, message));
    }

    private @Nullable Target target(String at, String id, JsonNode node) {
        Channel channel = channels.read(at, node);
        if (channel instanceof Channel.Mail && node.has("quiet-hours")) {
            problem(at + ".quiet-hours", "a digest goes out when its schedule says; quiet hours are for webhooks");
        }
        EventFilter filter = filter(node.path("when"));
        RetryPolicy retry = retry(at + ".retry", node.path("retry"));
        QuietHours quiet = new QuietHoursReader(document, problems).read(at + ".quiet-hours", node.path("quiet-hours"));
        return channel == null ? null : new Target(id, channel, filter, retry, rate(node.path("rate")), quiet);
    }

    private static EventFilter filter(JsonNode when) {
        Set<AlertTransition> transitions = new HashSet<>();
        when.path("transitions")
                .forEach(name ->
                        transitions.add(AlertTransition.valueOf(name.asText().toUpperCase(Locale.ROOT))));
        Map<String, String> labels = new TreeMap<>();
        when.path("labels")
                .properties()
                .forEach(label -> labels.put(label.getKey(), label.getValue().asText()));
        return new EventFilter(
                transitions.isEmpty() ? EventFilter.WHAT_THE_WIRE_DID : transitions,
                Severity.valueOf(when.path("severity").asText("info").toUpperCase(Locale.ROOT)),
                texts(when.path("rules")),
                texts(when.path("entities")),
                labels);
    }

    private static Set<String> texts(JsonNode array) {
        Set<String> texts = new HashSet<>();
        array.forEach(text -> texts.add(text.asText()));
        return texts;
    }

    private RetryPolicy retry(String at, JsonNode node) {
        try {
            return new RetryPolicy(
                    Durations.read(node.path("first"), RetryPolicy.DEFAULT.first()),
                    Durations.read(node.path("longest"), RetryPolicy.DEFAULT.longest()),
                    Durations.read(node.path("give-up"), RetryPolicy.DEFAULT.giveUp()));
        } catch (IllegalArgumentException e) {
            problem(at, String.valueOf(e.getMessage()));
            return RetryPolicy.DEFAULT;
        }
    }

    private static Rate rate(JsonNode node) {
        if (!node.isTextual()) {
            return Rate.DEFAULT;
        }
        String[] parts = node.asText().split("/", 2);
        return new Rate(Integer.parseInt(parts[0]), Durations.of("1" + parts[1]));
    }
}
