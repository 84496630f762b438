package dev.tessera.trial.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Nav;
import com.vaadin.flow.component.html.Span;
import dev.tessera.access.AccessPolicy;
import dev.tessera.access.Viewer;
import dev.tessera.shell.PageHeader;
import dev.tessera.trial.TestedVersion;
import dev.tessera.trial.Trial;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** A trial's title, where it stands, and the ways to its parts; the same over each of them. */
public class TrialHeader extends Div {

    private static final long serialVersionUID = 1L;

    /** A trial's parts, each at an address of its own. */
    public enum Part {
        MATRIX(""),
        RECORD("/record"),
        PARTICIPANTS("/participants"),
        PLAN("/plan"),
        MEETINGS("/meetings"),
        JOIN("/join"),
        SETUP("/setup"),
        NEWS("/news"),
        BOARD("/board"),
        REVIEW("/review"),
        ROUNDS("/rounds"),
        IMPORT("/import"),
        HISTORY("/history");

        private final String path;

        Part(String path) {
            this.path = path;
        }
    }

    public TrialHeader(Viewer viewer, Trial trial, AccessPolicy policy, Part here) {
        addClassName("trial-header");
        Span status = new Span(getTranslation("trial.status." + word(trial.status())));
        status.addClassNames("chip", word(trial.status()));
        Span visibility = new Span(getTranslation("trial.visibility." + word(trial.visibility())));
        visibility.addClassName("quiet");
        List<Component> facts = new ArrayList<>();
        facts.add(status);
        for (TestedVersion version : trial.specifications()) {
            facts.add(new Anchor("specifications/" + version.path(), version.name()));
        }
        facts.add(visibility);
        add(new PageHeader(trial.title(), facts.toArray(Component[]::new)));
        Nav parts = new Nav();
        parts.addClassName("page-tabs");
        parts.getElement().setAttribute("aria-label", getTranslation("trial.parts"));
        add(parts);
        if (!policy.maySee(viewer, trial.scope())) {
            // Whoever may only know of it is led to nothing that is not for them.
            part(parts, trial, Part.JOIN, here);
            part(parts, trial, Part.NEWS, here);
            return;
        }
        boolean own = trial.organisations().stream().anyMatch(viewer.organisations()::contains);
        part(parts, trial, Part.MATRIX, here);
        if (own && trial.status().takesReports()) {
            part(parts, trial, Part.RECORD, here);
        }
        part(parts, trial, Part.PARTICIPANTS, here);
        if (trial.setup().kind().hasPairs()) {
            part(parts, trial, Part.PLAN, here);
            if (own) {
                part(parts, trial, Part.MEETINGS, here);
            }
        }
        part(parts, trial, Part.JOIN, here);
        part(parts, trial, Part.NEWS, here);
        if (policy.mayOversee(viewer, trial.scope())) {
            part(parts, trial, Part.BOARD, here);
        }
        if (policy.mayReview(viewer, trial.scope()) && trial.status().takesReports()) {
            part(parts, trial, Part.REVIEW, here);
        }
        if (trial.hasRounds()) {
            part(parts, trial, Part.ROUNDS, here);
        }
        if (policy.mayImport(viewer, trial.scope()) && trial.status().takesReports()) {
            part(parts, trial, Part.IMPORT, here);
        }
        if (policy.mayCoordinate(viewer, trial.scope())) {
            part(parts, trial, Part.SETUP, here);
            part(parts, trial, Part.HISTORY, here);
        }
    }

    private void part(Nav parts, Trial trial, Part part, Part here) {
        Anchor link = new Anchor("trials/" + trial.slug() + part.path, getTranslation("trial.part." + word(part)));
        if (part == here) {
            link.getElement().setAttribute("aria-current", "page");
        }
        parts.add(link);
    }

    private static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }
}
