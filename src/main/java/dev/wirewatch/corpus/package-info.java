/**
 * A directory of documents as articles: what a replay or a backtest feeds into its lane instead of live feeds.
 *
 * <p>{@link dev.wirewatch.corpus.CorpusReader} finds the documents of a directory and puts them into event-time order;
 * {@link dev.wirewatch.corpus.Corpus} hands them out one by one, each one {@linkplain dev.wirewatch.corpus.CorpusDocument
 * read, repeated or unreadable}. Three kinds of document are read: raw text as a scraper leaves it, web pages, and JSON
 * Lines.
 *
 * <p>In raw text nothing says what is headline, story or page furniture. It is told apart by signals that hold for any
 * site: how long a line is and whether it ends as a sentence does, whether its words are those of the rest of the text,
 * whether it repeats, where it stands, whether it is nothing but a date or a credit. (The approach is that of
 * Kohlschütter, Fankhauser and Nejdl, "Boilerplate Detection using Shallow Text Features", WSDM 2010, without links,
 * which raw text has lost.) Where the signals leave doubt the line stays: an analyst loses more by a missing sentence
 * than by a menu item too many.
 *
 * <p>Nothing here depends on the clock, the locale or the file system's order: the same directory gives the same
 * articles, in the same order, with the same ids.
 */
@NullMarked
package dev.wirewatch.corpus;

import org.jspecify.annotations.NullMarked;
