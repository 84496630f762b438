package dev.tessera.access;

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
 * @param reviews the trials that they review, by id
 * @param token how far the API token reaches that acts for them; none where they act themselves
 */
public record Viewer(
        @Nullable Long account,
        String name,
        @Nullable SiteRole siteRole,
        Map<Long, MembershipRole> memberships,
        Set<Long> reviews,
        @Nullable TokenScope token) {

    public static final Viewer ANYBODY = new Viewer(null, "", null, Map.of(), Set.of(), null);

    public Viewer {
        memberships = Map.copyOf(memberships);
        reviews = Set.copyOf(reviews);
    }

    /** A person who acts themselves. */
    public static Viewer person(
            long account, String name, @Nullable SiteRole siteRole, Map<Long, MembershipRole> memberships) {
        return new Viewer(account, name, siteRole, memberships, Set.of(), null);
    }

    /** The same person through a token: never more than they may do, and nothing beyond the token's scope. */
    public Viewer through(TokenScope scope) {
        if (scope.organisation() == null) {
            return new Viewer(account, name, siteRole, memberships, reviews, scope);
        }
        MembershipRole here = memberships.get(scope.organisation());
        return new Viewer(
                account, name, null, here == null ? Map.of() : Map.of(scope.organisation(), here), Set.of(), scope);
    }

    public boolean isSignedIn() {
        return account != null;
    }

    /** Whether it is the person and not a program of theirs. */
    public boolean inPerson() {
        return account != null && token == null;
    }

    public Set<Long> organisations() {
        return memberships.keySet();
    }
}
