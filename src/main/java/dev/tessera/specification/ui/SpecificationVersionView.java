package dev.tessera.specification.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Main;
import com.vaadin.flow.component.html.OrderedList;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Route;
import dev.tessera.access.AccessPolicy;
import dev.tessera.access.Viewer;
import dev.tessera.account.CurrentViewer;
import dev.tessera.certification.Eligibility;
import dev.tessera.legend.Legends;
import dev.tessera.organisation.Affiliation;
import dev.tessera.shell.Facts;
import dev.tessera.shell.LineButton;
import dev.tessera.shell.LineList;
import dev.tessera.shell.Notes;
import dev.tessera.shell.Quiet;
import dev.tessera.specification.Related;
import dev.tessera.specification.RelationKind;
import dev.tessera.specification.SpecificationForm;
import dev.tessera.specification.SpecificationRole;
import dev.tessera.specification.SpecificationStatus;
import dev.tessera.specification.SpecificationVersion;
import dev.tessera.specification.Specifications;
import dev.tessera.specification.StatusDate;
import dev.tessera.specification.TestSuites;
import dev.tessera.specification.VersionSheet;
import jakarta.annotation.security.PermitAll;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What is said of a specification version. */
@Route("specifications/:specification/:version")
@PermitAll
class SpecificationVersionView extends Main implements BeforeEnterObserver, HasDynamicTitle {

    private static final long serialVersionUID = 1L;

    private final transient CurrentViewer current;
    private final transient Specifications specifications;
    private final transient TestSuites suites;
    private final transient Legends legends;
    private final transient Eligibility eligibility;
    private final transient AccessPolicy policy;
    private final transient Notes notes;
    private String title = "";

    SpecificationVersionView(
            CurrentViewer current,
            Specifications specifications,
            TestSuites suites,
            Legends legends,
            Eligibility eligibility,
            AccessPolicy policy,
            Notes notes) {
        this.legends = legends;
        this.eligibility = eligibility;
        this.current = current;
        this.specifications = specifications;
        this.suites = suites;
        this.policy = policy;
        this.notes = notes;
        addClassName("view");
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        show(SpecificationHeader.here(event, specifications));
    }

    private void show(SpecificationVersion version) {
        removeAll();
        Viewer viewer = current.get();
        boolean coordinator = policy.mayCoordinate(viewer);
        VersionSheet sheet = specifications.sheet(version);
        title = version.name();
        SpecificationHeader header = new SpecificationHeader(viewer, version, policy, SpecificationHeader.Part.FACTS);
        Anchor page = new Anchor("/specifications/" + version.path(), getTranslation("specification.public"));
        page.getElement().setAttribute("router-ignore", true);
        header.with(page);
        if (coordinator) {
            header.with(
                    new Anchor("specifications/" + version.path() + "/edit", getTranslation("form.edit")),
                    new Anchor(
                            "new-specification?of=" + version.specification(),
                            getTranslation("specification.new-version")));
        }
        add(header);
        if (sheet.description() != null) {
            Paragraph description = new Paragraph(sheet.description());
            description.addClassName("lead");
            add(description);
        }
        add(suite(version));
        add(section("specification.dates-title"), timeline(sheet));
        add(section("specification.facts-title"), facts(sheet));
        if (!sheet.relations().isEmpty()) {
            add(section("specification.relations-title"), relations(sheet, coordinator));
        }
        if (!sheet.links().isEmpty()) {
            LineList links = new LineList();
            sheet.links().forEach(l -> links.add(new ListItem(elsewhere(l.url(), l.label()))));
            add(section("specification.links-title"), links);
        }
    }

    private Component suite(SpecificationVersion version) {
        String text = suites.latest(version.id())
                .map(r -> getTranslation("specification.suite-line", r.number(), r.cases()))
                .orElseGet(() -> getTranslation("specification.suite-none"));
        Div line = new Div(
                new Span(text),
                new Anchor("specifications/" + version.path() + "/suite", getTranslation("specification.suite-open")));
        line.addClassName("page-meta");
        return line;
    }

    private Component timeline(VersionSheet sheet) {
        OrderedList timeline = new OrderedList();
        timeline.addClassName("timeline");
        List<StatusDate> dates = sheet.dates();
        dates.forEach(d -> timeline.add(moment(d.reached(), d.status())));
        if (dates.stream().noneMatch(d -> d.status() == sheet.version().status())) {
            timeline.add(moment(
                    dates.isEmpty() ? sheet.version().issued() : null,
                    sheet.version().status()));
        }
        return timeline;
    }

    private ListItem moment(@Nullable String reached, SpecificationStatus status) {
        return new ListItem(
                new Quiet(reached == null ? getTranslation("specification.undated") : reached),
                new Span(getTranslation("specification.status." + word(status))));
    }

    private Facts facts(VersionSheet sheet) {
        SpecificationVersion version = sheet.version();
        Facts facts = new Facts();
        if (sheet.family() != null && version.family() != null) {
            facts.fact(
                    "specifications.family", new Anchor("specifications?family=" + sheet.family(), version.family()));
        }
        facts.fact("specifications.issued", version.issued());
        facts.fact(
                "specifications.roles",
                version.roles().stream().map(SpecificationRole::name).collect(Collectors.joining(", ")));
        if (sheet.editor() != null) {
            facts.fact(
                    "specification.field.editor",
                    new Anchor(
                            "organisations/" + sheet.editor().slug(),
                            sheet.editor().name()));
        }
        facts.link("specifications.text", version.url());
        facts.fact(
                "specification.part.legend",
                legends.current(version.id())
                        .<Component>map(l -> new Anchor(
                                "specifications/" + version.path() + "/legend",
                                Objects.requireNonNullElseGet(
                                        l.licence(), () -> getTranslation("specification.legend-number", l.number()))))
                        .orElseGet(() -> new Quiet(getTranslation("specification.legend-none"))));
        Set<Affiliation> eligible = eligibility.of(version.specification());
        facts.fact(
                "eligibility.title",
                eligible.isEmpty()
                        ? getTranslation("specification.eligible-nobody")
                        : eligible.stream()
                                .map(a -> getTranslation("organisation.affiliation." + word(a)))
                                .collect(Collectors.joining(", ")));
        facts.fact("specifications.source", version.source());
        facts.fact("specifications.note", version.note());
        return facts;
    }

    /** What supersedes another may well say so of it. */
    private Component relations(VersionSheet sheet, boolean coordinator) {
        LineList lines = new LineList();
        for (Related related : sheet.relations()) {
            Span said = new Span(getTranslation(
                    "specification.relation." + word(related.kind()) + (related.backwards() ? "-backwards" : "")));
            Anchor other = new Anchor("specifications/" + related.path(), related.name());
            other.getElement().setAttribute("dir", "auto");
            ListItem line = new ListItem(said, other);
            if (coordinator
                    && !related.backwards()
                    && related.kind() == RelationKind.SUPERSEDES
                    && related.status() != SpecificationStatus.SUPERSEDED
                    && related.status() != SpecificationStatus.DEPRECATED) {
                line.add(new LineButton(
                        getTranslation("specification.mark-superseded"),
                        getTranslation("specification.mark-superseded-said", related.name()),
                        () -> markSuperseded(sheet.version(), related)));
            }
            lines.add(line);
        }
        return lines;
    }

    private void markSuperseded(SpecificationVersion here, Related other) {
        int slash = other.path().indexOf('/');
        notes.tried(
                getLocale(),
                () -> {
                    specifications.put(
                            current.get(),
                            other.path().substring(0, slash),
                            other.path().substring(slash + 1),
                            SpecificationForm.of(SpecificationStatus.SUPERSEDED));
                    show(here);
                },
                "specification.marked-superseded",
                other.name());
    }

    private static Anchor elsewhere(String url, String text) {
        Anchor link = new Anchor(url, text);
        link.getElement().setAttribute("rel", "noopener");
        link.getElement().setAttribute("dir", "auto");
        return link;
    }

    private H2 section(String key) {
        H2 heading = new H2(getTranslation(key));
        heading.addClassName("section-title");
        return heading;
    }

    private static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }

    @Override
    public String getPageTitle() {
        return getTranslation("page.title", title);
    }
}
