package dev.tessera.account;

/** What signing in with a password needs: whose it is, and the hash to compare with. */
public record Credentials(long account, String email, String passwordHash) {

    @Override
    public String toString() {
        return "Credentials of account " + account;
    }
}
