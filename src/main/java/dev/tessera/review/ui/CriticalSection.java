package dev.tessera.review.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.combobox.MultiSelectComboBox;
import com.vaadin.flow.component.details.Details;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import dev.tessera.account.CurrentViewer;
import dev.tessera.review.CriticalTests;
import dev.tessera.shell.Notes;
import dev.tessera.specification.TestCase;
import dev.tessera.trial.Trial;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Where a coordinator chooses the tests that two reviewers decide. */
final class CriticalSection extends Details {

    private static final long serialVersionUID = 1L;

    CriticalSection(CurrentViewer current, CriticalTests critical, Notes notes, Trial trial, List<TestCase> tests) {
        Set<Long> now = critical.of(current.get(), trial.slug());
        setSummaryText(getTranslation("review.critical", now.size()));
        Paragraph about = new Paragraph(getTranslation("review.critical-about"));
        about.addClassName("quiet");
        MultiSelectComboBox<TestCase> choice = new MultiSelectComboBox<>();
        choice.setLabel(getTranslation("review.critical-tests"));
        choice.setItems(tests);
        choice.setItemLabelGenerator(t -> t.key() + " " + t.title());
        choice.setValue(tests.stream().filter(t -> now.contains(t.lineage())).collect(Collectors.toSet()));
        choice.setWidth("min(100%, 40rem)");
        Button save = new Button(
                getTranslation("form.save"),
                click -> notes.tried(
                        getLocale(),
                        () -> {
                            Set<Long> chosen = choice.getValue().stream()
                                    .map(TestCase::lineage)
                                    .collect(Collectors.toSet());
                            critical.choose(current.get(), trial.slug(), chosen);
                            setSummaryText(getTranslation("review.critical", chosen.size()));
                        },
                        "form.saved"));
        Div form = new Div(about, choice, save);
        form.addClassName("view-part");
        add(form);
    }
}
