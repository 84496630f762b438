package dev.tessera.organisation;

import dev.tessera.account.MailAddress;
import dev.tessera.common.Fault;
import dev.tessera.common.Label;
import dev.tessera.common.Refusal;
import dev.tessera.common.Sentence;
import dev.tessera.common.Slug;
import dev.tessera.common.Text;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reads what somebody filled in, field by field, and remembers each objection with its field, so that a form can show
 * all of them at once. The places of the faults are the fields' own message keys.
 */
final class Fields {

    private static final int LONGEST_ADDRESS = 2000;
    private static final int MOST_LINES = 50;
    private static final Set<String> COUNTRIES = Set.of(Locale.getISOCountries());

    private final List<Fault> faults = new ArrayList<>();

    void object(String field, Sentence reason) {
        faults.add(new Fault(Sentence.of(field), reason));
    }

    /** Ends the request if anything was objected to. */
    void end() {
        if (faults.size() == 1) {
            Fault only = faults.getFirst();
            throw Refusal.invalid(faults, "form.fault", only.where(), only.reason());
        }
        if (!faults.isEmpty()) {
            throw Refusal.invalid(faults, "form.faults", faults.size());
        }
    }

    String label(String field, String given) {
        String tidy = Label.tidy(given);
        Label.objection(tidy).ifPresent(o -> object(field, Sentence.of("form.label", o)));
        if (!Text.isStorable(given)) {
            object(field, Sentence.of("form.nul"));
        }
        return tidy;
    }

    @Nullable String text(String field, @Nullable String given, int longest) {
        if (given == null || given.isBlank()) {
            return null;
        }
        String text = given.strip();
        if (text.length() > longest) {
            object(field, Sentence.of("form.long", text.length(), longest));
        }
        if (!Text.isStorable(text)) {
            object(field, Sentence.of("form.nul"));
        }
        return text;
    }

    /** A page on the web; nothing that a browser would run. */
    @Nullable String homepage(String field, @Nullable String given) {
        String address = text(field, given, LONGEST_ADDRESS);
        if (address != null && !isWebAddress(address)) {
            object(field, Sentence.of("url.invalid", address));
        }
        return address;
    }

    private static boolean isWebAddress(String address) {
        try {
            URI uri = new URI(address);
            String scheme = Objects.requireNonNullElse(uri.getScheme(), "");
            // A host with an underscore, or in another script, is an authority that URI makes no host of.
            return address.matches("(?i)https?://[^/?#\\s]+.*")
                    && (scheme.equals("https") || scheme.equals("http"))
                    && uri.getRawAuthority() != null
                    && uri.getRawUserInfo() == null
                    && !uri.getRawAuthority().contains("@");
        } catch (URISyntaxException e) {
            return false;
        }
    }

    @Nullable String country(String field, @Nullable String given) {
        if (given == null || given.isBlank()) {
            return null;
        }
        if (!COUNTRIES.contains(given)) {
            object(field, Sentence.of("form.country", given));
        }
        return given;
    }

    String slug(String field, String given) {
        if (!Slug.isValid(given)) {
            object(field, Sentence.of("slug.invalid", given));
        }
        return given;
    }

    /** Other names than the one it has; each once. */
    List<String> names(String field, List<String> given, String name) {
        List<String> names = new ArrayList<>();
        for (String line : given) {
            if (!line.isBlank()) {
                String tidy = label(field, line);
                if (!tidy.equalsIgnoreCase(name) && names.stream().noneMatch(tidy::equalsIgnoreCase)) {
                    names.add(tidy);
                }
            }
        }
        return few(field, names);
    }

    /** IRIs as they are compared; each once. */
    List<String> iris(String field, List<String> given) {
        List<String> iris = new ArrayList<>();
        for (String line : given) {
            if (!line.isBlank()) {
                String iri = Iri.canonical(line.strip());
                if (!isIri(iri)) {
                    object(field, Sentence.of("form.iri", line.strip()));
                } else if (!iris.contains(iri)) {
                    iris.add(iri);
                }
            }
        }
        return few(field, iris);
    }

    private static boolean isIri(String iri) {
        return iri.length() <= LONGEST_ADDRESS
                && iri.matches("[A-Za-z][A-Za-z0-9+.-]*:[^\\s<>\"{}|\\\\^`\\p{Cntrl}]+")
                && !iri.regionMatches(true, 0, "javascript:", 0, "javascript:".length());
    }

    private List<String> few(String field, List<String> lines) {
        if (lines.size() > MOST_LINES) {
            object(field, Sentence.of("form.many", lines.size(), MOST_LINES));
        }
        return lines;
    }

    String email(String field, String given) {
        try {
            return MailAddress.of(given).value();
        } catch (Refusal refusal) {
            object(field, refusal.sentence());
            return given;
        }
    }
}
