package dev.tessera.certification;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tessera.DemonstrationTest;
import dev.tessera.access.Viewer;
import dev.tessera.account.Accounts;
import dev.tessera.audit.AuditFilter;
import dev.tessera.audit.AuditLog;
import dev.tessera.organisation.Affiliation;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Who may be certified on what: the consortium's rule as it is entered, and what coordinators make of it. */
@DemonstrationTest
class EligibilityTest {

    @Autowired
    private Eligibility eligibility;

    @Autowired
    private EligibilityQueries queries;

    @Autowired
    private Accounts accounts;

    @Autowired
    private AuditLog log;

    @Test
    void contributing_members_on_all_affiliate_members_on_some_and_the_public_on_none() {
        assertThat(eligibility.of("lti"))
                .containsExactlyInAnyOrder(Affiliation.CONTRIBUTING_MEMBER, Affiliation.AFFILIATE_MEMBER);
        assertThat(eligibility.of("case")).containsExactly(Affiliation.CONTRIBUTING_MEMBER);
        assertThat(eligibility.mayBeCertified(Affiliation.AFFILIATE_MEMBER, id("caliper")))
                .isTrue();
        assertThat(eligibility.mayBeCertified(Affiliation.AFFILIATE_MEMBER, id("case")))
                .isFalse();
        assertThat(eligibility.mayBeCertified(Affiliation.PUBLIC_COMMUNITY, id("lti")))
                .isFalse();
        assertThat(eligibility.table().every()).containsExactly(Affiliation.CONTRIBUTING_MEMBER);
    }

    @Test
    void a_coordinator_says_otherwise_and_back_and_each_change_is_kept_once() {
        Viewer coordinator = accounts.idOf("coordinator@example.org")
                .flatMap(accounts::viewer)
                .orElseThrow();
        int before = entries(coordinator);

        eligibility.set(coordinator, Affiliation.ALLIANCE_PARTICIPANT, "oneroster", true);
        eligibility.set(coordinator, Affiliation.ALLIANCE_PARTICIPANT, "oneroster", true);
        assertThat(eligibility.of("oneroster")).contains(Affiliation.ALLIANCE_PARTICIPANT);
        eligibility.set(coordinator, Affiliation.ALLIANCE_PARTICIPANT, "oneroster", false);

        assertThat(eligibility.of("oneroster")).doesNotContain(Affiliation.ALLIANCE_PARTICIPANT);
        assertThat(entries(coordinator)).isEqualTo(before + 2);
    }

    private int entries(Viewer coordinator) {
        return log.count(coordinator, new AuditFilter("eligibility.", null, null, null));
    }

    private long id(String slug) {
        return queries.specification(slug).orElseThrow().id();
    }
}
