package dev.tessera.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.tessera.Given;
import dev.tessera.ServerTest;
import dev.tessera.common.Refusal;
import org.jooq.DSLContext;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@ServerTest
class IdentitiesTest {

    private static final String ISSUER = "https://provider.example";

    @Autowired
    Identities identities;

    @Autowired
    Accounts accounts;

    @Autowired
    DSLContext db;

    @Test
    void an_account_is_linked_by_a_verified_address_only_and_then_by_its_subject() {
        String subject = Given.unique("subject");
        String email = subject + "@example.org";
        long account = accounts.create(email, "Known", "amber lighthouse cousin", null);
        assertThatExceptionOfType(Refusal.class).isThrownBy(() -> identities.account(claims(subject, email, false)));
        assertThatExceptionOfType(Refusal.class).isThrownBy(() -> identities.account(claims(subject, null, true)));
        assertThat(identities.account(claims(subject, email.toUpperCase(java.util.Locale.ROOT), true)))
                .isEqualTo(account);
        assertThat(identities.account(claims(subject, "other-" + email, false)))
                .as("known by now, whatever address they have there")
                .isEqualTo(account);
    }

    @Test
    void somebody_unknown_gets_an_account_with_a_confirmed_address_and_no_password() {
        String subject = Given.unique("subject");
        String email = subject + "@example.org";
        long account = identities.account(claims(subject, email, true));
        assertThat(identities.account(claims(subject, email, true))).isEqualTo(account);
        assertThat(db.fetchValue(
                        "select email_confirmed_at is not null and password_hash is null and name = 'Some Body' from account where id = ?",
                        account))
                .isEqualTo(true);
    }

    @Test
    void the_same_subject_of_another_issuer_is_somebody_else() {
        String subject = Given.unique("subject");
        long one = identities.account(claims(subject, subject + "@example.org", true));
        long other = identities.account(new Identities.Claims(
                "https://other.example", subject, "b-" + subject + "@example.org", true, null, null));
        assertThat(other).isNotEqualTo(one);
    }

    private static Identities.Claims claims(String subject, String email, boolean verified) {
        return new Identities.Claims(ISSUER, subject, email, verified, " Some  Body ", null);
    }
}
