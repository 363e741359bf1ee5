package dev.wirewatch.app;

import picocli.CommandLine.Command;

/** {@code wirewatch alerts}: prints the alerts that stand, as {@code alerts list} does, and leads to what can be done. */
@Command(
        name = "alerts",
        description = {
            "Prints the alerts that stand, oldest first, from the topic of a running instance; shows, acknowledges, closes and mutes them.",
            "What is done is a record of alert-actions, which takes effect when the detection topology reads it."
        },
        mixinStandardHelpOptions = true,
        subcommands = {
            AlertsListCommand.class,
            AlertsShowCommand.class,
            AlertsActCommand.Acknowledge.class,
            AlertsActCommand.Unacknowledge.class,
            AlertsActCommand.Close.class,
            AlertsActCommand.Note.class,
            AlertsMuteCommand.class,
            AlertsUnmuteCommand.class,
            AlertsMutesCommand.class
        })
final class AlertsCommand extends AlertsListing {}
