package dev.wirewatch.feed;

/**
 * How large a body may be.
 *
 * @param bytes on the wire, and again after decompression
 * @param truncates whether a larger one is cut there instead of refused
 */
record BodyCap(int bytes, boolean truncates) {}
