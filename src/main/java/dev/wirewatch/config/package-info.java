/**
 * Settings: one catalogue of keys, filled from the file, then the environment, then flags, and handed on as typed records.
 *
 * <p>{@link dev.wirewatch.config.SettingKey} lists every key with its type, default and meaning;
 * {@link dev.wirewatch.config.SettingsLoader} merges the three origins and refuses what is unknown or malformed with
 * file, line and key; {@link dev.wirewatch.config.Settings} answers typed questions. Keys under {@code kafka.} are not
 * listed: they pass through to every Kafka client.
 */
@NullMarked
package dev.wirewatch.config;

import org.jspecify.annotations.NullMarked;
