/**
 * The commands: they read the settings, wire the rooms together, start them, print, and stop them again.
 *
 * <p>{@link dev.wirewatch.app.Main} is the entry. Data goes to standard output, notices and progress to standard error.
 * A user's mistake ends with status 2 and a sentence that names file, line and key; only a fault of ours shows a stack
 * trace. Nobody uses this package.
 */
@NullMarked
package dev.wirewatch.app;

import org.jspecify.annotations.NullMarked;
