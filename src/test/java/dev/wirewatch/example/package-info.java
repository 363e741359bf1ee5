/** What the README shows to those who consume the topics, compiled and run. */
@NullMarked
package dev.wirewatch.example;

import org.jspecify.annotations.NullMarked;
