package dev.tessera.trial.ui;

import com.vaadin.flow.component.Key;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.textfield.EmailField;
import dev.tessera.account.CurrentViewer;
import dev.tessera.common.Refusal;
import dev.tessera.shell.LineButton;
import dev.tessera.shell.LineList;
import dev.tessera.shell.Name;
import dev.tessera.shell.Notes;
import dev.tessera.shell.Quiet;
import dev.tessera.trial.Reviewer;
import dev.tessera.trial.Reviewers;
import dev.tessera.trial.Trial;
import java.util.List;

/** Who reviews a trial, for those who run it: appoint, dismiss. */
final class ReviewersSection extends Section {

    private static final long serialVersionUID = 1L;

    private final transient CurrentViewer current;
    private final transient Reviewers reviewers;
    private final transient Notes notes;
    private final String trial;
    private final LineList list = new LineList();
    private final Paragraph none = new Paragraph();
    private final EmailField email = new EmailField();

    ReviewersSection(CurrentViewer current, Reviewers reviewers, Notes notes, Trial trial) {
        this.current = current;
        this.reviewers = reviewers;
        this.notes = notes;
        this.trial = trial.slug();
        H2 title = new H2(getTranslation("reviewers.title"));
        title.addClassName("section-title");
        none.setText(getTranslation("reviewers.none"));
        none.addClassName("quiet");
        email.setLabel(getTranslation("reviewers.email"));
        Button appoint = new Button(getTranslation("reviewers.appoint"), click -> appoint());
        appoint.addClickShortcut(Key.ENTER).listenOn(email);
        Div form = new Div(email, appoint);
        form.addClassName("filters");
        add(title, none, list, form);
        show();
    }

    private void show() {
        List<Reviewer> all = reviewers.of(current.get(), trial);
        none.setVisible(all.isEmpty());
        list.removeAll();
        for (Reviewer reviewer : all) {
            Name name = new Name(reviewer.name());
            Quiet address = new Quiet(reviewer.email());
            LineButton dismiss = new LineButton(
                    getTranslation("reviewers.dismiss"),
                    getTranslation("reviewers.dismiss-whom", reviewer.name()),
                    () -> dismiss(reviewer));
            list.add(new ListItem(name, address, dismiss));
        }
    }

    private void appoint() {
        try {
            reviewers.appoint(current.get(), trial, email.getValue());
            notes.done(getLocale(), "reviewers.appointed", email.getValue());
            email.clear();
            email.setInvalid(false);
            show();
        } catch (Refusal refusal) {
            email.setInvalid(true);
            email.setErrorMessage(notes.text(getLocale(), refusal));
        }
    }

    private void dismiss(Reviewer reviewer) {
        notes.tried(
                getLocale(),
                () -> reviewers.dismiss(current.get(), trial, reviewer.account()),
                "reviewers.dismissed",
                reviewer.name());
        show();
    }
}
