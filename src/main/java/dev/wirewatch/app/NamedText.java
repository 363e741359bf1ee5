package dev.wirewatch.app;

/**
 * A file's text.
 *
 * @param name the name to use in messages
 * @param text its content
 */
record NamedText(String name, String text) {}
