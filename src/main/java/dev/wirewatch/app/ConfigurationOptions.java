package dev.wirewatch.app;

import dev.wirewatch.config.SettingKey;
import dev.wirewatch.document.InvalidDocumentException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options by which every command finds its settings. */
final class ConfigurationOptions {
    @Option(
            names = "--config",
            paramLabel = "FILE",
            description = "Configuration file, or the folder it is in. Default: $WIREWATCH_CONFIG, else"
                    + " config/wirewatch.yaml, else what is shipped in the jar.")
    private @Nullable Path config;

    @Option(
            names = "--set",
            paramLabel = "KEY=VALUE",
            description = "Overrides a setting; may be given more than once.")
    private Map<String, String> set = new LinkedHashMap<>();

    @Option(names = "--watchlist", paramLabel = "FILE", description = "Watchlist to use instead of the configured one.")
    private @Nullable Path watchlist;

    @Option(names = "--rules", paramLabel = "FILE", description = "Rules to use instead of the configured ones.")
    private @Nullable Path rules;

    /** The watchlist that the command line names; null for none. */
    @Nullable
    Path watchlist() {
        return watchlist;
    }

    /** The rules that the command line names; null for none. */
    @Nullable
    Path rules() {
        return rules;
    }

    /** Loads the configuration in force. */
    Configuration load() throws InvalidDocumentException {
        Map<String, String> flags = new LinkedHashMap<>(set);
        if (watchlist != null) {
            flags.put(SettingKey.WATCHLIST.key(), watchlist.toString());
        }
        if (rules != null) {
            flags.put(SettingKey.RULES.key(), rules.toString());
        }
        return Configuration.load(config, System.getenv(), flags);
    }
}
