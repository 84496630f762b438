package dev.tessera.account;

import com.eatthepath.otp.TimeBasedOneTimePasswordGenerator;
import dev.tessera.access.AccessPolicy;
import dev.tessera.access.Viewer;
import dev.tessera.audit.Audit;
import dev.tessera.audit.Thing;
import dev.tessera.common.Refusal;
import dev.tessera.common.Secret;
import dev.tessera.common.Settings;
import io.nayuki.qrcodegen.QrCode;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.InvalidKeyException;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.crypto.spec.SecretKeySpec;
import org.bouncycastle.util.encoders.Base32;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * A second proof of who somebody is: codes that change every thirty seconds (RFC 6238), with codes on paper for
 * when the device is lost; or a passkey. Coordinators and administrators need one; whoever has set up codes is
 * always asked for one.
 */
@Service
public class SecondFactors {

    /** How a person's second factor stands. */
    public record State(boolean codes, int recoveryCodesLeft, int passkeys, boolean required) {

        /** Whether there is a second factor at all. */
        public boolean isSetUp() {
            return codes || passkeys > 0;
        }
    }

    /**
     * What an authenticator needs to make codes.
     *
     * @param secret to be typed, in groups of four
     * @param uri what the QR code says
     * @param size the QR code's width in modules, without its quiet zone
     * @param path its dark modules as SVG path data
     */
    public record SetUp(String secret, String uri, int size, String path) {

        @Override
        public String toString() {
            return "SetUp";
        }
    }

    private static final int SECRET_BYTES = 20;
    private static final int RECOVERY_CODES = 10;
    private static final long STEP_SECONDS = 30;
    private static final Pattern CODE = Pattern.compile("\\d{6}");
    private static final Pattern SEPARATORS = Pattern.compile("[\\s-]+");

    private final TimeBasedOneTimePasswordGenerator generator = new TimeBasedOneTimePasswordGenerator();
    private final SecondFactorQueries queries;
    private final PasskeyQueries passkeys;
    private final PersonQueries people;
    private final AccessPolicy policy;
    private final Audit audit;
    private final Attempts attempts;
    private final PasswordEncoder passwords;
    private final Clock clock;
    private final boolean needed;

    SecondFactors(
            SecondFactorQueries queries,
            PasskeyQueries passkeys,
            PersonQueries people,
            AccessPolicy policy,
            Audit audit,
            Attempts attempts,
            PasswordEncoder passwords,
            Clock clock,
            SignInSettings signIn,
            Settings settings) {
        this.queries = queries;
        this.passkeys = passkeys;
        this.people = people;
        this.policy = policy;
        this.audit = audit;
        this.attempts = attempts;
        this.passwords = passwords;
        this.clock = clock;
        this.needed = signIn.needsSecondFactor(settings);
    }

    /** How the viewer's own second factor stands. */
    public State state(Viewer viewer) {
        long account = policy.requirePerson(viewer);
        return new State(
                hasCodes(account),
                queries.recoveryCodesLeft(account),
                passkeys.count(account),
                needed && viewer.siteRole() != null);
    }

    /** Whether an account has any second factor. */
    public boolean isSetUp(long account) {
        return hasCodes(account) || passkeys.count(account) > 0;
    }

    /** Whether somebody is asked for a second factor, which they may still have to set up. */
    boolean isAsked(Person person) {
        return (needed && person.siteRole() != null) || hasCodes(person.account());
    }

    private boolean hasCodes(long account) {
        return queries.secret(account, true).isPresent();
    }

    /** Begins to set codes up: the same secret until a code of it is confirmed. */
    @Transactional
    public SetUp begin(Viewer viewer) {
        long account = policy.requirePerson(viewer);
        requireNoCodes(account);
        queries.begin(account, Secrets.bytes(SECRET_BYTES));
        byte[] secret =
                queries.secret(account, false).orElseThrow(() -> Refusal.conflict("sign-in.second-factor-exists"));
        String email = people.byId(account).orElseThrow().email();
        String text = Base32.toBase32String(secret).replace("=", "");
        String uri = "otpauth://totp/Tessera:" + URLEncoder.encode(email, StandardCharsets.UTF_8) + "?secret=" + text
                + "&issuer=Tessera";
        QrCode code = QrCode.encodeText(uri, QrCode.Ecc.MEDIUM);
        return new SetUp(String.join(" ", text.split("(?<=\\G.{4})")), uri, code.size, path(code));
    }

    private static String path(QrCode code) {
        StringBuilder path = new StringBuilder();
        for (int y = 0; y < code.size; y++) {
            for (int x = 0; x < code.size; x++) {
                if (code.getModule(x, y)) {
                    path.append('M').append(x).append(',').append(y).append("h1v1h-1z");
                }
            }
        }
        return path.toString();
    }

    /** Ends setting up with a first code; answers the recovery codes, which are shown once. */
    @Transactional
    public List<String> confirm(Viewer viewer, String code) {
        long account = policy.requirePerson(viewer);
        requireNoCodes(account);
        byte[] secret =
                queries.secret(account, false).orElseThrow(() -> Refusal.conflict("sign-in.second-factor-not-begun"));
        if (!isCurrent(account, secret, SEPARATORS.matcher(code).replaceAll(""))) {
            throw Refusal.invalid("sign-in.code-wrong");
        }
        queries.confirm(account, clock.instant());
        audit.done(viewer, "account.second-factor-set-up", Thing.account(account), null);
        return newRecoveryCodes(account);
    }

    /** Gives codes up. Needs a code or the password, so that an open screen is not enough. */
    @Transactional
    public void remove(Viewer viewer, String codeOrPassword) {
        long account = policy.requirePerson(viewer);
        requireProof(account, codeOrPassword);
        queries.remove(account);
        queries.replaceRecoveryCodes(account, List.of());
        audit.done(viewer, "account.second-factor-removed", Thing.account(account), null);
    }

    /** New recovery codes, shown once; those from before are void. Needs a code or the password. */
    @Transactional
    public List<String> regenerateRecoveryCodes(Viewer viewer, String codeOrPassword) {
        long account = policy.requirePerson(viewer);
        requireProof(account, codeOrPassword);
        audit.done(viewer, "account.recovery-codes-renewed", Thing.account(account), null);
        return newRecoveryCodes(account);
    }

    /** Whether a code, or a recovery code, is the account's and was not used before; now it is. */
    @Transactional
    public boolean check(long account, String typed) {
        String code = SEPARATORS.matcher(typed).replaceAll("").toLowerCase(Locale.ROOT);
        if (CODE.matcher(code).matches()) {
            Optional<byte[]> secret = queries.secret(account, true);
            return secret.isPresent() && isCurrent(account, secret.get(), code);
        }
        return queries.useRecoveryCode(account, Secret.digest(code), clock.instant());
    }

    private void requireNoCodes(long account) {
        if (hasCodes(account)) {
            throw Refusal.conflict("sign-in.second-factor-exists");
        }
    }

    private void requireProof(long account, String codeOrPassword) {
        attempts.takeInPerson(Attempts.Kind.SECOND_FACTOR, account);
        String hash = people.byId(account).map(Person::passwordHash).orElse(null);
        boolean proven = check(account, codeOrPassword)
                || (hash != null && !codeOrPassword.isEmpty() && passwords.matches(codeOrPassword, hash));
        if (!proven) {
            throw Refusal.invalid("sign-in.proof-wrong");
        }
    }

    private List<String> newRecoveryCodes(long account) {
        List<String> codes =
                Stream.generate(Secrets::ofRecovery).limit(RECOVERY_CODES).toList();
        queries.replaceRecoveryCodes(
                account,
                codes.stream().map(c -> Secret.digest(c.replace("-", ""))).toList());
        return codes;
    }

    /** A clock may be half a minute off; a code that somebody looked over a shoulder at is worth nothing. */
    private boolean isCurrent(long account, byte[] secret, String code) {
        Instant now = clock.instant();
        for (long off = -1; off <= 1; off++) {
            Instant moment = now.plusSeconds(off * STEP_SECONDS);
            if (code(secret, moment).equals(code) && queries.useStep(account, moment.getEpochSecond() / STEP_SECONDS)) {
                return true;
            }
        }
        return false;
    }

    private String code(byte[] secret, Instant moment) {
        try {
            return generator.generateOneTimePasswordString(
                    new SecretKeySpec(secret, generator.getAlgorithm()), moment, Locale.ROOT);
        } catch (InvalidKeyException e) {
            throw new IllegalStateException("A secret of ours is no key", e);
        }
    }
}
