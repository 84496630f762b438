package dev.tessera.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.tessera.Given;
import dev.tessera.ServerTest;
import dev.tessera.access.MembershipRole;
import dev.tessera.access.Viewer;
import dev.tessera.common.Refusal;
import dev.tessera.membership.Memberships;
import org.jooq.DSLContext;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

/** A token acts while it may, within what it is limited to, and is kept as its digest only. */
@ServerTest
class ApiTokensTest {

    @Autowired
    ApiTokens tokens;

    @Autowired
    Accounts accounts;

    @Autowired
    Memberships memberships;

    @Autowired
    Given given;

    @Autowired
    DSLContext db;

    private long organisation;
    private Viewer person;

    @BeforeEach
    void somebodyWithTwoOrganisations() {
        organisation = given.organisation().id();
        String name = Given.unique("token-holder");
        long id = accounts.create(name + "@example.org", name, "a password", null);
        memberships.join(id, organisation, MembershipRole.MANAGER);
        memberships.join(id, given.organisation().id(), MembershipRole.MANAGER);
        person = accounts.viewer(id).orElseThrow();
    }

    @Test
    void a_token_acts_for_one_organisation_and_its_use_is_noted() {
        String token = tokens.issueForOrganisation(person, organisation, "  Nightly   tests ", 30);
        assertThat(tokens.mine(person).getFirst().lastUsedAt()).isNull();

        assertThat(accounts.viewerOfToken(token).orElseThrow().organisations()).containsExactly(organisation);

        ApiToken kept = tokens.mine(person).getFirst();
        assertThat(kept.name()).isEqualTo("Nightly tests");
        assertThat(kept.lastUsedAt()).isNotNull();
        assertThat(token).endsWith(kept.ending());
        assertThat(db.fetch("select * from api_token").formatCSV()).doesNotContain(token);
    }

    @Test
    void a_token_works_no_more_once_it_is_revoked_or_expired() {
        String revoked = tokens.issueForOrganisation(person, organisation, "Revoked", 30);
        tokens.revoke(person, tokens.mine(person).getFirst().id());
        assertThat(accounts.viewerOfToken(revoked)).isEmpty();

        String expired = tokens.issueForOrganisation(person, organisation, "Expired", 30);
        db.execute(
                "update api_token set expires_at = now() where id = ?",
                tokens.mine(person).getFirst().id());
        assertThat(accounts.viewerOfToken(expired)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(ints = {-1, 0, 367, Integer.MAX_VALUE})
    void a_token_has_an_end(int days) {
        Refusal refusal = catchThrowableOfType(
                Refusal.class, () -> tokens.issueForOrganisation(person, organisation, "Endless", days));
        assertThat(refusal.sentence().key()).isEqualTo("token.days");
    }
}
