package dev.wirewatch.app;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.wirewatch.config.SettingKey;
import dev.wirewatch.delivery.DeadLetters;
import dev.wirewatch.delivery.Deliveries;
import dev.wirewatch.delivery.DeliveryPlan;
import dev.wirewatch.delivery.Event;
import dev.wirewatch.delivery.Message;
import dev.wirewatch.delivery.Outcome;
import dev.wirewatch.delivery.Sink;
import dev.wirewatch.delivery.Target;
import dev.wirewatch.delivery.TargetStatus;
import dev.wirewatch.delivery.TestEvent;
import dev.wirewatch.document.InvalidDocumentException;
import dev.wirewatch.kafka.JsonSerde;
import dev.wirewatch.kafka.KafkaConnection;
import dev.wirewatch.kafka.Lane;
import java.io.IOException;
import java.io.PrintWriter;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code wirewatch deliveries}: where alerts are sent to, and how that goes. */
@Command(
        name = "deliveries",
        description = "Shows and tests where alerts are sent to, and sends again what was given up.",
        mixinStandardHelpOptions = true)
final class DeliveriesCommand {
    private static final ObjectMapper JSON = JsonSerde.mapper();
    private static final int FAILED = 1;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    /** What is done with a lane's deliveries. */
    private interface Work {
        int with(KafkaConnection connection, Lane lane) throws IOException;
    }

    @Command(
            name = "check",
            description = "Checks the file of targets and prints what it says, without secrets.",
            mixinStandardHelpOptions = true)
    int check(@Mixin ConfigurationOptions options) throws InvalidDocumentException {
        Configuration configuration = options.load();
        List<Target> targets = DeliveryFile.load(configuration).targets();
        out().println(DeliveryFile.name(configuration) + ": " + targets.size()
                + (targets.size() == 1 ? " target" : " targets"));
        targets.forEach(
                target -> out().println(target.id() + "  " + target.channel().description()));
        return 0;
    }

    @Command(
            name = "status",
            description = "Prints how each target does, one JSON object a line.",
            mixinStandardHelpOptions = true)
    int status(@Mixin ConfigurationOptions options) throws InvalidDocumentException, IOException {
        Configuration configuration = options.load();
        Set<String> targets = DeliveryFile.names(configuration).keySet();
        return work(configuration, (connection, lane) -> {
            for (TargetStatus status : Deliveries.status(connection, lane, targets)) {
                out().println(json(status));
            }
            return 0;
        });
    }

    @Command(
            name = "test",
            description = "Sends a test event to a target and prints what comes of it.",
            mixinStandardHelpOptions = true)
    int test(
            @Mixin ConfigurationOptions options,
            @Parameters(paramLabel = "TARGET", description = "The target's id.") String id)
            throws InvalidDocumentException {
        Configuration configuration = options.load();
        DeliveryPlan plan = DeliveryFile.load(configuration);
        Target target = DeliveryFile.target(configuration, plan, id);
        Instant now = InstantSource.system().instant();
        Event event = TestEvent.at(now);
        try (Sink sink = Deliveries.sink(target, plan.links(), Version.text(), InstantSource.system())) {
            Outcome outcome = sink.send(new Message.Single(event.deliveryTo(id), event));
            out().println(id + "  " + target.channel().description() + "  " + outcome.summary());
            return outcome instanceof Outcome.Delivered ? 0 : FAILED;
        }
    }

    @Command(
            name = "list",
            description =
                    "Prints the events that were given up and have not been delivered since, one JSON object a line.",
            mixinStandardHelpOptions = true)
    int list(
            @Mixin ConfigurationOptions options,
            @Option(names = "--target", paramLabel = "ID", description = "Only of this target.") @Nullable
                    String target)
            throws InvalidDocumentException, IOException {
        return work(options.load(), (connection, lane) -> {
            try (DeadLetters deadLetters = new DeadLetters(connection, lane)) {
                for (DeadLetters.Letter letter : deadLetters.standing()) {
                    if (target == null || letter.target().equals(target)) {
                        out().println(json(letter.withoutValue()));
                    }
                }
            }
            return 0;
        });
    }

    @Command(
            name = "retry",
            description = "Sends events again that were given up; what is delivered is no dead letter any more.",
            mixinStandardHelpOptions = true)
    int retry(
            @Mixin ConfigurationOptions options,
            @Option(names = "--target", paramLabel = "ID", description = "Only of this target.") @Nullable
                    String target,
            @Parameters(arity = "0..*", paramLabel = "ID", description = "Ids of deliveries; all if none is given.")
                    @Nullable
                    Set<String> ids)
            throws InvalidDocumentException, IOException {
        Configuration configuration = options.load();
        DeliveryPlan plan = DeliveryFile.load(configuration);
        return work(configuration, (connection, lane) -> {
            try (DeadLetters deadLetters = new DeadLetters(connection, lane)) {
                List<DeadLetters.Letter> chosen = deadLetters.standing().stream()
                        .filter(letter -> target == null || letter.target().equals(target))
                        .filter(letter -> ids == null || ids.isEmpty() || ids.contains(letter.id()))
                        .toList();
                Redelivery redelivery = new Redelivery(plan, deadLetters, InstantSource.system(), out());
                return redelivery.of(chosen) ? 0 : FAILED;
            }
        });
    }

    @Command(
            name = "enable",
            description = "Lets a target that answered 410 Gone be asked again; it goes on where it was.",
            mixinStandardHelpOptions = true)
    int enable(
            @Mixin ConfigurationOptions options,
            @Parameters(paramLabel = "TARGET", description = "The target's id.") String id)
            throws InvalidDocumentException, IOException {
        Configuration configuration = options.load();
        Set<String> targets = DeliveryFile.names(configuration).keySet();
        if (!targets.contains(id)) {
            throw DeliveryFile.unknown(configuration, targets, id);
        }
        return work(configuration, (connection, lane) -> {
            boolean enabled = Deliveries.enable(connection, lane, id);
            out().println(id + (enabled ? "  is asked again" : "  was not disabled"));
            return 0;
        });
    }

    private int work(Configuration configuration, Work work) throws IOException {
        Lane lane = new Lane(configuration.settings().text(SettingKey.LANE));
        try (KafkaSession kafka = KafkaSession.attach(configuration.settings())) {
            return work.with(kafka.connection(), lane);
        } finally {
            out().flush();
        }
    }

    private PrintWriter out() {
        return spec.commandLine().getOut();
    }

    private static String json(Object value) {
        try {
            return JSON.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a state is always JSON", e);
        }
    }
}
