package dev.wirewatch.app;

import picocli.CommandLine.Command;

/** {@code wirewatch alerts list}: prints the alerts that stand. */
@Command(
        name = "list",
        description = "Prints the alerts that stand, oldest first, from the topic of a running instance.",
        mixinStandardHelpOptions = true)
final class AlertsListCommand extends AlertsListing {}
