/**
 * Bytes in, feed out: what a server sent as a feed, read the way a browser would read a web page.
 *
 * <p>{@link dev.wirewatch.feed.parse.FeedParser} is the only entry. Inside, a document passes through five steps, each in
 * classes of its own: the charset is found and the text mended; a tree is built, strictly first, leniently when that
 * fails; Rome reads the tree; what Rome loses or gets wrong (dates, relative links, Atom's link relations, text
 * constructs, Dublin Core, languages) is read from the same tree and corrected; HTML is sanitised by jsoup. JSON feeds
 * take the short way through Jackson. The result is a {@link dev.wirewatch.feed.parse.ParsedFeed} without any type of
 * Rome, JDOM or jsoup in it; nothing outside of this package sees those.
 *
 * <p>{@link dev.wirewatch.feed.parse.ArticleIdentity} and {@link dev.wirewatch.feed.parse.Articles} turn a feed's item
 * into our article: who it is, whether it was edited, and which time counts. The package does no I/O: a feed cannot make
 * it fetch anything, and all of it is a pure function of its input.
 */
@NullMarked
package dev.wirewatch.feed.parse;

import org.jspecify.annotations.NullMarked;
