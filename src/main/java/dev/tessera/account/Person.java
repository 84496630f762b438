package dev.tessera.account;

import dev.tessera.access.SiteRole;
import dev.tessera.access.Viewer;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** An account, as signing in needs it. */
record Person(
        long account,
        String email,
        String name,
        @Nullable String passwordHash,
        @Nullable SiteRole siteRole) {

    Viewer viewer() {
        return Viewer.person(account, name, siteRole, Map.of());
    }

    /** Which views they may open, as those name it. */
    List<String> roles() {
        if (siteRole == null) {
            return List.of("USER");
        }
        return siteRole == SiteRole.ADMINISTRATOR
                ? List.of("USER", "COORDINATOR", "ADMINISTRATOR")
                : List.of("USER", "COORDINATOR");
    }

    @Override
    public String toString() {
        return "Account " + account;
    }
}
