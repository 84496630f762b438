package dev.tessera.account;

/** What a one-time link is for. */
public enum LinkPurpose {
    REGISTER,
    SIGN_IN,
    RESET_PASSWORD,
    FIRST_ADMINISTRATOR
}
