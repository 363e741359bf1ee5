package dev.wirewatch.app;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Where what a command found is written to, and in what form. */
final class ReportOptions {
    @Option(
            names = "--out",
            paramLabel = "FILE",
            description = "Writes what was found to a file instead of standard output.")
    private @Nullable Path file;

    @Mixin
    private FormatOption format = new FormatOption();

    /** Prints a report. */
    interface Report {
        /**
         * Prints all of it.
         *
         * @param terminal whether somebody looks at it on a terminal
         */
        void print(PrintWriter out, AlertOutput.Format format, boolean terminal);
    }

    /**
     * Has a report printed.
     *
     * @param standard standard output
     * @throws UserErrorException if the file cannot be written
     */
    void print(PrintWriter standard, Report report) {
        if (file == null) {
            report.print(standard, format.format(), Terminal.interactive());
            return;
        }
        try (PrintWriter out = new PrintWriter(Files.newBufferedWriter(file, StandardCharsets.UTF_8))) {
            report.print(out, format.format(), false);
        } catch (IOException e) {
            throw new UserErrorException("wirewatch: cannot write " + file + ": " + e.getMessage());
        }
    }
}
