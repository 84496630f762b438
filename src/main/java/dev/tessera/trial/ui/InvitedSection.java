package dev.tessera.trial.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Section;
import dev.tessera.account.CurrentViewer;
import dev.tessera.organisation.Listed;
import dev.tessera.organisation.Organisations;
import dev.tessera.shell.LineButton;
import dev.tessera.shell.LineList;
import dev.tessera.shell.Name;
import dev.tessera.shell.Notes;
import dev.tessera.trial.Invited;
import dev.tessera.trial.Trial;
import dev.tessera.trial.TrialInvitations;
import java.util.List;

/** Who may know of an unlisted trial and join it. */
final class InvitedSection extends Section {

    private static final long serialVersionUID = 1L;

    private final transient CurrentViewer current;
    private final transient TrialInvitations invitations;
    private final transient Notes notes;
    private final String trial;
    private final LineList list = new LineList();
    private final Paragraph none = new Paragraph();

    InvitedSection(
            CurrentViewer current,
            TrialInvitations invitations,
            Organisations organisations,
            Notes notes,
            Trial trial) {
        this.current = current;
        this.invitations = invitations;
        this.notes = notes;
        this.trial = trial.slug();
        H2 title = new H2(getTranslation("trial.invited"));
        title.addClassName("section-title");
        none.setText(getTranslation("trial.invited-none"));
        none.addClassName("quiet");
        ComboBox<Listed> whom = new ComboBox<>(getTranslation("trial.invite-whom"));
        whom.setItems(organisations.visibleTo(current.get()));
        whom.setItemLabelGenerator(l -> l.organisation().name());
        Button invite = new Button(getTranslation("trial.invite"), click -> {
            Listed chosen = whom.getValue();
            if (chosen != null) {
                notes.tried(
                        getLocale(),
                        () -> invitations.invite(
                                current.get(), this.trial, chosen.organisation().slug()),
                        "trial.invited-whom",
                        chosen.organisation().name());
                whom.clear();
                show();
            }
        });
        Div form = new Div(whom, invite);
        form.addClassName("filters");
        add(title, none, list, form);
        show();
    }

    private void show() {
        List<Invited> all = invitations.of(current.get(), trial);
        none.setVisible(all.isEmpty());
        list.removeAll();
        for (Invited invited : all) {
            LineButton back = new LineButton(
                    getTranslation("trial.uninvite"), getTranslation("trial.uninvite-whom", invited.name()), () -> {
                        notes.tried(getLocale(), () -> invitations.uninvite(current.get(), trial, invited.slug()));
                        show();
                    });
            list.add(new ListItem(new Name(invited.name()), back));
        }
    }
}
