package dev.wirewatch.app;

import dev.wirewatch.config.SettingKey;
import dev.wirewatch.delivery.DeliveryPlan;
import dev.wirewatch.delivery.Target;
import dev.wirewatch.delivery.TargetLoader;
import dev.wirewatch.document.InvalidDocumentException;
import dev.wirewatch.document.SourceDocument;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The configured targets. */
final class DeliveryFile {
    private DeliveryFile() {}

    /**
     * Reads and checks them.
     *
     * @return no targets if there is no such file and none is named
     * @throws InvalidDocumentException with every problem by file, line and key
     */
    static DeliveryPlan load(Configuration configuration) throws InvalidDocumentException {
        Optional<NamedText> file = configuration.readIfThere(SettingKey.DELIVERY);
        if (file.isEmpty()) {
            return DeliveryPlan.NONE;
        }
        return TargetLoader.load(
                SourceDocument.parse(file.get().name(), file.get().text()),
                configuration.settings().path(SettingKey.DELIVERY).getParent(),
                System.getenv());
    }

    /**
     * What targets there are, by id with their kinds, without reading secrets.
     *
     * @return no targets if there is no such file and none is named
     * @throws InvalidDocumentException with every problem of form, by file, line and key
     */
    static Map<String, String> names(Configuration configuration) throws InvalidDocumentException {
        Optional<NamedText> file = configuration.readIfThere(SettingKey.DELIVERY);
        return file.isEmpty()
                ? Map.of()
                : TargetLoader.names(
                        SourceDocument.parse(file.get().name(), file.get().text()));
    }

    /** What to call the file in messages. */
    static String name(Configuration configuration) {
        return configuration.settings().path(SettingKey.DELIVERY).toString();
    }

    /**
     * One target.
     *
     * @throws UserErrorException if there is none of that id
     */
    static Target target(Configuration configuration, DeliveryPlan plan, String id) {
        return plan.target(id)
                .orElseThrow(() -> unknown(configuration, plan.channels().keySet(), id));
    }

    /** That there is no target of an id. */
    static UserErrorException unknown(Configuration configuration, Set<String> known, String id) {
        return new UserErrorException("wirewatch: " + name(configuration) + " names no target " + id + "; there are "
                + (known.isEmpty() ? "none" : String.join(", ", known)));
    }
}
