package dev.wirewatch.model;

import java.util.Objects;

/**
 * How much of an article an entity is.
 *
 * @param entity the entity's id
 * @param salience from above 0 to 1: 1 if title, first paragraph and everything after name it and nothing else
 * @param about whether the article is about it rather than merely mentions it
 * @param mentions how often it is mentioned
 */
public record Salience(String entity, double salience, boolean about, int mentions) {
    public Salience {
        Objects.requireNonNull(entity, "entity");
        if (!(salience > 0 && salience <= 1) || mentions < 1) {
            throw new IllegalArgumentException("a salience is above 0 and at most 1, of at least one mention; not "
                    + salience + " of " + mentions);
        }
    }
}
