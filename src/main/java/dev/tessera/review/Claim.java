package dev.tessera.review;

import java.time.Instant;

/** That somebody looks at a cell, and until when others leave it to them. */
public record Claim(long account, String by, Instant until) {}
