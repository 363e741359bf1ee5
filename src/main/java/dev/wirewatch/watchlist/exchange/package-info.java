/**
 * Entities of a watchlist to and from other forms: JSON as Wikidata gives it, and tables (CSV).
 *
 * <p>Both readers give entities as trees of the watchlist's own schema, each with the line it began at
 * ({@link dev.wirewatch.watchlist.exchange.ImportedEntity}); {@link dev.wirewatch.watchlist.exchange.Merge} puts them into
 * a watchlist, which is then checked like one that a person wrote. What the other form has no word for (contexts, declared
 * names, examples) travels in a member or column of ours, so that what is exported comes back as it was.
 */
@NullMarked
package dev.wirewatch.watchlist.exchange;

import org.jspecify.annotations.NullMarked;
