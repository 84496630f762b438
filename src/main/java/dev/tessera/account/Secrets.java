package dev.tessera.account;

import java.security.SecureRandom;

/** Secrets of the second factor: bytes for an authenticator, and codes that people write down. */
final class Secrets {

    private static final SecureRandom RANDOM = new SecureRandom();

    /** Letters and digits that are not taken for one another. */
    private static final String READABLE = "abcdefghjkmnpqrstuvwxyz23456789";

    private Secrets() {}

    static byte[] bytes(int length) {
        byte[] bytes = new byte[length];
        RANDOM.nextBytes(bytes);
        return bytes;
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
}
