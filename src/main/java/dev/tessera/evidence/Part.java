package dev.tessera.evidence;

import org.jspecify.annotations.Nullable;

/**
 * What is kept of a chunk that was taken.
 *
 * @param bytes where they are kept in the database
 * @param etag what S3-compatible storage calls it, where it is there
 */
@SuppressWarnings("ArrayRecordComponent") // made once and handed on; nobody compares or changes it
record Part(byte @Nullable [] bytes, @Nullable String etag) {}
