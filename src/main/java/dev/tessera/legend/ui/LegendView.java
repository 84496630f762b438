package dev.tessera.legend.ui;

import com.vaadin.flow.component.details.Details;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Main;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Route;
import dev.tessera.access.AccessPolicy;
import dev.tessera.access.Viewer;
import dev.tessera.account.CurrentViewer;
import dev.tessera.legend.Acceptance;
import dev.tessera.legend.Legend;
import dev.tessera.legend.Legends;
import dev.tessera.shell.EmptyState;
import dev.tessera.shell.LineList;
import dev.tessera.shell.Name;
import dev.tessera.shell.Notes;
import dev.tessera.shell.Quiet;
import dev.tessera.specification.SpecificationVersion;
import dev.tessera.specification.Specifications;
import dev.tessera.specification.ui.SpecificationHeader;
import jakarta.annotation.security.PermitAll;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A specification version's copyright and licence notice: its text, who accepted it, and earlier texts. */
@Route("specifications/:specification/:version/legend")
@PermitAll
class LegendView extends Main implements BeforeEnterObserver, HasDynamicTitle {

    private static final long serialVersionUID = 1L;

    private final transient CurrentViewer current;
    private final transient Specifications specifications;
    private final transient Legends legends;
    private final transient LegendNotice.Maker notices;
    private final transient AccessPolicy policy;
    private final transient Notes notes;
    private transient @Nullable SpecificationVersion version;

    LegendView(
            CurrentViewer current,
            Specifications specifications,
            Legends legends,
            LegendNotice.Maker notices,
            AccessPolicy policy,
            Notes notes) {
        this.current = current;
        this.specifications = specifications;
        this.legends = legends;
        this.notices = notices;
        this.policy = policy;
        this.notes = notes;
        addClassName("view");
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        version = SpecificationHeader.here(event, specifications);
        show();
    }

    private void show() {
        removeAll();
        Viewer viewer = current.get();
        SpecificationVersion here = Objects.requireNonNull(version);
        List<Legend> all = legends.all(here.id());
        SpecificationHeader header = new SpecificationHeader(viewer, here, policy, SpecificationHeader.Part.LEGEND);
        Anchor page = new Anchor("/specifications/" + here.path() + "/legend", getTranslation("matrix.public-page"));
        page.getElement().setAttribute("router-ignore", true);
        add(header.with(page));
        boolean writer = policy.mayCoordinate(viewer);
        if (all.isEmpty()) {
            add(new EmptyState(
                    getTranslation("legend.none"),
                    getTranslation(writer ? "legend.none-text-writer" : "legend.none-text")));
        } else {
            notices.notice(new LegendNotice.Of(here.id(), here.path(), here.name()), viewer.organisations(), this::show)
                    .ifPresentOrElse(this::add, () -> add(new LegendText(all.getFirst(), null)));
        }
        if (writer) {
            Details writing = new Details(
                    getTranslation(all.isEmpty() ? "legend.first" : "legend.next"),
                    new LegendForm(current, legends, notes, here, this::show));
            writing.setOpened(all.isEmpty());
            add(writing);
        }
        if (!all.isEmpty()) {
            accepted(legends.acceptances(viewer, here.id()), policy.mayModerate(viewer));
        }
        if (all.size() > 1) {
            add(section("legend.earlier"));
            for (int i = 1; i < all.size(); i++) {
                Legend earlier = all.get(i);
                add(new Details(
                        getTranslation(
                                "legend.number",
                                earlier.number(),
                                earlier.createdAt().atZone(ZoneOffset.UTC).toLocalDate()),
                        new LegendText(earlier, null)));
            }
        }
    }

    private void accepted(List<Acceptance> acceptances, boolean everybody) {
        if (acceptances.isEmpty() && !everybody) {
            return;
        }
        add(section("legend.acceptances"));
        if (acceptances.isEmpty()) {
            add(new Quiet(getTranslation("legend.acceptances-none")));
            return;
        }
        LineList list = LineList.wide();
        for (Acceptance acceptance : acceptances) {
            String when = getTranslation(
                    "legend.accepted-when",
                    acceptance.number(),
                    acceptance.acceptedAt().atZone(ZoneOffset.UTC));
            list.add(new ListItem(
                    new Name(acceptance.organisationName()),
                    new Quiet(when),
                    acceptance.person() == null
                            ? new Quiet(getTranslation("legend.accepted-by-former"))
                            : new Name(acceptance.person())));
        }
        add(list);
    }

    private H2 section(String key) {
        H2 title = new H2(getTranslation(key));
        title.addClassName("section-title");
        return title;
    }

    @Override
    public String getPageTitle() {
        return getTranslation(
                "page.title",
                (version == null ? "" : version.name() + ", ") + getTranslation("specification.part.legend"));
    }
}
