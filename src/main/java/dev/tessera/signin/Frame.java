package dev.tessera.signin;

import org.springframework.security.web.csrf.CsrfToken;

/**
 * What is around every page.
 *
 * @param csrf what every form carries, so that no other site sends it in somebody's name
 * @param passkeys whether the script for passkeys is on it
 */
public record Frame(Words words, String title, CsrfToken csrf, boolean passkeys) {}
