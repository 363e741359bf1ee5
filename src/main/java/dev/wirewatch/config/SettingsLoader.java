package dev.wirewatch.config;

import com.fasterxml.jackson.databind.JsonNode;
import dev.wirewatch.document.InvalidDocumentException;
import dev.wirewatch.document.Problem;
import dev.wirewatch.document.SourceDocument;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/** Merges file, environment and flags, in this order of rising precedence, and refuses what it does not know. */
public final class SettingsLoader {
    /** Environment variables with this prefix are settings; an unknown one is an error. */
    public static final String ENVIRONMENT_PREFIX = "WIREWATCH_";

    /** Variables with the prefix that are no settings: where the configuration is, and options of the start script. */
    private static final List<String> NOT_SETTINGS = List.of("WIREWATCH_CONFIG");

    private final SortedMap<String, Setting> settings = new TreeMap<>();
    private final List<Problem> problems = new ArrayList<>();

    private SettingsLoader() {
        for (SettingKey key : SettingKey.values()) {
            settings.put(key.key(), new Setting(key.key(), key.defaultText(), "default"));
        }
    }

    /**
     * Loads the settings in force.
     *
     * @param file the parsed configuration file; null for none
     * @param directory what relative paths of the file are relative to; null for the working directory
     * @param environment the process environment; only variables with {@value #ENVIRONMENT_PREFIX} count
     * @param flags keys and values from the command line
     * @throws InvalidDocumentException with every unknown key and malformed value
     */
    public static Settings load(
            @Nullable SourceDocument file,
            @Nullable Path directory,
            Map<String, String> environment,
            Map<String, String> flags)
            throws InvalidDocumentException {
        SettingsLoader loader = new SettingsLoader();
        if (file != null) {
            loader.addTree(file, "", file.root());
        }
        new TreeMap<>(environment).forEach(loader::addVariable);
        new TreeMap<>(flags).forEach((key, value) -> loader.add(new Problem("flag", 0, key, ""), key, value, "flag"));
        if (!loader.problems.isEmpty()) {
            throw new InvalidDocumentException(loader.problems);
        }
        return new Settings(loader.settings, directory);
    }

    private void addTree(SourceDocument file, String path, JsonNode node) {
        if (node.isObject()) {
            node.properties()
                    .forEach(entry -> addTree(
                            file, path.isEmpty() ? entry.getKey() : path + "." + entry.getKey(), entry.getValue()));
        } else if (path.isEmpty()) {
            if (!node.isMissingNode() && !node.isNull()) {
                problems.add(file.problem("", "must be a mapping of keys to values"));
            }
        } else {
            Problem place = file.problem(path, "");
            add(place, path, text(node), place.file() + ":" + place.line());
        }
    }

    private static String text(JsonNode node) {
        if (node.isArray()) {
            return StreamSupport.stream(node.spliterator(), false)
                    .map(JsonNode::asText)
                    .collect(Collectors.joining(","));
        }
        return node.isNull() ? "" : node.asText();
    }

    private void addVariable(String variable, String value) {
        if (!variable.startsWith(ENVIRONMENT_PREFIX) || NOT_SETTINGS.contains(variable)) {
            return;
        }
        String key = Arrays.stream(SettingKey.values())
                .filter(setting -> setting.environmentVariable().equals(variable))
                .map(SettingKey::key)
                .findFirst()
                .orElseGet(() -> variable.substring(ENVIRONMENT_PREFIX.length())
                        .toLowerCase(Locale.ROOT)
                        .replace('_', '.'));
        add(new Problem("environment", 0, variable, ""), key, value, variable);
    }

    private void add(Problem place, String key, String value, String origin) {
        if (key.startsWith(SettingKey.KAFKA_PREFIX) && key.length() > SettingKey.KAFKA_PREFIX.length()) {
            settings.put(key, new Setting(key, value.strip(), origin));
            return;
        }
        SettingKey.of(key)
                .ifPresentOrElse(
                        setting -> {
                            try {
                                setting.type().check(value.strip());
                                settings.put(key, new Setting(key, value.strip(), origin));
                            } catch (IllegalArgumentException e) {
                                problems.add(
                                        at(place, "must be " + setting.type().allowed() + ", is: " + value));
                            }
                        },
                        () -> problems.add(at(place, "unknown setting" + suggestion(key))));
    }

    private static Problem at(Problem place, String message) {
        return new Problem(place.file(), place.line(), place.key(), message);
    }

    private static String suggestion(String key) {
        String section = key.contains(".") ? key.substring(0, key.indexOf('.')) : key;
        String known = Arrays.stream(SettingKey.values())
                .map(SettingKey::key)
                .filter(candidate -> candidate.startsWith(section))
                .collect(Collectors.joining(", "));
        return known.isEmpty()
                ? "; the sections are "
                        + Arrays.stream(SettingKey.values())
                                .map(setting -> setting.key().split("\\.", 2)[0])
                                .distinct()
                                .collect(Collectors.joining(", "))
                        + " and kafka"
                : "; allowed here: " + known;
    }
}
