package dev.tessera.specification.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Nav;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.router.BeforeEnterEvent;
import dev.tessera.access.AccessPolicy;
import dev.tessera.access.Viewer;
import dev.tessera.common.Refusal;
import dev.tessera.shell.PageHeader;
import dev.tessera.specification.SpecificationVersion;
import dev.tessera.specification.Specifications;
import java.util.Locale;

/** A specification version's name, where it stands, and the ways to its parts; the same over each of them. */
public class SpecificationHeader extends Div {

    private static final long serialVersionUID = 1L;

    /** A specification version's parts, each at an address of its own. */
    public enum Part {
        FACTS(""),
        TEST_SUITE("/suite"),
        PROFILES("/profiles"),
        LEGEND("/legend"),
        HISTORY("/history");

        private final String path;

        Part(String path) {
            this.path = path;
        }
    }

    private final PageHeader title;

    public SpecificationHeader(Viewer viewer, SpecificationVersion version, AccessPolicy policy, Part here) {
        addClassName("trial-header");
        Span status = new Span(getTranslation("specification.status." + word(version.status())));
        status.addClassNames("chip", word(version.status()).replace('_', '-'));
        title = new PageHeader(version.name(), status);
        Nav parts = new Nav();
        parts.addClassName("page-tabs");
        parts.getElement().setAttribute("aria-label", getTranslation("specification.parts"));
        add(title, parts);
        for (Part part : Part.values()) {
            if (part != Part.HISTORY || policy.mayModerate(viewer)) {
                part(parts, version, part, here);
            }
        }
    }

    /** Adds something that can be done here. */
    public SpecificationHeader with(Component... action) {
        title.with(action);
        return this;
    }

    /**
     * The version that an address names by its parameters {@code specification} and {@code version}.
     *
     * @throws Refusal if there is none
     */
    public static SpecificationVersion here(BeforeEnterEvent event, Specifications specifications) {
        String path = event.getRouteParameters().get("specification").orElse("") + "/"
                + event.getRouteParameters().get("version").orElse("");
        return specifications.find(path).orElseThrow(() -> Refusal.notFound("specification.unknown", path));
    }

    private void part(Nav parts, SpecificationVersion version, Part part, Part here) {
        Anchor link = new Anchor(
                "specifications/" + version.path() + part.path, getTranslation("specification.part." + word(part)));
        if (part == here) {
            link.getElement().setAttribute("aria-current", "page");
        }
        parts.add(link);
    }

    private static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }
}
