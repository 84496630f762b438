package dev.tessera.account;

/** What somebody signed in with. */
public enum SignInMethod {
    PASSWORD,
    MAIL_LINK,
    PASSKEY,
    OPENID_CONNECT
}
