package dev.wirewatch.watchlist.exchange;

import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * An entity that was read from another form.
 *
 * @param file the name of its file, for messages
 * @param line the line it begins at, from 1
 * @param tree the entity by the watchlist's schema, not yet checked
 */
public record ImportedEntity(String file, int line, ObjectNode tree) {}
