/**
 * How a good feed client behaves, checked from the outside: the packaged product runs as a child process against web
 * servers that do, each for itself, what servers do; afterwards the servers' logs and the topics are held against the
 * list of behaviours.
 */
package dev.wirewatch.behaviour;
