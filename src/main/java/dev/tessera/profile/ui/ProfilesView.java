package dev.tessera.profile.ui;

import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Main;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Route;
import dev.tessera.access.AccessPolicy;
import dev.tessera.access.Viewer;
import dev.tessera.account.CurrentViewer;
import dev.tessera.profile.ProfileTests;
import dev.tessera.profile.SpecificationProfile;
import dev.tessera.profile.SpecificationProfiles;
import dev.tessera.shell.EmptyState;
import dev.tessera.shell.LineList;
import dev.tessera.shell.Name;
import dev.tessera.shell.Quiet;
import dev.tessera.specification.SpecificationVersion;
import dev.tessera.specification.Specifications;
import dev.tessera.specification.TestCase;
import dev.tessera.specification.ui.SpecificationHeader;
import jakarta.annotation.security.PermitAll;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The profiles of a specification version that one may know of. */
@Route("specifications/:specification/:version/profiles")
@PermitAll
class ProfilesView extends Main implements BeforeEnterObserver, HasDynamicTitle {

    private static final long serialVersionUID = 1L;

    private final transient CurrentViewer current;
    private final transient Specifications specifications;
    private final transient SpecificationProfiles profiles;
    private final transient AccessPolicy policy;
    private transient @Nullable SpecificationVersion version;

    ProfilesView(
            CurrentViewer current, Specifications specifications, SpecificationProfiles profiles, AccessPolicy policy) {
        this.current = current;
        this.specifications = specifications;
        this.profiles = profiles;
        this.policy = policy;
        addClassName("view");
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        removeAll();
        Viewer viewer = current.get();
        SpecificationVersion here = SpecificationHeader.here(event, specifications);
        version = here;
        SpecificationHeader header = new SpecificationHeader(viewer, here, policy, SpecificationHeader.Part.PROFILES);
        boolean keeper = !profiles.keepers(viewer).isEmpty();
        Anchor make = new Anchor("specifications/" + here.path() + "/profiles/new", getTranslation("profile.new"));
        if (keeper) {
            header.with(make);
        }
        add(header, new Paragraph(getTranslation("profile.what")));
        List<SpecificationProfile> all = profiles.visibleTo(viewer, here.id());
        if (all.isEmpty()) {
            add(new EmptyState(getTranslation("profile.none"), getTranslation("profile.none-text")));
            return;
        }
        List<TestCase> suite = profiles.suite(here.id());
        LineList list = LineList.wide();
        for (SpecificationProfile profile : all) {
            list.add(line(here, profile, suite));
        }
        add(list);
    }

    private ListItem line(SpecificationVersion here, SpecificationProfile profile, List<TestCase> suite) {
        ProfileTests tests = profiles.tests(profile);
        Anchor link = new Anchor("specifications/" + here.path() + "/profiles/" + profile.slug(), profile.name());
        link.getElement().setAttribute("dir", "auto");
        ListItem line = new ListItem(
                link,
                new Quiet(getTranslation("profile.kind." + profile.kind().name().toLowerCase(Locale.ROOT))),
                new Name(profile.organisationName()),
                new Quiet(getTranslation(
                        "profile.tests-of",
                        suite.stream().filter(tests::includes).count(),
                        suite.size())));
        if (!profile.isPublished()) {
            Span draft = new Span(getTranslation("profile.unpublished"));
            draft.addClassNames("chip", "draft");
            line.add(draft);
        }
        return line;
    }

    @Override
    public String getPageTitle() {
        return getTranslation(
                "page.title",
                (version == null ? "" : version.name() + ", ") + getTranslation("specification.part.profiles"));
    }
}
