package dev.tessera.account;

/** Whether coordinators and administrators have to prove who they are twice. */
public enum SecondFactorRule {
    REQUIRED,
    OPTIONAL
}
