package dev.tessera.membership.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Main;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Route;
import dev.tessera.account.CurrentViewer;
import dev.tessera.common.Refusal;
import dev.tessera.membership.Invitation;
import dev.tessera.membership.Invitations;
import dev.tessera.shell.EmptyState;
import dev.tessera.shell.Notes;
import dev.tessera.shell.PageHeader;
import jakarta.annotation.security.PermitAll;
import java.util.Locale;

/** Where the link of an invitation leads: one button. */
@Route("invitations/:secret")
@PermitAll
class InvitationView extends Main implements BeforeEnterObserver, HasDynamicTitle {

    private static final long serialVersionUID = 1L;

    private final transient CurrentViewer current;
    private final transient Invitations invitations;
    private final transient Notes notes;

    InvitationView(CurrentViewer current, Invitations invitations, Notes notes) {
        this.current = current;
        this.invitations = invitations;
        this.notes = notes;
        addClassName("view");
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        removeAll();
        String secret = event.getRouteParameters().get("secret").orElse("");
        Invitation invitation = invitations.behind(current.get(), secret);
        Button join = new Button(
                getTranslation("invitation.accept", invitation.organisationName()),
                click -> accept(invitation, secret));
        join.addThemeVariants(ButtonVariant.PRIMARY);
        add(
                new PageHeader(getTranslation("invitation.title")),
                new EmptyState(
                        invitation.organisationName(),
                        getTranslation(
                                "invitation.text",
                                invitation.invitedBy(),
                                invitation.organisationName(),
                                getTranslation("member.role."
                                        + invitation.role().name().toLowerCase(Locale.ROOT))),
                        join));
    }

    private void accept(Invitation invitation, String secret) {
        try {
            invitations.accept(current.get(), secret);
            notes.done(getLocale(), "invitation.accepted", invitation.organisationName());
            getUI().ifPresent(ui -> ui.navigate("organisations/" + invitation.organisationSlug()));
        } catch (Refusal refusal) {
            notes.refused(getLocale(), refusal);
        }
    }

    @Override
    public String getPageTitle() {
        return getTranslation("page.title", getTranslation("invitation.title"));
    }
}
