package dev.tessera.trial;

/** Somebody who reviews a trial. */
public record Reviewer(long account, String name, String email) {}
