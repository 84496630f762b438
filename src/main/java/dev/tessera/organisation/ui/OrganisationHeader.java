package dev.tessera.organisation.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Nav;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.router.BeforeEnterEvent;
import dev.tessera.access.AccessPolicy;
import dev.tessera.access.Viewer;
import dev.tessera.common.Refusal;
import dev.tessera.organisation.Organisation;
import dev.tessera.organisation.OrganisationStatus;
import dev.tessera.organisation.Organisations;
import dev.tessera.shell.PageHeader;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** An organisation's name, where it stands, and the ways to its parts; the same over each of them. */
public class OrganisationHeader extends Div {

    private static final long serialVersionUID = 1L;

    /** An organisation's parts, each at an address of its own. */
    public enum Part {
        PROFILE(""),
        PRODUCTS("/products"),
        MEMBERS("/members"),
        HISTORY("/history");

        private final String path;

        Part(String path) {
            this.path = path;
        }
    }

    private final PageHeader title;

    public OrganisationHeader(Viewer viewer, Organisation organisation, AccessPolicy policy, Part here) {
        addClassName("trial-header");
        List<Component> beside = new ArrayList<>();
        if (organisation.status() != OrganisationStatus.APPROVED) {
            beside.add(chip("organisation.status." + word(organisation.status()), word(organisation.status())));
        }
        if (!organisation.claimed()) {
            beside.add(chip("organisation.unclaimed", "draft"));
        }
        beside.add(new Span(getTranslation("organisation.kind." + word(organisation.kind()))));
        beside.add(new Span(getTranslation("organisation.affiliation." + word(organisation.affiliation()))));
        title = new PageHeader(organisation.name(), beside.toArray(Component[]::new));
        Nav parts = new Nav();
        parts.addClassName("page-tabs");
        parts.getElement().setAttribute("aria-label", getTranslation("organisation.parts"));
        add(title, parts);
        part(parts, organisation, Part.PROFILE, here);
        part(parts, organisation, Part.PRODUCTS, here);
        if (policy.maySeeInside(viewer, organisation.scope())) {
            part(parts, organisation, Part.MEMBERS, here);
            part(parts, organisation, Part.HISTORY, here);
        }
    }

    /** Adds something that can be done here. */
    public OrganisationHeader with(Component... action) {
        title.with(action);
        return this;
    }

    /**
     * The organisation that an address names. One that has moved sends the visitor on, and there is none here.
     *
     * @throws Refusal if there is none, or none that the viewer may know of
     */
    public static Optional<Organisation> here(
            BeforeEnterEvent event, Organisations organisations, Viewer viewer, Part part) {
        String slug = event.getRouteParameters().get("organisation").orElse("");
        Optional<Organisation> found = organisations.find(viewer, slug);
        if (found.isEmpty()) {
            String now = organisations
                    .movedTo(viewer, slug)
                    .orElseThrow(() -> Refusal.notFound("access.no-such-organisation"));
            event.forwardTo("organisations/" + now + part.path);
        }
        return found;
    }

    private Span chip(String key, String look) {
        Span chip = new Span(getTranslation(key));
        chip.addClassNames("chip", look);
        return chip;
    }

    private void part(Nav parts, Organisation organisation, Part part, Part here) {
        Anchor link = new Anchor(
                "organisations/" + organisation.slug() + part.path, getTranslation("organisation.part." + word(part)));
        if (part == here) {
            link.getElement().setAttribute("aria-current", "page");
        }
        parts.add(link);
    }

    private static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }
}
