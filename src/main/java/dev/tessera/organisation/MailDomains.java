package dev.tessera.organisation;

import com.ibm.icu.text.IDNA;
import dev.tessera.common.Refusal;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Mail domains in the form in which they are compared: ASCII, as mail servers have them (UTS 46). */
final class MailDomains {

    private static final IDNA UTS46 = IDNA.getUTS46Instance(IDNA.USE_STD3_RULES
            | IDNA.CHECK_BIDI
            | IDNA.CHECK_CONTEXTJ
            | IDNA.NONTRANSITIONAL_TO_ASCII
            | IDNA.NONTRANSITIONAL_TO_UNICODE);
    private static final Pattern DOMAIN =
            Pattern.compile("([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\\.)+[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?");
    private static final Pattern NUMBERS = Pattern.compile("[0-9.]+");

    /** The domains of mail that anybody gets for the asking: they say nothing of whom one belongs to. */
    private static final Set<String> PROVIDERS = providers();

    private MailDomains() {}

    /** A domain in the form that is compared; none if it is no mail domain. */
    static Optional<String> canonical(String given) {
        String text = given.strip().toLowerCase(Locale.ROOT);
        int at = text.lastIndexOf('@');
        String domain = text.substring(at + 1).replaceFirst("\\.$", "");
        if (domain.isEmpty() || domain.length() > 253) {
            return Optional.empty();
        }
        IDNA.Info info = new IDNA.Info();
        String ascii = UTS46.nameToASCII(domain, new StringBuilder(), info).toString();
        return info.hasErrors()
                        || ascii.length() > 253
                        || !DOMAIN.matcher(ascii).matches()
                        || NUMBERS.matcher(ascii).matches()
                ? Optional.empty()
                : Optional.of(ascii);
    }

    /** The same, or the sentence that it is none. */
    static String require(String given) {
        return canonical(given).orElseThrow(() -> Refusal.invalid("organisation.domain-invalid", given.strip()));
    }

    static boolean isOfEverybody(String canonical) {
        return PROVIDERS.contains(canonical);
    }

    private static Set<String> providers() {
        try (var file = Objects.requireNonNull(
                MailDomains.class.getResourceAsStream("mail-providers.txt"), "mail-providers.txt")) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .map(String::strip)
                    .filter(line -> !line.isEmpty() && !line.startsWith("#"))
                    .collect(Collectors.toUnmodifiableSet());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
