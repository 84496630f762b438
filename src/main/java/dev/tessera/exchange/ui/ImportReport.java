package dev.tessera.exchange.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.html.DescriptionList;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.UnorderedList;
import dev.tessera.common.Messages;
import dev.tessera.exchange.ImportResult;

/** What an import would do, or did: counts, what was made, what contradicts itself, and every line not taken. */
class ImportReport extends Div {

    private static final long serialVersionUID = 1L;

    private static final int ROWS_SHOWN_WHOLE = 20;

    ImportReport(ImportResult result, Messages messages, Runnable take) {
        addClassName("import-report");
        DescriptionList counts = new DescriptionList();
        counts.addClassName("sums");
        count(counts, "import.recorded", result.recorded());
        count(counts, "import.superseded", result.superseded());
        count(counts, "import.unchanged", result.unchanged());
        count(counts, "import.rejected", result.rejected().size());
        add(counts);
        if (result.dryRun() && result.recorded() > 0) {
            Button record = new Button(getTranslation("import.take", result.recorded()), click -> take.run());
            record.addThemeVariants(ButtonVariant.PRIMARY);
            record.setDisableOnClick(true);
            add(record);
        } else if (result.dryRun()) {
            add(new Paragraph(getTranslation("import.nothing-new")));
        }
        result.remarks().forEach(remark -> add(new Paragraph(messages.text(getLocale(), remark))));
        if (!result.created().isEmpty()) {
            UnorderedList made = new UnorderedList();
            result.created().forEach(c -> {
                ListItem item = new ListItem(getTranslation("import.created." + c.kind(), c.name()));
                item.getElement().setAttribute("dir", "auto");
                made.add(item);
            });
            add(section(getTranslation(result.dryRun() ? "import.would-create" : "import.created")), made);
        }
        if (!result.contradictions().isEmpty()) {
            Grid<ImportResult.Contradiction> grid = new Grid<>();
            grid.addColumn(ImportResult.Contradiction::subject).setHeader(getTranslation("import.subject"));
            grid.addColumn(ImportResult.Contradiction::test).setHeader(getTranslation("import.test"));
            grid.addColumn(c -> said(c.first(), messages)).setHeader(getTranslation("import.first"));
            grid.addColumn(c -> said(c.second(), messages)).setHeader(getTranslation("import.second"));
            grid.addColumn(c -> getTranslation("verdict." + c.stands().word()))
                    .setHeader(getTranslation("import.stands"));
            grid.setItems(result.contradictions());
            grid.setAllRowsVisible(result.contradictions().size() <= ROWS_SHOWN_WHOLE);
            add(
                    section(getTranslation(
                            "import.contradictions", result.contradictions().size())),
                    grid);
        }
        if (!result.rejected().isEmpty()) {
            Grid<ImportResult.Rejected> grid = new Grid<>();
            grid.addColumn(r -> messages.text(getLocale(), r.where()))
                    .setHeader(getTranslation("import.where"))
                    .setAutoWidth(true)
                    .setFlexGrow(0);
            grid.addColumn(r -> messages.text(getLocale(), r.reason()))
                    .setHeader(getTranslation("import.reason"))
                    .setTooltipGenerator(r -> messages.text(getLocale(), r.reason()))
                    .setFlexGrow(3);
            grid.addColumn(ImportResult.Rejected::subject).setHeader(getTranslation("import.subject"));
            grid.addColumn(ImportResult.Rejected::test).setHeader(getTranslation("import.test"));
            grid.setItems(result.rejected());
            grid.setAllRowsVisible(result.rejected().size() <= ROWS_SHOWN_WHOLE);
            add(
                    section(getTranslation(
                            "import.rejected-title", result.rejected().size())),
                    grid);
        }
    }

    private static H2 section(String text) {
        H2 title = new H2(text);
        title.addClassName("section-title");
        return title;
    }

    private String said(ImportResult.Said said, Messages messages) {
        return getTranslation("verdict." + said.verdict().word()) + ", " + messages.text(getLocale(), said.where())
                + (said.date() == null ? "" : ", " + said.date());
    }

    private void count(DescriptionList counts, String key, int number) {
        counts.add(new Div(
                new DescriptionList.Term(getTranslation(key)),
                new DescriptionList.Description(getTranslation("number", number))));
    }
}
