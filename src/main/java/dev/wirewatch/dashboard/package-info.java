/**
 * The desk's view: a read model of the topics, the interface that answers from it, and the pages that show it.
 *
 * <p>It is a consumer of topics and nothing more: it can be stopped, deleted and started anew at any time, and several can
 * run beside each other, each with its own file. {@link dev.wirewatch.dashboard.Dashboard} starts its parts in order:
 * {@code readmodel} (topics into SQLite), {@code api} (questions and answers), {@code http} (who may ask, and how).
 * The pages are plain modules without a build step, under {@code pages} in the resources; they use the interface alone and
 * never make markup from text.
 */
@NullMarked
package dev.wirewatch.dashboard;

import org.jspecify.annotations.NullMarked;
