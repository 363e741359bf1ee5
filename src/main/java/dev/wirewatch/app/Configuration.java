package dev.wirewatch.app;

import dev.wirewatch.config.Setting;
import dev.wirewatch.config.SettingKey;
import dev.wirewatch.config.Settings;
import dev.wirewatch.config.SettingsLoader;
import dev.wirewatch.document.InvalidDocumentException;
import dev.wirewatch.document.Problem;
import dev.wirewatch.document.SourceDocument;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.logging.log4j.core.config.Configurator;
import org.jspecify.annotations.Nullable;

/**
 * The settings in force and the files they name. What is not found beside a configuration file comes from the copy that
 * is shipped in the jar, so that commands work from any folder.
 */
final class Configuration {
    private static final String VARIABLE = "WIREWATCH_CONFIG";
    private static final String FILE = "wirewatch.yaml";
    private static final Path DEFAULT_FOLDER = Path.of("config");
    private static final String SHIPPED = "dev/wirewatch/shipped/";
    private static final String SHIPPED_LABEL = "(shipped) ";

    private final Settings settings;
    private final boolean shipped;

    private Configuration(Settings settings, boolean shipped) {
        this.settings = settings;
        this.shipped = shipped;
    }

    /**
     * Loads the settings.
     *
     * @param config a file or folder from the command line; null for none
     * @param environment the process environment
     * @param flags settings from the command line
     * @throws InvalidDocumentException if the file or a value cannot be used
     */
    static Configuration load(@Nullable Path config, Map<String, String> environment, Map<String, String> flags)
            throws InvalidDocumentException {
        Path chosen = config;
        if (chosen == null && environment.get(VARIABLE) != null) {
            chosen = Path.of(environment.getOrDefault(VARIABLE, ""));
        }
        if (chosen == null && Files.exists(DEFAULT_FOLDER.resolve(FILE))) {
            chosen = DEFAULT_FOLDER;
        }
        if (chosen != null && Files.isDirectory(chosen)) {
            chosen = chosen.resolve(FILE);
        }
        SourceDocument document = chosen == null
                ? SourceDocument.parse(SHIPPED_LABEL + FILE, shipped(FILE))
                : SourceDocument.read(chosen);
        Path folder = chosen == null ? null : chosen.getParent();
        Settings settings = SettingsLoader.load(document, folder, environment, flags);
        configureLogs(settings);
        return new Configuration(settings, chosen == null);
    }

    private static void configureLogs(Settings settings) {
        // Only when something changes: setting up the logs again costs a third of a second of the start.
        boolean level = setProperty("wirewatch.log.level", settings, SettingKey.LOG_LEVEL);
        boolean format = setProperty("wirewatch.log.format", settings, SettingKey.LOG_FORMAT);
        if (level || format) {
            Configurator.reconfigure();
        }
    }

    /** Whether that changed anything. */
    private static boolean setProperty(String name, Settings settings, SettingKey key) {
        String before = System.getProperty(name, key.defaultText());
        System.setProperty(name, settings.text(key));
        return !before.equals(settings.text(key));
    }

    Settings settings() {
        return settings;
    }

    /**
     * The text of a file that a setting names, with the name to use in messages.
     *
     * @throws InvalidDocumentException if it cannot be read
     */
    NamedText read(SettingKey key) throws InvalidDocumentException {
        Setting setting = settings.get(key);
        boolean fromFile =
                setting.origin().equals("default") || setting.origin().startsWith(SHIPPED_LABEL);
        if (shipped && fromFile) {
            return new NamedText(SHIPPED_LABEL + setting.value(), shipped(setting.value()));
        }
        Path path = settings.path(key);
        try {
            return new NamedText(path.toString(), Files.readString(path, StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new InvalidDocumentException(List.of(new Problem(
                    path.toString(),
                    0,
                    "",
                    "cannot be read (" + e.getClass().getSimpleName() + "); it is named by " + key.key() + " ("
                            + setting.origin() + ")")));
        }
    }

    /**
     * The same for a file that need not be there: without a setting of its own it may be missing.
     *
     * @throws InvalidDocumentException if it is named and cannot be read
     */
    Optional<NamedText> readIfThere(SettingKey key) throws InvalidDocumentException {
        boolean named = !settings.get(key).origin().equals("default");
        return shipped || named || Files.exists(settings.path(key)) ? Optional.of(read(key)) : Optional.empty();
    }

    private static String shipped(String name) {
        try (InputStream in = Configuration.class.getClassLoader().getResourceAsStream(SHIPPED + name)) {
            if (in == null) {
                throw new IllegalStateException("not shipped: " + name);
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
