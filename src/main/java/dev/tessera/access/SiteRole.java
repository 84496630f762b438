package dev.tessera.access;

/** What an account may do beyond its own organisations, on the whole site. */
public enum SiteRole {
    COORDINATOR,
    ADMINISTRATOR
}
