package dev.tessera.specification.ui;

import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.DescriptionList;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Main;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Route;
import dev.tessera.access.AccessPolicy;
import dev.tessera.account.CurrentViewer;
import dev.tessera.audit.AuditLog;
import dev.tessera.audit.ui.HistoryList;
import dev.tessera.common.Messages;
import dev.tessera.common.Refusal;
import dev.tessera.common.Settings;
import dev.tessera.exchange.TestSuiteCsv;
import dev.tessera.shell.EmptyState;
import dev.tessera.shell.FileUpload;
import dev.tessera.shell.PageHeader;
import dev.tessera.specification.SpecificationRole;
import dev.tessera.specification.SpecificationVersion;
import dev.tessera.specification.Specifications;
import dev.tessera.specification.SuiteChange;
import dev.tessera.specification.SuiteRevision;
import dev.tessera.specification.TestCase;
import dev.tessera.specification.TestSuites;
import jakarta.annotation.security.PermitAll;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A specification version: its facts, its test suite, and where a coordinator loads one. */
@Route("specifications/:specification/:version")
@PermitAll
class SpecificationVersionView extends Main implements BeforeEnterObserver, HasDynamicTitle {

    private static final long serialVersionUID = 1L;

    private final transient CurrentViewer current;
    private final transient Specifications specifications;
    private final transient TestSuites suites;
    private final transient AccessPolicy policy;
    private final transient AuditLog log;
    private final transient Messages messages;
    private final transient Settings settings;
    private final Div suite = new Div();
    private final Div said = new Div();
    private transient @Nullable SpecificationVersion version;

    SpecificationVersionView(
            CurrentViewer current,
            Specifications specifications,
            TestSuites suites,
            AccessPolicy policy,
            AuditLog log,
            Messages messages,
            Settings settings) {
        this.current = current;
        this.specifications = specifications;
        this.suites = suites;
        this.policy = policy;
        this.log = log;
        this.messages = messages;
        this.settings = settings;
        addClassName("view");
        said.getElement().setAttribute("role", "status");
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        removeAll();
        String path = event.getRouteParameters().get("specification").orElse("") + "/"
                + event.getRouteParameters().get("version").orElse("");
        SpecificationVersion here =
                specifications.find(path).orElseThrow(() -> Refusal.notFound("specification.unknown", path));
        version = here;
        Span status = new Span(
                getTranslation("specification.status." + here.status().name().toLowerCase(Locale.ROOT)));
        status.addClassNames(
                "chip", here.status().name().toLowerCase(Locale.ROOT).replace('_', '-'));
        add(new PageHeader(here.name(), status), facts(here), suite);
        if (policy.mayCoordinate(current.get())) {
            add(
                    section("suite.load"),
                    new Paragraph(getTranslation("suite.load-text")),
                    FileUpload.of(settings.importLimit().toBytes(), List.of(".csv"), this::uploaded, this::say),
                    said);
        }
        showSuite();
        if (policy.mayModerate(current.get())) {
            add(section("history.title"), new HistoryList(false).with(log.ofSpecification(current.get(), here.id())));
        }
    }

    private H2 section(String key) {
        H2 title = new H2(getTranslation(key));
        title.addClassName("section-title");
        return title;
    }

    private DescriptionList facts(SpecificationVersion here) {
        DescriptionList facts = new DescriptionList();
        facts.addClassName("facts");
        fact(facts, "specifications.family", here.family());
        fact(facts, "specifications.issued", here.issued());
        fact(
                facts,
                "specifications.roles",
                here.roles().stream().map(SpecificationRole::name).collect(Collectors.joining(", ")));
        fact(facts, "specifications.note", here.note());
        fact(facts, "specifications.source", here.source());
        if (here.url() != null) {
            Anchor link = new Anchor(here.url(), here.url());
            link.getElement().setAttribute("rel", "noopener");
            DescriptionList.Description value = new DescriptionList.Description();
            value.add(link);
            facts.add(new Div(new DescriptionList.Term(getTranslation("specifications.text")), value));
        }
        return facts;
    }

    private void fact(DescriptionList facts, String key, @Nullable String value) {
        if (value != null && !value.isEmpty()) {
            facts.add(new Div(new DescriptionList.Term(getTranslation(key)), new DescriptionList.Description(value)));
        }
    }

    private void showSuite() {
        suite.removeAll();
        Optional<SuiteRevision> latest =
                suites.latest(Objects.requireNonNull(version).id());
        if (latest.isEmpty()) {
            suite.add(new EmptyState(getTranslation("suite.none"), getTranslation("suite.none-text")));
            return;
        }
        SuiteRevision revision = latest.get();
        suite.add(
                section("suite.title"),
                new Paragraph(getTranslation(
                        revision.frozen() ? "suite.frozen" : "suite.draft", revision.number(), revision.cases())));
        Grid<TestCase> grid = new Grid<>();
        grid.addColumn(TestCase::key)
                .setHeader(getTranslation("suite.key"))
                .setAutoWidth(true)
                .setFlexGrow(0);
        grid.addColumn(TestCase::title)
                .setHeader(getTranslation("suite.case-title"))
                .setTooltipGenerator(TestCase::title)
                .setFlexGrow(4);
        grid.addColumn(c -> Objects.requireNonNullElse(c.group(), "")).setHeader(getTranslation("suite.group"));
        grid.addColumn(c -> getTranslation("test.kind." + c.kind().name().toLowerCase(Locale.ROOT)))
                .setHeader(getTranslation("suite.kind"));
        grid.addColumn(c -> getTranslation("obligation." + c.obligation().name().toLowerCase(Locale.ROOT)))
                .setHeader(getTranslation("suite.obligation"));
        List<TestCase> cases = suites.cases(revision.id());
        grid.setItems(cases);
        grid.setAllRowsVisible(cases.size() <= 60);
        grid.getElement().setAttribute("aria-label", getTranslation("suite.title"));
        suite.add(grid);
    }

    private void uploaded(String name, byte[] bytes) {
        SpecificationVersion here = Objects.requireNonNull(version);
        try {
            SuiteChange change =
                    suites.replace(current.get(), here.specification(), here.version(), TestSuiteCsv.read(bytes));
            said.removeAll();
            said.add(new Paragraph(getTranslation(
                    "suite.loaded", name, change.revision(), change.added(), change.changed(), change.removed())));
            showSuite();
        } catch (Refusal refusal) {
            say(messages.text(getLocale(), refusal.sentence()));
            UnorderedList faults = new UnorderedList();
            refusal.faults().stream()
                    .limit(100)
                    .forEach(f -> faults.add(new ListItem(
                            messages.text(getLocale(), f.where()) + ": " + messages.text(getLocale(), f.reason()))));
            said.add(faults);
        }
    }

    private void say(String text) {
        said.removeAll();
        Paragraph error = new Paragraph(text);
        error.addClassNames("notice", "problem");
        said.add(error);
    }

    @Override
    public String getPageTitle() {
        return getTranslation("page.title", version == null ? "" : version.name());
    }
}
