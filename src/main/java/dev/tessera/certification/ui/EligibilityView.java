package dev.tessera.certification.ui;

import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Main;
import com.vaadin.flow.component.html.NativeTable;
import com.vaadin.flow.component.html.NativeTableBody;
import com.vaadin.flow.component.html.NativeTableCell;
import com.vaadin.flow.component.html.NativeTableHeaderCell;
import com.vaadin.flow.component.html.NativeTableRow;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.data.value.ValueChangeMode;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Route;
import dev.tessera.access.AccessPolicy;
import dev.tessera.access.Viewer;
import dev.tessera.account.CurrentViewer;
import dev.tessera.certification.Eligibility;
import dev.tessera.certification.EligibilityTable;
import dev.tessera.common.Refusal;
import dev.tessera.organisation.Affiliation;
import dev.tessera.shell.EmptyState;
import dev.tessera.shell.Name;
import dev.tessera.shell.Notes;
import dev.tessera.shell.PageHeader;
import jakarta.annotation.security.PermitAll;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Which affiliations may be certified on which specifications: coordinators tick, everybody else reads. */
@Route("eligibility")
@PermitAll
class EligibilityView extends Main implements BeforeEnterObserver, HasDynamicTitle {

    private static final long serialVersionUID = 1L;

    private final transient CurrentViewer current;
    private final transient Eligibility eligibility;
    private final transient AccessPolicy policy;
    private final transient Notes notes;
    private final TextField find = new TextField();
    private final Div place = new Div();

    EligibilityView(CurrentViewer current, Eligibility eligibility, AccessPolicy policy, Notes notes) {
        this.current = current;
        this.eligibility = eligibility;
        this.policy = policy;
        this.notes = notes;
        addClassName("view");
        find.setLabel(getTranslation("eligibility.find"));
        find.setClearButtonVisible(true);
        find.setValueChangeMode(ValueChangeMode.LAZY);
        find.setValueChangeTimeout(150);
        find.addClassName("find");
        find.addValueChangeListener(e -> show());
        place.addClassName("table-place");
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        removeAll();
        add(
                new PageHeader(getTranslation("eligibility.title")),
                new Paragraph(getTranslation("eligibility.text")),
                find,
                place);
        show();
    }

    private void show() {
        place.removeAll();
        Viewer viewer = current.get();
        boolean writer = policy.mayCoordinate(viewer);
        EligibilityTable all = eligibility.table();
        if (all.lines().isEmpty()) {
            place.add(
                    new EmptyState(getTranslation("specifications.none"), getTranslation("specifications.none-text")));
            return;
        }
        NativeTable table = new NativeTable();
        table.addClassName("ticks");
        table.getElement().setAttribute("aria-label", getTranslation("eligibility.title"));
        NativeTableRow head = table.getHead().addRow();
        head.add(header(getTranslation("eligibility.specification"), "col"));
        for (Affiliation affiliation : Affiliation.values()) {
            head.add(header(called(affiliation), "col"));
        }
        NativeTableBody every = table.getBody();
        every.add(row(getTranslation("eligibility.every"), null, all.every(), Set.of(), writer));
        String wanted = find.getValue().strip().toLowerCase(Locale.ROOT);
        String family = null;
        for (EligibilityTable.Line line : all.lines()) {
            String of = Objects.requireNonNullElse(line.family(), getTranslation("eligibility.no-family"));
            if (!(of + " " + line.name() + " " + line.specification())
                    .toLowerCase(Locale.ROOT)
                    .contains(wanted)) {
                continue;
            }
            if (!of.equals(family)) {
                family = of;
                NativeTableRow group = every.addRow();
                NativeTableHeaderCell name = header(of, "rowgroup");
                name.getElement().setAttribute("colspan", String.valueOf(1 + Affiliation.values().length));
                group.addClassName("group");
                group.add(name);
            }
            every.add(row(line.name(), line.specification(), line.entered(), all.every(), writer));
        }
        place.add(table);
    }

    private NativeTableRow row(
            String name,
            @Nullable String specification,
            Set<Affiliation> entered,
            Set<Affiliation> anyway,
            boolean writer) {
        NativeTableRow row = new NativeTableRow();
        NativeTableHeaderCell head = new NativeTableHeaderCell();
        head.add(new Name(name));
        head.getElement().setAttribute("scope", "row");
        row.add(head);
        for (Affiliation affiliation : Affiliation.values()) {
            NativeTableCell cell = new NativeTableCell();
            boolean here = entered.contains(affiliation);
            if (anyway.contains(affiliation)) {
                cell.add(said("eligibility.anyway"));
            } else if (writer) {
                cell.add(tick(name, specification, affiliation, here));
            } else {
                cell.add(said(here ? "eligibility.yes" : "eligibility.no"));
            }
            row.add(cell);
        }
        return row;
    }

    private Span said(String key) {
        Span span = new Span(getTranslation(key));
        span.addClassName("quiet");
        return span;
    }

    private Checkbox tick(String name, @Nullable String specification, Affiliation affiliation, boolean may) {
        Checkbox tick = new Checkbox(may);
        tick.setAriaLabel(getTranslation("eligibility.tick", called(affiliation), name));
        tick.addValueChangeListener(e -> {
            if (e.isFromClient()) {
                try {
                    eligibility.set(current.get(), affiliation, specification, e.getValue());
                } catch (Refusal refusal) {
                    tick.setValue(!e.getValue());
                    notes.refused(getLocale(), refusal);
                }
                if (specification == null) {
                    show();
                }
            }
        });
        return tick;
    }

    private String called(Affiliation affiliation) {
        return getTranslation("organisation.affiliation." + affiliation.name().toLowerCase(Locale.ROOT));
    }

    private static NativeTableHeaderCell header(String text, String scope) {
        NativeTableHeaderCell cell = new NativeTableHeaderCell(text);
        cell.getElement().setAttribute("scope", scope);
        return cell;
    }

    @Override
    public String getPageTitle() {
        return getTranslation("page.title", getTranslation("eligibility.title"));
    }
}
