package dev.tessera.specification.ui;

import com.vaadin.flow.component.Key;
import com.vaadin.flow.component.Shortcuts;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Main;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.data.renderer.LitRenderer;
import com.vaadin.flow.data.value.ValueChangeMode;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Location;
import com.vaadin.flow.router.QueryParameters;
import com.vaadin.flow.router.Route;
import dev.tessera.access.AccessPolicy;
import dev.tessera.account.CurrentViewer;
import dev.tessera.shell.EmptyState;
import dev.tessera.shell.LineList;
import dev.tessera.shell.Name;
import dev.tessera.shell.PageHeader;
import dev.tessera.shell.Quiet;
import dev.tessera.specification.CatalogueFacets;
import dev.tessera.specification.CatalogueFacets.Facet;
import dev.tessera.specification.CatalogueFilter;
import dev.tessera.specification.CatalogueSearch;
import dev.tessera.specification.FoundTest;
import dev.tessera.specification.FoundVersion;
import dev.tessera.specification.SpecificationStatus;
import jakarta.annotation.security.PermitAll;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The catalogue: what can be tested. It is searched as one types; the address holds what is looked for. */
@Route("specifications")
@PermitAll
class SpecificationsView extends Main implements BeforeEnterObserver, HasDynamicTitle {

    private static final long serialVersionUID = 1L;

    private static final int TESTS = 12;

    /** A slash anywhere but in a field goes to the search. */
    private static final String SLASH = """
            const view = this, field = $0;
            const typed = e => {
              if (!view.isConnected) { removeEventListener('keydown', typed); return; }
              const at = e.composedPath()[0];
              if (e.key === '/' && !e.ctrlKey && !e.metaKey && !e.altKey && !/^(INPUT|TEXTAREA)$/.test(at.tagName)) {
                e.preventDefault();
                field.focus();
              }
            };
            addEventListener('keydown', typed);
            """;

    private final transient CatalogueSearch search;
    private final TextField find = new TextField();
    private final ComboBox<String> family = new ComboBox<>();
    private final ComboBox<String> status = new ComboBox<>();
    private final ComboBox<String> role = new ComboBox<>();
    private final Map<ComboBox<String>, Map<String, Facet>> choices = new HashMap<>();
    private final Paragraph found = new Paragraph();
    private final Anchor editFamily = new Anchor();
    private final Grid<FoundVersion> grid = new Grid<>();
    private final Section tests = new Section();
    private final EmptyState nothing;
    private final boolean coordinator;
    private transient CatalogueFilter filter = CatalogueFilter.ALL;
    private transient @Nullable FoundVersion focused;
    private boolean showing;

    SpecificationsView(CurrentViewer current, CatalogueSearch search, AccessPolicy policy) {
        this.search = search;
        coordinator = policy.mayCoordinate(current.get());
        addClassNames("view", "filling");
        PageHeader header = new PageHeader(getTranslation("specifications.title"));
        if (coordinator) {
            header.with(new Anchor("new-specification", getTranslation("specification.new")));
        }
        find.setLabel(getTranslation("specifications.find"));
        find.setClearButtonVisible(true);
        find.setValueChangeMode(ValueChangeMode.LAZY);
        find.setValueChangeTimeout(100);
        find.addValueChangeListener(e -> chosen());
        choice(family, "specifications.family", Facet::label);
        choice(status, "specifications.status", f -> getTranslation("specification.status." + f.value()));
        choice(role, "specifications.role", Facet::label);
        Div filters = new Div(find, family, status, role);
        filters.addClassNames("filters", "catalogue");
        found.addClassName("page-meta");
        found.getElement().setAttribute("role", "status");
        Div summary = new Div(found, editFamily);
        summary.addClassName("summary");
        columns();
        tests.addClassName("found-tests");
        nothing =
                new EmptyState(getTranslation("specifications.nothing"), getTranslation("specifications.nothing-text"));
        add(header, filters, summary, nothing, grid, tests);
        Shortcuts.addShortcutListener(find, () -> grid.focus(), Key.ARROW_DOWN).listenOn(find);
        Shortcuts.addShortcutListener(grid, this::openFocused, Key.ENTER).listenOn(grid);
        getElement().executeJs(SLASH, find.getElement());
    }

    private void choice(ComboBox<String> box, String label, Function<Facet, String> said) {
        choices.put(box, new LinkedHashMap<>());
        box.setLabel(getTranslation(label));
        box.setClearButtonVisible(true);
        box.setItemLabelGenerator(value -> {
            Facet facet = choices.getOrDefault(box, Map.of()).get(value);
            return facet == null ? value : getTranslation("specifications.choice", said.apply(facet), facet.count());
        });
        box.addValueChangeListener(e -> chosen());
    }

    private void columns() {
        grid.addColumn(LitRenderer.<FoundVersion>of(
                                "<a href=\"specifications/${item.path}\" tabindex=\"-1\" dir=\"auto\">${item.name}</a>")
                        .withProperty("path", FoundVersion::path)
                        .withProperty("name", FoundVersion::name))
                .setHeader(getTranslation("specifications.name"))
                .setFlexGrow(3)
                .setWidth("14rem");
        grid.addColumn(v -> Objects.requireNonNullElse(v.familyName(), ""))
                .setHeader(getTranslation("specifications.family"))
                .setWidth("8rem");
        grid.addColumn(v -> getTranslation("specification.status." + word(v.status())))
                .setHeader(getTranslation("specifications.status"))
                .setWidth("8rem")
                .setFlexGrow(0);
        grid.addColumn(v -> Objects.requireNonNullElse(v.issued(), ""))
                .setHeader(getTranslation("specifications.issued"))
                .setWidth("7rem")
                .setFlexGrow(0);
        grid.addColumn(v -> String.join(", ", v.roles()))
                .setHeader(getTranslation("specifications.roles"))
                .setTooltipGenerator(v -> String.join(", ", v.roles()))
                .setFlexGrow(2)
                .setWidth("10rem");
        grid.setSelectionMode(Grid.SelectionMode.NONE);
        grid.getElement().setAttribute("aria-label", getTranslation("specifications.title"));
        grid.addItemClickListener(e -> open(e.getItem()));
        grid.addCellFocusListener(e -> focused = e.getItem().orElse(null));
        grid.setItems(
                query -> search.versions(filter, query.getOffset(), query.getLimit()).stream(),
                query -> search.facets(filter).versions());
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        QueryParameters asked = event.getLocation().getQueryParameters();
        filter = new CatalogueFilter(
                asked.getSingleParameter("q").orElse(""),
                asked.getSingleParameter("family").orElse(null),
                asked.getSingleParameter("status")
                        .flatMap(word -> Arrays.stream(SpecificationStatus.values())
                                .filter(s -> s.name().equalsIgnoreCase(word))
                                .findFirst())
                        .orElse(null),
                asked.getSingleParameter("role").orElse(null));
        find.setValue(filter.query());
        show();
    }

    private void chosen() {
        if (showing) {
            return;
        }
        String word = status.getValue();
        CatalogueFilter wanted = new CatalogueFilter(
                find.getValue().strip(),
                family.getValue(),
                word == null ? null : SpecificationStatus.valueOf(word.toUpperCase(Locale.ROOT)),
                role.getValue());
        if (!wanted.equals(filter)) {
            filter = wanted;
            show();
            getUI().ifPresent(ui -> ui.getPage().getHistory().replaceState(null, address()));
        }
    }

    private Location address() {
        Map<String, String> parameters = new LinkedHashMap<>();
        if (!filter.query().isEmpty()) {
            parameters.put("q", filter.query());
        }
        if (filter.family() != null) {
            parameters.put("family", filter.family());
        }
        if (filter.status() != null) {
            parameters.put("status", word(filter.status()));
        }
        if (filter.role() != null) {
            parameters.put("role", filter.role());
        }
        return new Location("specifications", QueryParameters.simple(parameters));
    }

    private void show() {
        CatalogueFacets facets = search.facets(filter);
        showing = true;
        offer(family, facets.families(), filter.family());
        offer(status, facets.statuses(), filter.status() == null ? null : word(filter.status()));
        offer(role, facets.roles(), filter.role());
        showing = false;
        found.setText(getTranslation("specifications.found", facets.versions()));
        editFamily.setVisible(coordinator && filter.family() != null);
        if (filter.family() != null) {
            editFamily.setHref("families/" + filter.family());
            editFamily.setText(getTranslation("specifications.edit-family"));
        }
        grid.getDataProvider().refreshAll();
        List<FoundTest> cases = search.tests(filter, TESTS);
        showTests(cases);
        grid.setVisible(facets.versions() > 0);
        nothing.setVisible(facets.versions() == 0 && cases.isEmpty());
    }

    private void offer(ComboBox<String> box, List<Facet> facets, @Nullable String chosen) {
        Map<String, Facet> known = new LinkedHashMap<>();
        facets.forEach(f -> known.put(f.value(), f));
        if (chosen != null) {
            known.putIfAbsent(chosen, new Facet(chosen, chosen, 0));
        }
        choices.put(box, known);
        box.setItems(known.keySet());
        box.setValue(chosen);
    }

    private void showTests(List<FoundTest> cases) {
        tests.removeAll();
        tests.setVisible(!cases.isEmpty());
        H2 title = new H2(getTranslation("specifications.tests"));
        title.addClassName("section-title");
        LineList list = LineList.wide();
        for (FoundTest test : cases) {
            Anchor link = new Anchor("specifications/" + test.path() + "/tests/" + test.lineage(), test.title());
            link.getElement().setAttribute("dir", "auto");
            Name key = new Name(test.key());
            key.addClassName("key");
            list.add(new ListItem(link, key, new Quiet(test.version())));
        }
        tests.add(title, list);
    }

    private void openFocused() {
        if (focused != null) {
            open(focused);
        }
    }

    private void open(FoundVersion version) {
        getUI().ifPresent(ui -> ui.navigate("specifications/" + version.path()));
    }

    private static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }

    @Override
    public String getPageTitle() {
        return getTranslation("page.title", getTranslation("specifications.title"));
    }
}
