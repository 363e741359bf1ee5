/**
 * What web pages say about themselves in JSON-LD (W3C Recommendation, 16 July 2020) with the words of schema.org. For
 * whoever reads pages: those of a corpus and those that feeds point to. Uses nothing of ours, and takes pages as hostile:
 * how deep and how much of the data is read is bounded.
 */
@NullMarked
package dev.wirewatch.jsonld;

import org.jspecify.annotations.NullMarked;
