/**
 * The watchlist as data: which entities are looked for, by which names and in which context, and the alert rules.
 *
 * <p>A {@link dev.wirewatch.watchlist.Watchlist} is what {@link dev.wirewatch.watchlist.WatchlistLoader} makes of a file
 * that a person wrote, or of the same content as JSON from the watchlists topic; its version is a hash of that content,
 * so that equal content has equal versions wherever it came from. Nothing in here reads an article: the package
 * {@code tagging} compiles a watchlist and applies it.
 */
@NullMarked
package dev.wirewatch.watchlist;

import org.jspecify.annotations.NullMarked;
