package dev.tessera.account;

import com.ibm.icu.text.IDNA;
import com.ibm.icu.text.Normalizer2;
import com.ibm.icu.text.SpoofChecker;
import dev.tessera.common.Refusal;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * A mail address in the one form in which it is kept: without spaces around it, the domain in lower-case ASCII.
 * Addresses that look like others (Cyrillic letters among Latin ones, wide or invisible letters) are refused, for
 * people tell people apart by how they look.
 *
 * @param value such as {@code ada@xn--bcher-kva.example}
 */
public record MailAddress(String value) {

    private static final int LONGEST = 320;

    private static final IDNA DOMAINS = IDNA.getUTS46Instance(IDNA.NONTRANSITIONAL_TO_ASCII
            | IDNA.NONTRANSITIONAL_TO_UNICODE
            | IDNA.CHECK_BIDI
            | IDNA.CHECK_CONTEXTJ
            | IDNA.USE_STD3_RULES);

    /** What no mail address has unless it is quoted, and nobody's is. */
    private static final Pattern STRANGE = Pattern.compile("[\\s\\p{Cntrl}\\p{Cf}\\p{Zs}\"(),:;<>\\[\\]\\\\]");

    private static final SpoofChecker LOOKS = new SpoofChecker.Builder()
            .setChecks(SpoofChecker.RESTRICTION_LEVEL | SpoofChecker.INVISIBLE | SpoofChecker.MIXED_NUMBERS)
            .setRestrictionLevel(SpoofChecker.RestrictionLevel.HIGHLY_RESTRICTIVE)
            .build();

    /** Reads what somebody typed; ends the request if it is no address, or looks like another. */
    public static MailAddress of(String typed) {
        String text = typed.strip();
        int at = text.lastIndexOf('@');
        if (at < 1
                || at != text.indexOf('@')
                || at == text.length() - 1
                || text.length() > LONGEST
                || STRANGE.matcher(text).find()) {
            throw Refusal.invalid("sign-in.email-invalid");
        }
        String local = Normalizer2.getNFCInstance().normalize(text.substring(0, at));
        StringBuilder unicode = new StringBuilder();
        IDNA.Info info = new IDNA.Info();
        DOMAINS.nameToUnicode(text.substring(at + 1), unicode, info);
        StringBuilder ascii = new StringBuilder();
        DOMAINS.nameToASCII(text.substring(at + 1), ascii, info);
        if (info.hasErrors() || ascii.isEmpty() || ascii.charAt(ascii.length() - 1) == '.') {
            throw Refusal.invalid("sign-in.email-invalid");
        }
        requireOwnLooks(local);
        for (String label : unicode.toString().split("\\.", -1)) {
            requireOwnLooks(label);
        }
        String address = local + '@' + ascii.toString().toLowerCase(Locale.ROOT);
        if (address.length() > LONGEST) {
            throw Refusal.invalid("sign-in.email-invalid");
        }
        return new MailAddress(address);
    }

    /** The domain, in lower-case ASCII. */
    public String domain() {
        return value.substring(value.indexOf('@') + 1);
    }

    /** Of one script, or of those that are written together; and not in other letters what ASCII ones would read as. */
    private static void requireOwnLooks(String part) {
        boolean ascii = part.chars().allMatch(c -> c < 128);
        if (!ascii
                && (LOOKS.failsChecks(part) || LOOKS.getSkeleton(part).chars().allMatch(c -> c < 128))) {
            throw Refusal.invalid("sign-in.email-look-alike");
        }
    }
}
