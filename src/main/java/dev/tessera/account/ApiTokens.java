package dev.tessera.account;

import dev.tessera.access.AccessPolicy;
import dev.tessera.access.TrialScope;
import dev.tessera.access.Viewer;
import dev.tessera.audit.Audit;
import dev.tessera.audit.Thing;
import dev.tessera.common.Label;
import dev.tessera.common.Refusal;
import dev.tessera.common.Secret;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The tokens by which people let their programs act: limited to an organisation or a trial, and in time. */
@Service
public class ApiTokens {

    private static final int LONGEST_DAYS = 366;
    private static final int MOST = 50;
    /** So that scanners of repositories know one when they see it. */
    private static final String PREFIX = "tsr_";

    private final ApiTokenQueries queries;
    private final AccessPolicy policy;
    private final Audit audit;
    private final Clock clock;

    ApiTokens(ApiTokenQueries queries, AccessPolicy policy, Audit audit, Clock clock) {
        this.queries = queries;
        this.policy = policy;
        this.audit = audit;
        this.clock = clock;
    }

    /** The viewer's own tokens, newest first. */
    public List<ApiToken> mine(Viewer viewer) {
        return queries.of(policy.requirePerson(viewer));
    }

    /**
     * Makes a token that acts for an organisation of the viewer's.
     *
     * @return the token, which nobody can read again
     */
    @Transactional
    public String issueForOrganisation(Viewer viewer, long organisation, String name, int days) {
        long account = policy.requirePerson(viewer);
        if (!viewer.organisations().contains(organisation)) {
            throw Refusal.forbidden("access.members-only");
        }
        return issue(viewer, account, name, days, organisation, null);
    }

    /** Makes a token that acts for the viewer in one trial. */
    @Transactional
    public String issueForTrial(Viewer viewer, TrialScope trial, String name, int days) {
        long account = policy.requirePerson(viewer);
        if (!policy.maySee(viewer, trial)) {
            throw Refusal.notFound("trial.unknown", "");
        }
        return issue(viewer, account, name, days, null, trial.id());
    }

    /** Makes a token that keeps specifications and trials everywhere, as its coordinator may. */
    @Transactional
    public String issueForSite(Viewer viewer, String name, int days) {
        policy.requireModerator(viewer);
        return issue(viewer, policy.requirePerson(viewer), name, days, null, null);
    }

    /** Ends one of the viewer's tokens, from its next request on. */
    @Transactional
    public void revoke(Viewer viewer, long token) {
        long account = policy.requirePerson(viewer);
        String name =
                queries.revoke(account, token, clock.instant()).orElseThrow(() -> Refusal.notFound("token.unknown"));
        audit.done(viewer, "account.token-revoked", Thing.account(account), name);
    }

    private String issue(
            Viewer viewer, long account, String name, int days, @Nullable Long organisation, @Nullable Long trial) {
        String tidy = Label.tidy(name);
        Label.objection(tidy).ifPresent(objection -> {
            throw Refusal.invalid("field.invalid", "name", objection);
        });
        if (days < 1 || days > LONGEST_DAYS) {
            throw Refusal.invalid("token.days", days, LONGEST_DAYS);
        }
        Instant now = clock.instant();
        if (queries.working(account, now) >= MOST) {
            throw Refusal.conflict("token.too-many", MOST);
        }
        String token = PREFIX + Secret.random();
        queries.insert(
                account,
                tidy,
                Secret.digest(token),
                token.substring(token.length() - 4),
                organisation,
                trial,
                now.plus(Duration.ofDays(days)));
        audit.changed(
                viewer,
                "account.token-issued",
                Thing.account(account),
                Map.of(),
                Map.of(
                        "name",
                        tidy,
                        "days",
                        days,
                        "scope",
                        organisation != null ? "organisation" : trial != null ? "trial" : "site"),
                null);
        return token;
    }
}
