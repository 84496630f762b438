package dev.tessera.account;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tessera.Given;
import dev.tessera.Rest;
import dev.tessera.ServerTest;
import dev.tessera.Visitor;
import java.util.Map;
import org.jooq.DSLContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@ServerTest
class FirstAdministratorTest {

    private static final String PASSWORD = "winter ladder pigeon";

    @Autowired
    Rest rest;

    @Autowired
    FirstAdministrator first;

    @Autowired
    DSLContext db;

    private Visitor visitor;

    /** Others use this database, and some of them are administrators. */
    @BeforeEach
    @AfterEach
    void nobodyIs() {
        db.execute("update account set site_role = 'coordinator' where site_role = 'administrator'");
        visitor = new Visitor(rest.port());
    }

    @Test
    void a_link_from_the_log_makes_one_and_no_second() {
        String voided = first.link().orElseThrow();
        String link = first.link().orElseThrow();
        assertThat(link).startsWith("http://localhost:" + rest.port() + "/links/");
        assertThat(visitor.get(voided).status()).isEqualTo(404);

        String email = Given.unique("first") + "@example.org";
        assertThat(visitor.fill(link, Map.of("email", email, "name", "First", "password", "first"))
                        .status())
                .isEqualTo(400);
        assertThat(visitor.fill(link, Map.of("email", email, "name", "First", "password", PASSWORD))
                        .location())
                .as("an administrator needs a second factor")
                .isEqualTo("/sign-in/second-factor");
        assertThat(db.fetchValue(
                        "select site_role::text from account where email = ? and email_confirmed_at is not null",
                        email))
                .isEqualTo("administrator");
        assertThat(first.link()).isEmpty();
        assertThat(visitor.get(link).status()).isEqualTo(404);
    }

    @Test
    void where_somebody_was_faster_the_link_does_nothing() {
        String link = first.link().orElseThrow();
        db.execute("update account set site_role = 'administrator' where id = (select min(id) from account)");
        Visitor.Answer late = visitor.fill(
                link, Map.of("email", Given.unique("late") + "@example.org", "name", "Late", "password", PASSWORD));
        assertThat(late.status()).isEqualTo(409);
        assertThat(late.body()).contains("There is an administrator already");
    }
}
