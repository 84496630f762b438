package dev.tessera.account;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;

/** Secrets that are handed out, and the digests that are kept of them. */
final class Secrets {

    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int LINK = 32;

    /** Letters and digits that are not taken for one another. */
    private static final String READABLE = "abcdefghjkmnpqrstuvwxyz23456789";

    private Secrets() {}

    static byte[] bytes(int length) {
        byte[] bytes = new byte[length];
        RANDOM.nextBytes(bytes);
        return bytes;
    }

    /** What stands in a link: 256 bits that nobody guesses. */
    static String ofLink() {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes(LINK));
    }

    /** What somebody writes down and types, in three groups of four: 59 bits. */
    static String ofRecovery() {
        StringBuilder code = new StringBuilder();
        for (int i = 0; i < 12; i++) {
            if (i > 0 && i % 4 == 0) {
                code.append('-');
            }
            code.append(READABLE.charAt(RANDOM.nextInt(READABLE.length())));
        }
        return code.toString();
    }

    static byte[] digest(String secret) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(secret.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every JDK has SHA-256", e);
        }
    }
}
