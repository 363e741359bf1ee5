package dev.wirewatch.dashboard.http;

/**
 * Somebody who may use the desk.
 *
 * @param caller name and role
 * @param token the digest of the secret that proves it
 */
public record DeskUser(Caller caller, SecretDigest token) {}
