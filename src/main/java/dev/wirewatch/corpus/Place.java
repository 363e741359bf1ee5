package dev.wirewatch.corpus;

import java.nio.file.Path;

/**
 * Where a document's bytes are.
 *
 * @param file the file
 * @param name its path relative to the corpus, with {@code /} between its parts
 * @param line 1-based line of a record; 0 for a document that is a file of its own
 * @param offset first byte
 * @param length number of bytes
 */
record Place(Path file, String name, int line, long offset, int length) {
    /** How people are told of it. */
    String location() {
        return line == 0 ? name : name + ":" + line;
    }
}
