package dev.tessera.signin;

/** Where one can go, and what it is called. */
public record Link(String href, String label) {}
