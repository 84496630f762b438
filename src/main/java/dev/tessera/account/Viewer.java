package dev.tessera.account;

import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Who looks or acts: a signed-in person, whoever holds an API token, or anybody.
 *
 * @param account the account's id; none for anybody
 * @param name how the person is called; empty for anybody
 * @param siteRole what the account may do on the whole site, if anything
 * @param memberships the person's place in each of its organisations, by the organisation's id
 */
public record Viewer(
        @Nullable Long account, String name, @Nullable SiteRole siteRole, Map<Long, MembershipRole> memberships) {

    public static final Viewer ANYBODY = new Viewer(null, "", null, Map.of());

    public Viewer {
        memberships = Map.copyOf(memberships);
    }

    public boolean isSignedIn() {
        return account != null;
    }

    public Set<Long> organisations() {
        return memberships.keySet();
    }
}
