package dev.tessera.account;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tessera.Given;
import dev.tessera.Rest;
import dev.tessera.ServerTest;
import dev.tessera.Visitor;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jooq.Configuration;
import org.jooq.DSLContext;
import org.jooq.ExecuteListener;
import org.jooq.ExecuteListenerProvider;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

/**
 * Whether an address has an account, nobody learns by asking: not from what is answered, and not from how long it
 * takes, for the same is done: as many hashes are computed, and the same statements run in the same order.
 */
@ServerTest
class NoEnumerationTest {

    private static final String PASSWORD = "silver thimble orchard";

    /** What an address is answered, and what was done for that. */
    private record Asked(
            int status, Map<String, List<String>> headers, String text, long hashes, List<String> statements) {}

    @Autowired
    Rest rest;

    @Autowired
    Accounts accounts;

    @Autowired
    BoundedArgon2 argon2;

    @Autowired
    DSLContext db;

    private final List<String> statements = Collections.synchronizedList(new ArrayList<>());
    private ExecuteListenerProvider[] before;
    private String known;
    private String unknown;

    @BeforeEach
    void listen() {
        known = Given.unique("known") + "@example.org";
        unknown = Given.unique("other") + "@example.org";
        accounts.create(known, "Known", PASSWORD, null);
        Configuration configuration = db.configuration();
        before = configuration.executeListenerProviders();
        ExecuteListener listener = ExecuteListener.onExecuteStart(context -> {
            // Only what runs before the answer: what happens later, nobody can time.
            if (Thread.currentThread().getName().contains("exec")) {
                statements.add(String.valueOf(context.sql()));
            }
        });
        List<ExecuteListenerProvider> all = new ArrayList<>(List.of(before));
        all.add(() -> listener);
        configuration.set(all.toArray(ExecuteListenerProvider[]::new));
    }

    @AfterEach
    void listenNoMore() {
        db.configuration().set(before);
    }

    @Test
    void signing_in_with_a_wrong_password() {
        same(asked("/sign-in", known), asked("/sign-in", unknown), 1);
    }

    @Test
    void signing_in_where_there_is_no_password() {
        db.execute("update account set password_hash = null where email = ?", known);
        same(asked("/sign-in", known), asked("/sign-in", unknown), 1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/register", "/sign-in/link", "/reset-password"})
    void asking_for_a_mail(String page) {
        Asked first = asked(page, known);
        assertThat(first.text()).contains("somebody@example.org");
        same(first, asked(page, unknown), 0);
        // In another case it is the same address.
        same(first, asked(page, known.toUpperCase(Locale.ROOT)), 0);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/sign-in", "/register", "/sign-in/link", "/reset-password"})
    void asking_too_often(String page) {
        Asked ofKnown = null;
        Asked ofUnknown = null;
        for (int i = 0; i < 12; i++) {
            ofKnown = asked(page, known);
            ofUnknown = asked(page, unknown);
            assertThat(ofUnknown.status()).isEqualTo(ofKnown.status());
        }
        assertThat(ofKnown.status()).isEqualTo(429);
        same(ofKnown, ofUnknown, 0);
    }

    private static void same(Asked known, Asked unknown, long hashes) {
        assertThat(unknown.status()).isEqualTo(known.status());
        assertThat(unknown.headers()).isEqualTo(known.headers());
        assertThat(unknown.text()).isEqualTo(known.text());
        assertThat(unknown.hashes()).isEqualTo(known.hashes()).isEqualTo(hashes);
        assertThat(unknown.statements()).isEqualTo(known.statements());
        assertThat(known.status() == 429).isEqualTo(known.statements().isEmpty());
    }

    private Asked asked(String page, String address) {
        Visitor visitor = new Visitor(rest.port());
        String csrf = visitor.csrf(page);
        statements.clear();
        long hashed = argon2.computed();
        Visitor.Answer answer = visitor.post(
                page,
                csrf,
                Map.of("email", address, "username", address, "name", "Somebody", "password", "guessed wrong"));
        List<String> run = List.copyOf(statements);
        long hashes = argon2.computed() - hashed;
        String page2 = answer.location().isEmpty()
                ? answer.text()
                : visitor.get(answer.location()).text();
        Map<String, List<String>> headers =
                new TreeMap<>(answer.response().headers().map());
        headers.remove("date");
        headers.remove("content-length");
        headers.computeIfPresent(
                "set-cookie",
                (n, cookies) -> cookies.stream()
                        .map(c -> c.replaceAll("=[0-9A-F]{32}", "=…"))
                        .toList());
        return new Asked(
                answer.status(), headers, page2.replaceAll("(?i)" + address, "somebody@example.org"), hashes, run);
    }
}
