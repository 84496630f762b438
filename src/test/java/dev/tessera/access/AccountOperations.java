package dev.tessera.access;

import dev.tessera.Given;
import dev.tessera.account.ApiTokens;
import dev.tessera.account.Passkeys;
import dev.tessera.account.Passwords;
import dev.tessera.account.People;
import dev.tessera.account.Privacy;
import dev.tessera.account.SecondFactors;
import dev.tessera.account.Sessions;
import dev.tessera.common.Refusal;
import org.springframework.context.ApplicationContext;

/** What people do to their accounts, and administrators to others'. */
final class AccountOperations extends Operations {

    AccountOperations(AccessFixture fixture, ApplicationContext beans) {
        super(fixture, beans);
        accounts();
    }

    private void accounts() {
        People people = bean(People.class);
        ApiTokens tokens = bean(ApiTokens.class);
        Privacy privacy = bean(Privacy.class);
        Passwords passwords = bean(Passwords.class);
        Passkeys passkeys = bean(Passkeys.class);
        SecondFactors factors = bean(SecondFactors.class);
        Sessions sessions = bean(Sessions.class);
        does("account.People.me", (v, on) -> people.me(v));
        does("account.People.matching", (v, on) -> people.matching(v, ""));
        does(
                "account.People.setSiteRole",
                (v, on) -> people.setSiteRole(v, fixture.stranger.account(), SiteRole.COORDINATOR, null));
        does("account.People.change", (v, on) -> people.change(v, "Another name", "en"));
        does("account.ApiTokens.mine", (v, on) -> tokens.mine(v));
        does(
                "account.ApiTokens.issueForOrganisation",
                (v, on) -> tokens.issueForOrganisation(v, on.organisation().id(), "CI", 30));
        does(
                "account.ApiTokens.issueForTrial",
                (v, on) -> tokens.issueForTrial(v, on.trial().scope(), "CI", 30));
        does("account.ApiTokens.issueForSite", (v, on) -> tokens.issueForSite(v, "CI", 30));
        does("account.ApiTokens.revoke, of another", (v, on) -> {
            tokens.issueForSite(fixture.otherAdministrator, "CI", 30);
            tokens.revoke(v, tokens.mine(fixture.otherAdministrator).getFirst().id());
        });
        does("account.ApiTokens.revoke, of one's own", (v, on) -> {
            dev.tessera.account.Accounts accounts = bean(dev.tessera.account.Accounts.class);
            if (v.account() != null) {
                accounts.issueToken(v.account(), "CI", Given.unique("secret"));
            }
            tokens.revoke(v, v.inPerson() ? tokens.mine(v).getFirst().id() : 1);
        });
        does("account.Privacy.download", (v, on) -> privacy.download(v));
        does("account.Privacy.leave", (v, on) -> privacy.leave(v));
        does("account.Passwords.isSet", (v, on) -> passwords.isSet(v));
        does("account.Passwords.change", (v, on) -> passwords.change(v, "a password", "seven purple walruses dance"));
        does("account.Passwords.mailLink", (v, on) -> passwords.mailLink(v));
        does("account.Passkeys.list", (v, on) -> passkeys.list(v));
        does("account.Passkeys.rename, of another", (v, on) -> passkeys.rename(v, "AAAA", "Mine"));
        does("account.Passkeys.remove, of another", (v, on) -> passkeys.remove(v, "AAAA"));
        does("account.SecondFactors.state", (v, on) -> factors.state(v));
        does("account.SecondFactors.begin", (v, on) -> factors.begin(v));
        does("account.SecondFactors.confirm", (v, on) -> invalidIsAllowed(() -> factors.confirm(v, "000000")));
        does("account.SecondFactors.remove", (v, on) -> invalidIsAllowed(() -> factors.remove(v, "000000")));
        does(
                "account.SecondFactors.regenerateRecoveryCodes",
                (v, on) -> invalidIsAllowed(() -> factors.regenerateRecoveryCodes(v, "000000")));
        does("account.Sessions.list", (v, on) -> sessions.list(v));
        does("account.Sessions.end, of another", (v, on) -> sessions.end(v, -1));
        does("account.Sessions.endAllOthers", (v, on) -> sessions.endAllOthers(v));
    }

    /** A wrong code is refused as wrong, and only to those who may try one. */
    private static void invalidIsAllowed(Runnable tried) {
        try {
            tried.run();
        } catch (Refusal refusal) {
            if (refusal.kind() != Refusal.Kind.INVALID && refusal.kind() != Refusal.Kind.CONFLICT) {
                throw refusal;
            }
        }
    }
}
