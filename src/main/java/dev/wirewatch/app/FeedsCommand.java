package dev.wirewatch.app;

import picocli.CommandLine.Command;

/** {@code wirewatch feeds}: which feeds are polled and how they are. */
@Command(
        name = "feeds",
        description = {
            "Finds, registers, pauses and shows feeds.",
            "All but check talk to a running instance: the embedded Kafka of a run on this machine (broker.host, broker.port), or the cluster that kafka.bootstrap.servers names."
        },
        mixinStandardHelpOptions = true,
        subcommands = {
            FeedsListCommand.class,
            FeedsAddCommand.class,
            FeedsRemoveCommand.class,
            FeedsPauseCommand.class,
            FeedsResumeCommand.class,
            FeedsCheckCommand.class,
            FeedsImportCommand.class,
            FeedsExportCommand.class
        })
final class FeedsCommand {}
