/**
 * Text in, mentions out: the watchlist's names found in an article, with the reasons. Pure: no I/O, no clock, no Kafka.
 *
 * <p>{@link dev.wirewatch.tagging.Tagger} compiles a watchlist once and then serves any number of threads. Compiling
 * turns every name, in every form and spelling that {@code watchlist.spelling} generates, into a path of word numbers
 * ({@code Vocabulary}) in one trie ({@code Trie}), and what contexts ask for into paths of another. Words that no path tells
 * apart have one number ({@code Lexemes}). Tagging is one pass over the text, after which nothing is done before it is needed:
 *
 * <ol>
 *   <li>{@code Scanner} normalises the text, cuts it into words and notes what stands between them ({@code Tokens}). Plain
 *       ASCII words take a short way ({@code PlainWords}): where they begin and end comes out of 64 bytes at a time ({@code
 *       WordRuns}), their keys out of eight bytes at a time, and what usually stands between them is looked up in one step
 *       ({@code Gaps}). Usual words of other alphabets are folded by a table, a letter at a time ({@code FoldedWord}). All
 *       else goes through many steps for each letter ({@code WordReader}), with the same outcome.
 *   <li>{@code Beginnings} sieves out the words with which a name may begin, by one bit for most of them; only these are
 *       looked up. {@code NameFinder} has a {@code Walker} walk the trie from each, and collects candidates, but for those that
 *       {@code CaseFilter} knows to be in the wrong letter case.
 *   <li>{@code Resolver} picks the longest candidates that are accepted and do not overlap. {@code NameJudge} knows whose names
 *       they are: a name that many share ({@code SharedNames}) is one candidate, and judged once for all of whom the text says
 *       nothing else. {@code Judge} decides by
 *       letter case and context ({@code ContextReader}), unless a longer one has been chosen, and again only if it asked for
 *       mentions that were not known then ({@code MentionReader}). Of the words around a name {@code NearbyEvidence} has {@code
 *       EvidenceFinder} look up those of which {@code Signatures} say that they may be what a context asks for; where that is
 *       the whole of a long document, {@code WideSearch} goes on from name to name.
 *   <li>{@code Reporter} turns the chosen ones into {@link dev.wirewatch.model.Mention}s with offsets in code points.
 * </ol>
 *
 * <p>The cost of a text does not depend on the number of names, and nothing is allocated per word. Buffers belong to the
 * calling thread. Everything takes time in proportion to the length of the text, whatever the text.
 */
@NullMarked
package dev.wirewatch.tagging;

import org.jspecify.annotations.NullMarked;
