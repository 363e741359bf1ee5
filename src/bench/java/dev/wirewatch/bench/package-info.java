/**
 * How fast the tagger is, beside the libraries that one would assemble a tagger from. Not part of the product: compiled and
 * run by the Maven profile {@code bench} only.
 *
 * <p>{@link dev.wirewatch.bench.Names} and {@link dev.wirewatch.bench.Articles} make up, from fixed seeds, the names and the
 * articles; every {@link dev.wirewatch.bench.Engine} reads the same strings on one thread and reports the spans it finds;
 * {@link dev.wirewatch.bench.BenchmarkTable} runs all of them in turn, several times over, and prints one table.
 */
@NullMarked
package dev.wirewatch.bench;

import org.jspecify.annotations.NullMarked;
