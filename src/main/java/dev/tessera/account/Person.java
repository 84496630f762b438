package dev.tessera.account;

import dev.tessera.access.SiteRole;
import dev.tessera.access.Viewer;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Somebody as signing in needs them: who holds the account, and the hash of its password, if it has one. */
record Person(AccountHolder holder, @Nullable String passwordHash) {

    long account() {
        return holder.id();
    }

    String email() {
        return holder.email();
    }

    String name() {
        return holder.name();
    }

    @Nullable SiteRole siteRole() {
        return holder.siteRole();
    }

    Viewer viewer() {
        return Viewer.person(account(), name(), siteRole(), Map.of());
    }

    /** Which views they may open, as those name it. */
    List<String> roles() {
        if (siteRole() == null) {
            return List.of("USER");
        }
        return siteRole() == SiteRole.ADMINISTRATOR
                ? List.of("USER", "COORDINATOR", "ADMINISTRATOR")
                : List.of("USER", "COORDINATOR");
    }

    @Override
    public String toString() {
        return "Account " + account();
    }
}
