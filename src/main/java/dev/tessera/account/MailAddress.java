package dev.tessera.account;

import com.ibm.icu.text.IDNA;
import com.ibm.icu.text.SpoofChecker;
import dev.tessera.common.Refusal;
import java.util.regex.Pattern;

/** Mail addresses as they are kept and compared: without spaces around, the domain in lower-case ASCII. */
public final class MailAddress {

    private static final int LONGEST = 320;
    private static final Pattern SHAPE = Pattern.compile("[^@\\s\\p{Cntrl}]{1,64}@[^@\\s\\p{Cntrl}]{1,255}");
    private static final IDNA DOMAINS = IDNA.getUTS46Instance(
            IDNA.NONTRANSITIONAL_TO_ASCII | IDNA.CHECK_BIDI | IDNA.CHECK_CONTEXTJ | IDNA.USE_STD3_RULES);
    private static final SpoofChecker LOOKS = new SpoofChecker.Builder()
            .setChecks(SpoofChecker.RESTRICTION_LEVEL | SpoofChecker.INVISIBLE | SpoofChecker.MIXED_NUMBERS)
            .setRestrictionLevel(SpoofChecker.RestrictionLevel.HIGHLY_RESTRICTIVE)
            .build();

    private MailAddress() {}

    /**
     * An address as it is kept.
     *
     * @throws Refusal if it is none, or mixes letters of several scripts so that it reads like another
     */
    public static String tidy(String text) {
        String address = text.strip();
        if (address.length() > LONGEST || !SHAPE.matcher(address).matches()) {
            throw Refusal.invalid("mail-address.invalid");
        }
        int at = address.indexOf('@');
        String local = address.substring(0, at);
        String domain = address.substring(at + 1);
        if (LOOKS.failsChecks(local) || LOOKS.failsChecks(domain)) {
            throw Refusal.invalid("mail-address.look-alike");
        }
        StringBuilder ascii = new StringBuilder();
        IDNA.Info info = new IDNA.Info();
        DOMAINS.nameToASCII(domain, ascii, info);
        if (info.hasErrors() || ascii.indexOf(".") < 1 && !ascii.toString().equals("localhost")) {
            throw Refusal.invalid("mail-address.invalid");
        }
        return local + "@" + ascii;
    }
}
