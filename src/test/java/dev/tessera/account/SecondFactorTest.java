package dev.tessera.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.eatthepath.otp.TimeBasedOneTimePasswordGenerator;
import dev.tessera.Given;
import dev.tessera.Rest;
import dev.tessera.ServerTest;
import dev.tessera.Visitor;
import dev.tessera.access.SiteRole;
import dev.tessera.access.Viewer;
import dev.tessera.common.Refusal;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.crypto.spec.SecretKeySpec;
import org.bouncycastle.util.encoders.Base32;
import org.jooq.DSLContext;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@ServerTest
class SecondFactorTest {

    private static final String PASSWORD = "silver thimble meadow";
    private static final String ASKED = "/sign-in/second-factor";
    private static final String SET_UP = "/sign-in/second-factor/set-up";
    private static final Pattern SECRET = Pattern.compile("<code>([A-Z2-7 ]{32,})</code>");
    private static final Pattern RECOVERY = Pattern.compile("<code>([a-z0-9]{4}-[a-z0-9]{4}-[a-z0-9]{4})</code>");

    @Autowired
    Rest rest;

    @Autowired
    Accounts accounts;

    @Autowired
    SecondFactors factors;

    @Autowired
    DSLContext db;

    private String email;
    private Visitor visitor;
    private Viewer viewer;

    @BeforeEach
    void aCoordinator() {
        email = Given.unique("keeper") + "@example.org";
        viewer = accounts.viewer(accounts.create(email, "Keeper", PASSWORD, SiteRole.COORDINATOR))
                .orElseThrow();
        visitor = new Visitor(rest.port());
    }

    @Test
    void a_coordinator_without_one_is_led_to_set_it_up_and_has_no_rights_before() {
        assertThat(visitor.signIn(email, PASSWORD).location()).isEqualTo(ASKED);
        assertThat(visitor.get("/app/").location()).isEqualTo(ASKED);
        assertThat(visitor.get("/app/new-trial").location()).isEqualTo(ASKED);
        assertThat(visitor.get("/app/?v-r=init&location=").location()).isEqualTo(ASKED);
        assertThat(visitor.get(ASKED).location()).isEqualTo(SET_UP);
        assertThat(visitor.get("/sign-in").status()).as("nobody yet").isEqualTo(200);

        String secret = secret(visitor.get(SET_UP).body());
        assertThat(secret(visitor.get(SET_UP).body()))
                .as("the same when loaded again")
                .isEqualTo(secret);
        assertThat(visitor.fill(SET_UP, Map.of("code", "000000")).status()).isEqualTo(400);
        assertThat(visitor.get("/app/").location()).isEqualTo(ASKED);

        String before = visitor.session().orElseThrow();
        Visitor.Answer codes = visitor.fill(SET_UP, Map.of("code", code(secret, 0)));
        assertThat(codes.status()).isEqualTo(200);
        assertThat(RECOVERY.matcher(codes.body()).results()).hasSize(10);
        assertThat(visitor.session().orElseThrow()).isNotEqualTo(before);
        assertThat(visitor.get("/app/").status()).isEqualTo(200);
    }

    @Test
    void a_code_is_asked_at_every_sign_in_and_none_is_taken_twice() {
        String secret = setUp();
        Visitor second = new Visitor(rest.port());
        assertThat(second.signIn(email, PASSWORD).location()).isEqualTo(ASKED);
        assertThat(second.fill(ASKED, Map.of("code", code(secret, 0))).status())
                .as("the code that set it up")
                .isEqualTo(400);
        String next = code(secret, 1);
        assertThat(second.fill(ASKED, Map.of("code", next.substring(0, 3) + " " + next.substring(3)))
                        .location())
                .isEqualTo("/app");
        assertThat(second.get("/app/").status()).isEqualTo(200);

        Visitor replaying = new Visitor(rest.port());
        replaying.signIn(email, PASSWORD);
        assertThat(replaying.fill(ASKED, Map.of("code", next)).status()).isEqualTo(400);
        assertThat(replaying.fill(ASKED, Map.of("code", "\u0000")).status()).isEqualTo(400);
        assertThat(replaying.get("/app/").location()).isEqualTo(ASKED);
    }

    @Test
    void a_password_alone_cannot_set_up_another() {
        setUp();
        Visitor thief = new Visitor(rest.port());
        thief.signIn(email, PASSWORD);
        assertThat(thief.get(SET_UP).location()).isEqualTo(ASKED);
        assertThat(thief.post(SET_UP, thief.csrf(ASKED), Map.of("code", "123456"))
                        .location())
                .isEqualTo(ASKED);
        assertThat(thief.post("/webauthn/register", thief.csrf(ASKED), Map.of()).location())
                .isEqualTo("/sign-in?expired");
    }

    @Test
    void a_recovery_code_works_once() {
        visitor.signIn(email, PASSWORD);
        String secret = secret(visitor.get(SET_UP).body());
        String recovery = RECOVERY.matcher(
                        visitor.fill(SET_UP, Map.of("code", code(secret, 0))).body())
                .results()
                .map((MatchResult m) -> m.group(1))
                .findFirst()
                .orElseThrow();
        Visitor first = new Visitor(rest.port());
        first.signIn(email, PASSWORD);
        assertThat(first.fill(ASKED, Map.of("code", recovery.toUpperCase(Locale.ROOT)))
                        .location())
                .isEqualTo("/app");
        Visitor again = new Visitor(rest.port());
        again.signIn(email, PASSWORD);
        assertThat(again.fill(ASKED, Map.of("code", recovery)).status()).isEqualTo(400);
        assertThat(factors.state(viewer).recoveryCodesLeft()).isEqualTo(9);
        assertThat(db.fetchValue(
                        "select count(*) from recovery_code where encode(code_hash, 'escape') like '%' || ? || '%'",
                        recovery.replace("-", "")))
                .isEqualTo(0L);
    }

    @Test
    void guessing_codes_is_slowed() {
        setUp();
        Visitor thief = new Visitor(rest.port());
        thief.signIn(email, PASSWORD);
        String csrf = thief.csrf(ASKED);
        int last = 0;
        for (int i = 0; i < 8; i++) {
            last = thief.post(ASKED, csrf, Map.of("code", "00000" + i)).status();
        }
        assertThat(last).isEqualTo(429);
    }

    @Test
    void who_need_not_may_and_is_then_asked() {
        String vendor = Given.unique("vendor") + "@example.org";
        accounts.create(vendor, "Vendor", PASSWORD, null);
        visitor.signIn(vendor, PASSWORD);
        assertThat(visitor.get("/app/").status()).isEqualTo(200);
        String secret = secret(visitor.get(SET_UP).body());
        assertThat(visitor.fill(SET_UP, Map.of("code", code(secret, 0))).status())
                .isEqualTo(200);
        assertThat(new Visitor(rest.port()).signIn(vendor, PASSWORD).location()).isEqualTo(ASKED);
    }

    @Test
    void giving_it_up_needs_a_proof() {
        setUp();
        assertThatExceptionOfType(Refusal.class).isThrownBy(() -> factors.remove(viewer, "wrong"));
        assertThatExceptionOfType(Refusal.class).isThrownBy(() -> factors.remove(viewer, ""));
        assertThat(factors.regenerateRecoveryCodes(viewer, PASSWORD)).hasSize(10);
        factors.remove(viewer, PASSWORD);
        assertThat(factors.state(viewer).isSetUp()).isFalse();
        assertThat(db.fetchValues(
                        "select operation from audit_entry where account_id = ? and operation <> 'account.signed-in' order by id",
                        viewer.account()))
                .isEqualTo(java.util.List.of(
                        "account.second-factor-set-up",
                        "account.recovery-codes-renewed",
                        "account.second-factor-removed"));
    }

    private String setUp() {
        visitor.signIn(email, PASSWORD);
        String secret = secret(visitor.get(SET_UP).body());
        visitor.fill(SET_UP, Map.of("code", code(secret, 0)));
        return secret;
    }

    private static String secret(String page) {
        Matcher secret = SECRET.matcher(page);
        assertThat(secret.find()).isTrue();
        return secret.group(1).replace(" ", "");
    }

    private static String code(String secret, int stepsAhead) {
        try {
            TimeBasedOneTimePasswordGenerator generator = new TimeBasedOneTimePasswordGenerator();
            return generator.generateOneTimePasswordString(
                    new SecretKeySpec(Base32.decode(secret), generator.getAlgorithm()),
                    Instant.now().plusSeconds(30L * stepsAhead),
                    Locale.ROOT);
        } catch (java.security.InvalidKeyException e) {
            throw new IllegalStateException(e);
        }
    }
}
