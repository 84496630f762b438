package dev.tessera.specification.ui;

import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.html.Main;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.data.value.ValueChangeMode;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Route;
import dev.tessera.shell.EmptyState;
import dev.tessera.shell.PageHeader;
import dev.tessera.specification.SpecificationRole;
import dev.tessera.specification.SpecificationVersion;
import dev.tessera.specification.Specifications;
import jakarta.annotation.security.PermitAll;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Collectors;

/** The catalogue: what can be tested. */
@Route("specifications")
@PermitAll
class SpecificationsView extends Main implements HasDynamicTitle {

    private static final long serialVersionUID = 1L;

    SpecificationsView(Specifications specifications) {
        addClassNames("view", "filling");
        List<SpecificationVersion> all = specifications.catalogue();
        add(new PageHeader(getTranslation("specifications.title")));
        if (all.isEmpty()) {
            add(new EmptyState(getTranslation("specifications.none"), getTranslation("specifications.none-text")));
            return;
        }
        Grid<SpecificationVersion> grid = new Grid<>();
        grid.addColumn(SpecificationVersion::name)
                .setHeader(getTranslation("specifications.name"))
                .setSortable(true)
                .setFlexGrow(3);
        grid.addColumn(v -> Objects.requireNonNullElse(v.family(), ""))
                .setHeader(getTranslation("specifications.family"))
                .setSortable(true);
        grid.addColumn(v -> getTranslation(
                        "specification.status." + v.status().name().toLowerCase(Locale.ROOT)))
                .setHeader(getTranslation("specifications.status"))
                .setSortable(true);
        grid.addColumn(v -> Objects.requireNonNullElse(v.issued(), ""))
                .setHeader(getTranslation("specifications.issued"))
                .setSortable(true);
        grid.addColumn(v -> v.roles().stream().map(SpecificationRole::name).collect(Collectors.joining(", ")))
                .setHeader(getTranslation("specifications.roles"))
                .setFlexGrow(2);
        var rows = grid.setItems(all);
        grid.getElement().setAttribute("aria-label", getTranslation("specifications.title"));
        grid.addItemClickListener(e -> getUI().ifPresent(
                        ui -> ui.navigate("specifications/" + e.getItem().path())));
        grid.addSelectionListener(e -> e.getFirstSelectedItem()
                .ifPresent(v -> getUI().ifPresent(ui -> ui.navigate("specifications/" + v.path()))));
        TextField find = new TextField();
        find.setLabel(getTranslation("specifications.find"));
        find.setClearButtonVisible(true);
        find.setValueChangeMode(ValueChangeMode.LAZY);
        find.setValueChangeTimeout(150);
        find.addValueChangeListener(e -> {
            String wanted = e.getValue().toLowerCase(Locale.ROOT).strip();
            rows.setFilter(v -> wanted.isEmpty() || text(v).contains(wanted));
        });
        add(find, grid);
    }

    private static String text(SpecificationVersion version) {
        return String.join(
                        " ",
                        version.name(),
                        version.path(),
                        Objects.requireNonNullElse(version.family(), ""),
                        version.roles().toString())
                .toLowerCase(Locale.ROOT);
    }

    @Override
    public String getPageTitle() {
        return getTranslation("page.title", getTranslation("specifications.title"));
    }
}
