package dev.tessera.trial.ui;

import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import dev.tessera.shell.Facts;
import dev.tessera.trial.Phases;
import dev.tessera.trial.TrialSettings;
import dev.tessera.trial.TrialSetup;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What is decided about a trial, read at a glance. */
final class TrialSummary extends Facts {

    private static final long serialVersionUID = 1L;

    /** @param roles what the roles are called that products take in it */
    TrialSummary(TrialSettings settings, List<String> roles) {
        TrialSetup setup = settings.setup();
        Phases days = setup.phases();
        fact("trial.field.title", settings.title());
        Div versions = new Div();
        for (TrialSettings.Chosen chosen : settings.specifications()) {
            Integer revision = chosen.revision();
            Div line = new Div(
                    new Anchor("specifications/" + chosen.path(), chosen.path()),
                    new Span(" · "
                            + (revision == null
                                    ? getTranslation("trial.revision-newest")
                                    : getTranslation("trial.revision-number", revision))));
            versions.add(line);
        }
        fact("trial.against", versions);
        fact("trial.field.kind", getTranslation("trial.kind." + word(setup.kind())));
        fact("trial.roles", String.join(", ", roles));
        fact("trial.field.venue", setup.venue());
        fact("trial.field.zone", setup.zone().getId());
        span("trial.phase.registration", days.registrationOpensOn(), days.registrationClosesOn());
        if (setup.rolling()) {
            fact(
                    "trial.phase.open",
                    days.opensOn() == null
                            ? getTranslation("trial.is-rolling")
                            : getTranslation("trial.from", day(days.opensOn())) + ", "
                                    + getTranslation("trial.is-rolling"));
        } else {
            span("trial.phase.open", days.opensOn(), days.closesOn());
        }
        span("trial.phase.reviewing", null, days.reviewClosesOn());
        fact("trial.phase.published", days.publishesOn() == null ? null : day(days.publishesOn()));
        fact("trial.field.open-to", getTranslation("trial.open-to." + word(setup.openTo())));
        fact(
                "trial.field.capacity",
                setup.capacity() == null
                        ? getTranslation("trial.capacity-none")
                        : getTranslation("number", setup.capacity()));
        fact("trial.field.listed", getTranslation(setup.listed() ? "trial.is-listed" : "trial.is-unlisted"));
        fact("trial.field.visibility", getTranslation("trial.visibility." + word(settings.visibility())));
        if (setup.kind().hasPairs()) {
            fact("trial.field.least-partners", getTranslation("number", setup.leastPartners()));
            fact(
                    "trial.same-organisation",
                    getTranslation(setup.sameOrganisationMeets() ? "trial.same-meets" : "trial.same-meets-not"));
        }
    }

    private void span(String key, @Nullable LocalDate from, @Nullable LocalDate to) {
        if (from != null && to != null) {
            fact(key, getTranslation("trial.dates-text", day(from), day(to)));
        } else if (from != null) {
            fact(key, getTranslation("trial.from", day(from)));
        } else if (to != null) {
            fact(key, getTranslation("trial.until", day(to)));
        }
    }

    private String day(LocalDate day) {
        return DateTimeFormatter.ofLocalizedDate(FormatStyle.LONG)
                .withLocale(getLocale())
                .format(day);
    }

    private static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }
}
