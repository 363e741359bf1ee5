/**
 * What the dashboard asks of the application that it runs in: what needs more than topics to read. The dashboard knows these
 * interfaces only; the application implements them with the same classes that its commands use, so that page, interface and
 * command do one thing in one way. A dashboard that is given none of them shows and does nothing of the kind.
 */
@NullMarked
package dev.wirewatch.dashboard.desk;

import org.jspecify.annotations.NullMarked;
