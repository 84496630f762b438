package dev.tessera.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.tessera.Given;
import dev.tessera.Rest;
import dev.tessera.ServerTest;
import dev.tessera.Visitor;
import dev.tessera.access.Viewer;
import dev.tessera.common.Refusal;
import java.util.List;
import java.util.Map;
import org.jooq.DSLContext;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@ServerTest
class SessionsTest {

    private static final String PASSWORD = "narrow copper valley";

    @Autowired
    Rest rest;

    @Autowired
    Accounts accounts;

    @Autowired
    Sessions sessions;

    @Autowired
    DSLContext db;

    private Viewer viewer;
    private Visitor laptop;
    private Visitor phone;

    @BeforeEach
    void twoSessions() {
        String email = Given.unique("owner") + "@example.org";
        viewer =
                accounts.viewer(accounts.create(email, "Owner", PASSWORD, null)).orElseThrow();
        laptop = new Visitor(rest.port(), "203.0.113.5");
        phone = new Visitor(rest.port(), "203.0.113.6");
        laptop.signIn(email, PASSWORD);
        phone.signIn(email, PASSWORD);
        assertThat(laptop.get("/app/").status()).isEqualTo(200);
        assertThat(phone.get("/app/").status()).isEqualTo(200);
    }

    @Test
    void they_are_listed_newest_first_with_where_they_come_from() {
        List<PersonsSession> list = sessions.list(viewer);
        assertThat(list).extracting(PersonsSession::address).containsExactly("203.0.113.6", "203.0.113.5");
        assertThat(list).noneMatch(PersonsSession::ended);
        assertThat(list.getFirst().method()).isEqualTo(SignInMethod.PASSWORD);
        assertThat(list.getFirst().browser()).contains("Java");
    }

    @Test
    void one_is_ended_and_the_other_goes_on() {
        sessions.end(viewer, sessions.list(viewer).getFirst().id());
        assertThat(phone.get("/app/").location()).isEqualTo("/sign-in");
        assertThat(laptop.get("/app/").status()).isEqualTo(200);
        assertThat(sessions.list(viewer)).extracting(PersonsSession::ended).containsExactly(true, false);
        assertThat(audited("account.session-ended")).isOne();
    }

    @Test
    void all_are_ended() {
        sessions.endAllOthers(viewer);
        assertThat(phone.get("/app/").location()).isEqualTo("/sign-in");
        assertThat(laptop.get("/app/").location()).isEqualTo("/sign-in");
        assertThat(audited("account.other-sessions-ended")).isOne();
    }

    @Test
    void what_another_node_ended_is_over_here_at_the_next_request() {
        db.execute("update account_session set ended_at = now() where account_id = ?", viewer.account());
        assertThat(phone.get("/app/").location()).isEqualTo("/sign-in");
        assertThat(phone.send(phone.request("/app/?v-r=uidl&v-uiId=0")
                                .header("Content-Type", "application/json")
                                .POST(java.net.http.HttpRequest.BodyPublishers.ofString("{}"))
                                .build())
                        .body())
                .doesNotContain("\"syncId\":1");
    }

    @Test
    void nobody_ends_anothers() {
        Viewer other = accounts.viewer(accounts.create(Given.unique("other") + "@example.org", "Other", PASSWORD, null))
                .orElseThrow();
        long session = sessions.list(viewer).getFirst().id();
        assertThatExceptionOfType(Refusal.class)
                .isThrownBy(() -> sessions.end(other, session))
                .matches(r -> r.kind() == Refusal.Kind.NOT_FOUND);
        assertThatExceptionOfType(Refusal.class).isThrownBy(() -> sessions.list(Viewer.ANYBODY));
        assertThat(phone.get("/app/").status()).isEqualTo(200);
    }

    @Test
    void one_that_nobody_used_for_long_is_shown_as_ended() {
        db.execute(
                "update account_session set seen_at = now() - interval '9 hours' where account_id = ?",
                viewer.account());
        assertThat(sessions.list(viewer)).allMatch(PersonsSession::ended);
    }

    @Test
    void signing_in_anew_leaves_the_old_session() {
        String email = String.valueOf(db.fetchValue("select email from account where id = ?", viewer.account()));
        phone.post("/sign-in", phone.csrf("/register"), Map.of("username", email, "password", PASSWORD));
        assertThat(phone.get("/app/").status()).isEqualTo(200);
        assertThat(sessions.list(viewer)).extracting(PersonsSession::ended).containsExactly(false, true, false);
    }

    private int audited(String operation) {
        return db.fetchCount(
                org.jooq.impl.DSL.table("audit_entry"),
                org.jooq.impl.DSL.condition("account_id = ? and operation = ?", viewer.account(), operation));
    }
}
