package dev.tessera.organisation;

/**
 * An organisation's logo.
 *
 * @param png a PNG that was written here
 * @param digest its SHA-256, in hexadecimal digits
 */
@SuppressWarnings("ArrayRecordComponent") // made once and handed on; nobody compares or changes it
public record Logo(byte[] png, String digest, int width, int height) {}
