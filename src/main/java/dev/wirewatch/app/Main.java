package dev.wirewatch.app;

import dev.wirewatch.document.InvalidDocumentException;
import dev.wirewatch.kafka.EmbeddedKafkaException;
import dev.wirewatch.kafka.KafkaUnavailableException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.HelpCommand;

/** {@code wirewatch}: watches the news wire. */
@Command(
        name = "wirewatch",
        description = "Watches the news wire: feeds in, tagged articles and alerts out, on Apache Kafka.",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class)
public final class Main {
    private static final List<Class<?>> COMMANDS = List.of(
            RunCommand.class,
            ReplayCommand.class,
            BacktestCommand.class,
            TagCommand.class,
            FeedCommand.class,
            FeedsCommand.class,
            AuditCommand.class,
            AlertsCommand.class,
            DashboardCommand.class,
            DeliveriesCommand.class,
            DeadLettersCommand.class,
            WatchlistCommand.class,
            TopologyCommand.class,
            ConfigCommand.class);

    /** Exit status for bad usage, configuration or input files. */
    static final int USER_ERROR = 2;

    private static final int FAILURE = 1;
    private static final String RUN = "run";

    private Main() {}

    /**
     * Runs a command and ends the process with its exit status.
     *
     * @param arguments command and options
     */
    public static void main(String[] arguments) {
        if (arguments.length > 0 && arguments[0].equals(RUN)) {
            WarmUp.begin();
        }
        int status = commandLine(
                        new PrintWriter(System.out, true, StandardCharsets.UTF_8),
                        new PrintWriter(System.err, true, StandardCharsets.UTF_8),
                        arguments)
                .execute(arguments);
        System.out.flush();
        System.exit(status);
    }

    /**
     * The commands, writing where they are told to.
     *
     * @param out for data
     * @param err for notices and mistakes
     */
    static CommandLine commandLine(PrintWriter out, PrintWriter err) {
        return commandLine(out, err, new String[0]);
    }

    /** The same with the one command that the arguments name, if they begin with one: to read all of them takes a while. */
    private static CommandLine commandLine(PrintWriter out, PrintWriter err, String[] arguments) {
        CommandLine all = new CommandLine(new Main());
        COMMANDS.stream()
                .filter(command -> arguments.length > 0 && name(command).equals(arguments[0]))
                .findFirst()
                .map(List::<Class<?>>of)
                .orElse(COMMANDS)
                .forEach(all::addSubcommand);
        return all.addSubcommand(new HelpCommand())
                .setOut(out)
                .setErr(err)
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setExecutionExceptionHandler(Main::explain);
    }

    private static String name(Class<?> command) {
        return command.getAnnotation(Command.class).name();
    }

    private static int explain(Exception failure, CommandLine commandLine, CommandLine.ParseResult parsed) {
        PrintWriter err = commandLine.getErr();
        if (failure instanceof InvalidDocumentException || failure instanceof UserErrorException) {
            err.println(failure.getMessage());
            return USER_ERROR;
        }
        if (failure instanceof RunEndedException) {
            err.println("wirewatch: interrupted");
            return USER_ERROR;
        }
        if (failure instanceof EmbeddedKafkaException) {
            err.println("wirewatch: " + failure.getMessage());
            return USER_ERROR;
        }
        if (failure instanceof KafkaUnavailableException) {
            err.println("wirewatch: " + failure.getMessage());
            return FAILURE;
        }
        err.println("wirewatch: a fault of ours; please report it with the lines below");
        failure.printStackTrace(err);
        return FAILURE;
    }
}
