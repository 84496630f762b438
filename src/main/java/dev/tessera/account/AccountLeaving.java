package dev.tessera.account;

import dev.tessera.access.Viewer;

/**
 * Somebody is about to leave for good, in this transaction. Listeners end what they keep about them, or refuse by an
 * exception, and then nothing happens.
 */
public record AccountLeaving(Viewer viewer, String email) {}
