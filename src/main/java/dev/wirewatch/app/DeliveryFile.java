package dev.wirewatch.app;

import dev.wirewatch.config.SettingKey;
import dev.wirewatch.delivery.DeliveryPlan;
import dev.wirewatch.delivery.Target;
import dev.wirewatch.delivery.TargetLoader;
import dev.wirewatch.document.InvalidDocumentException;
import dev.wirewatch.document.SourceDocument;
import java.util.Optional;
import java.util.stream.Collectors;

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
                .orElseThrow(() -> new UserErrorException("wirewatch: " + name(configuration) + " names no target " + id
                        + "; there are "
                        + (plan.targets().isEmpty()
                                ? "none"
                                : plan.targets().stream().map(Target::id).collect(Collectors.joining(", ")))));
    }
}
