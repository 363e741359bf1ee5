/**
 * How one and the same name may be written: which letters count as the same, which forms a word takes in a sentence of its
 * language, and how a name comes out when it is transliterated.
 *
 * <p>{@link dev.wirewatch.watchlist.spelling.Letters} says what counts as the same letter;
 * {@link dev.wirewatch.watchlist.spelling.Inflection} gives the forms of a word,
 * {@link dev.wirewatch.watchlist.spelling.Transliteration} the spellings of a transliterated one, and
 * {@link dev.wirewatch.watchlist.spelling.NameSpellings} the ways in which the parts of a name are put together. All of
 * them generate: what they give is compared letter by letter with a text, and nothing matches because it sounds alike.
 */
@NullMarked
package dev.wirewatch.watchlist.spelling;

import org.jspecify.annotations.NullMarked;
