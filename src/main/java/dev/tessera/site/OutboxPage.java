package dev.tessera.site;

import dev.tessera.mail.Posted;
import java.util.List;

/** The letters of the demonstration, newest first. */
public record OutboxPage(List<Posted> letters) {}
