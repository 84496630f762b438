package dev.tessera.profile;

import dev.tessera.common.Fault;
import dev.tessera.common.Label;
import dev.tessera.common.Refusal;
import dev.tessera.common.Sentence;
import dev.tessera.common.Text;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads what somebody filled in about a profile; all that is wrong with it is said at once, each at its field. */
final class ProfileChecks {

    private static final int LONGEST_DESCRIPTION = 4000;
    private static final int LONGEST_NOTE = 2000;
    private static final Pattern LANGUAGE = Pattern.compile("[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*");
    private static final int LONGEST_LANGUAGE = 35;
    private static final Pattern WEB_ADDRESS = Pattern.compile("https?://[^/?#\\s]\\S{0,1990}");
    private static final Set<String> COUNTRIES = Set.of(Locale.getISOCountries());

    private final List<Fault> faults = new ArrayList<>();

    /**
     * The form as it is stored.
     *
     * @throws Refusal with every fault and its field, if something in it is wrong
     */
    static ProfileForm sound(ProfileForm form) {
        ProfileChecks checks = new ProfileChecks();
        String name = Label.tidy(form.name());
        Label.objection(name).ifPresent(o -> checks.object("profile.field.name", Sentence.of("form.label", o)));
        String country = given(form.country());
        if (country == null && form.kind() == ProfileKind.NATIONAL) {
            checks.object("profile.field.country", Sentence.of("profile.country-missing"));
        } else if (country != null && !COUNTRIES.contains(country)) {
            checks.object("profile.field.country", Sentence.of("form.country", country));
        }
        String language = given(form.language());
        if (language == null && form.kind() == ProfileKind.TRANSLATION) {
            checks.object("profile.field.language", Sentence.of("profile.language-missing"));
        } else if (language != null
                && (language.length() > LONGEST_LANGUAGE
                        || !LANGUAGE.matcher(language).matches())) {
            checks.object("profile.field.language", Sentence.of("profile.language-invalid", language));
        }
        String url = given(form.url());
        if (url != null && !WEB_ADDRESS.matcher(url).matches()) {
            checks.object("profile.field.url", Sentence.of("url.invalid", url));
        }
        String description = checks.text("profile.field.description", form.description(), LONGEST_DESCRIPTION);
        checks.storable("profile.field.name", name);
        checks.storable("profile.field.url", url);
        checks.end();
        return new ProfileForm(name, form.kind(), country, language, description, url, form.selection());
    }

    /** A rule as it is stored. */
    static ProfileRule sound(ProfileRule rule) {
        ProfileChecks checks = new ProfileChecks();
        String note = checks.text("profile.note", rule.note(), LONGEST_NOTE);
        checks.end();
        return new ProfileRule(rule.included(), rule.obligation(), note).sound();
    }

    private void object(String field, Sentence reason) {
        faults.add(new Fault(Sentence.of(field), reason));
    }

    private @Nullable String text(String field, @Nullable String given, int longest) {
        String text = given(given);
        if (text != null && text.length() > longest) {
            object(field, Sentence.of("form.long", text.length(), longest));
        }
        storable(field, text);
        return text;
    }

    private void storable(String field, @Nullable String text) {
        if (!Text.isStorable(text)) {
            object(field, Sentence.of("form.nul"));
        }
    }

    private static @Nullable String given(@Nullable String text) {
        return text == null || text.isBlank() ? null : text.strip();
    }

    private void end() {
        if (faults.size() == 1) {
            Fault only = faults.getFirst();
            throw Refusal.invalid(faults, "form.fault", only.where(), only.reason());
        }
        if (!faults.isEmpty()) {
            throw Refusal.invalid(faults, "form.faults", faults.size());
        }
    }
}
