package dev.tessera.signin;

import java.util.List;

/** A page that says something. */
public record MessagePage(String heading, String text, List<Link> links) {}
