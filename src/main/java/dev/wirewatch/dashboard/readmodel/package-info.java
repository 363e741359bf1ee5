/**
 * What the dashboard shows, kept for questions: a projection of the topics into an embedded SQLite database.
 *
 * <p>{@link dev.wirewatch.dashboard.readmodel.Projection} is one consumer with assigned partitions; it writes the rows of
 * a batch and the offsets after it in one transaction, so that the file is exact after any crash: what was lost with the
 * last transaction is read again, what was kept is not. Nothing in the file is anybody's truth. A file of another schema
 * version, or of topics that have been recreated, is emptied and filled from the topics again; deleting it does the same.
 *
 * <p>{@link dev.wirewatch.dashboard.readmodel.ReadModel} owns the file: one connection that writes, a few that read (write
 * ahead logging lets them run beside each other). The {@code …Queries} classes answer questions, each in one read
 * transaction; {@link dev.wirewatch.dashboard.readmodel.AlertFilter} and
 * {@link dev.wirewatch.dashboard.readmodel.SearchQuery} are the questions. Text is broken into tokens and folded here, by
 * {@link dev.wirewatch.dashboard.readmodel.SearchTokens}, for index, question and highlight alike, since SQLite's own
 * tokenizers know neither Arabic and Persian spellings nor scripts without spaces.
 *
 * <p>What the desk does comes back by the topics too: alerts carry their handling, {@code alert_events} their history,
 * {@code mutes} who hides what and why, {@code views} what people have saved. Alerts that a mute hides are rows like any
 * other; the filter leaves them out.
 *
 * <p>{@link dev.wirewatch.dashboard.readmodel.Retention} bounds the file by age and size.
 */
@NullMarked
package dev.wirewatch.dashboard.readmodel;

import org.jspecify.annotations.NullMarked;
