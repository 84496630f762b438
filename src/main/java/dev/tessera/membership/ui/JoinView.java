package dev.tessera.membership.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Main;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Route;
import dev.tessera.access.Viewer;
import dev.tessera.account.CurrentViewer;
import dev.tessera.membership.Invitation;
import dev.tessera.membership.Invitations;
import dev.tessera.membership.JoinRequests;
import dev.tessera.membership.MembershipRequest;
import dev.tessera.organisation.Listed;
import dev.tessera.organisation.Organisation;
import dev.tessera.organisation.Organisations;
import dev.tessera.shell.LineButton;
import dev.tessera.shell.LineList;
import dev.tessera.shell.Name;
import dev.tessera.shell.Notes;
import dev.tessera.shell.PageHeader;
import dev.tessera.shell.Quiet;
import jakarta.annotation.security.PermitAll;
import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The ways into an organisation: an invitation, one's mail domain, asking, or registering a new one. */
@Route("join")
@PermitAll
class JoinView extends Main implements BeforeEnterObserver, HasDynamicTitle {

    private static final long serialVersionUID = 1L;

    private final transient CurrentViewer current;
    private final transient Organisations organisations;
    private final transient JoinRequests requests;
    private final transient Invitations invitations;
    private final transient Notes notes;

    JoinView(
            CurrentViewer current,
            Organisations organisations,
            JoinRequests requests,
            Invitations invitations,
            Notes notes) {
        this.current = current;
        this.organisations = organisations;
        this.requests = requests;
        this.invitations = invitations;
        this.notes = notes;
        addClassNames("view", "narrow");
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        show(event.getLocation()
                .getQueryParameters()
                .getSingleParameter("organisation")
                .orElse(null));
    }

    private void show(@Nullable String wanted) {
        removeAll();
        Viewer viewer = current.get();
        add(new PageHeader(getTranslation("join.title")), new Paragraph(getTranslation("join.text")));
        List<Invitation> invited = invitations.mine(viewer);
        if (!invited.isEmpty()) {
            add(title("join.invited"), invited(invited));
        }
        List<MembershipRequest> waiting = requests.mine(viewer);
        if (!waiting.isEmpty()) {
            add(title("join.waiting"), waiting(waiting));
        }
        List<Organisation> suggested = requests.suggested(viewer);
        if (!suggested.isEmpty()) {
            add(title("join.suggested"), suggested(suggested));
        }
        add(title("join.ask"), ask(viewer, wanted));
        Anchor register = new Anchor("new-organisation", getTranslation("join.register"));
        add(title("join.new"), new Paragraph(getTranslation("join.new-text")), register);
    }

    private H2 title(String key) {
        H2 title = new H2(getTranslation(key));
        title.addClassName("section-title");
        return title;
    }

    private Component invited(List<Invitation> all) {
        LineList list = new LineList();
        for (Invitation invitation : all) {
            Button accept = new Button(
                    getTranslation("invitation.accept", invitation.organisationName()),
                    click -> act(
                            () -> invitations.acceptMine(current.get(), invitation.id()),
                            "invitation.accepted",
                            invitation.organisationName()));
            accept.addThemeVariants(ButtonVariant.PRIMARY);
            list.add(new ListItem(
                    new Name(invitation.organisationName()),
                    new Quiet(getTranslation(
                            "members.invited-by",
                            invitation.invitedBy(),
                            invitation.expiresAt().atZone(ZoneId.of("UTC")))),
                    accept));
        }
        return list;
    }

    private Component waiting(List<MembershipRequest> all) {
        LineList list = new LineList();
        for (MembershipRequest request : all) {
            LineButton withdraw = new LineButton(
                    getTranslation("join.withdraw"),
                    getTranslation("join.withdraw-which", request.organisationName()),
                    () -> act(
                            () -> requests.withdraw(current.get(), request.id()),
                            "join.withdrawn",
                            request.organisationName()));
            list.add(new ListItem(
                    new Name(request.organisationName()),
                    new Quiet(getTranslation(
                            request.kind() == dev.tessera.membership.MembershipRequestKind.CLAIM
                                    ? "join.coordinators-answer"
                                    : "join.managers-answer")),
                    withdraw));
        }
        return list;
    }

    private Component suggested(List<Organisation> all) {
        LineList list = new LineList();
        for (Organisation organisation : all) {
            Button ask = new Button(
                    getTranslation("join.ask-which", organisation.name()),
                    click -> act(
                            () -> requests.ask(current.get(), organisation.slug(), null),
                            "join.asked",
                            organisation.name()));
            ask.addThemeVariants(ButtonVariant.PRIMARY);
            list.add(new ListItem(new Name(organisation.name()), new Quiet(getTranslation("join.same-domain")), ask));
        }
        return list;
    }

    private Component ask(Viewer viewer, @Nullable String wanted) {
        List<Listed> others = organisations.visibleTo(viewer).stream()
                .filter(o -> !viewer.organisations().contains(o.organisation().id()))
                .toList();
        ComboBox<Listed> which = new ComboBox<>(getTranslation("join.organisation"));
        which.setItems(others);
        which.setItemLabelGenerator(o -> o.organisation().name());
        others.stream()
                .filter(o -> o.organisation().slug().equals(wanted))
                .findFirst()
                .ifPresent(which::setValue);
        TextArea message = new TextArea(getTranslation("join.message"));
        message.setHelperText(getTranslation("join.message-help"));
        message.setMaxLength(2000);
        Paragraph who = new Paragraph();
        who.addClassName("quiet");
        which.addValueChangeListener(e -> {
            Listed chosen = e.getValue();
            who.setText(
                    chosen == null
                            ? ""
                            : getTranslation(
                                    chosen.organisation().claimed()
                                            ? "join.managers-answer"
                                            : "join.coordinators-answer"));
        });
        Button send = new Button(getTranslation("join.send"), click -> {
            Listed chosen = which.getValue();
            if (chosen == null) {
                which.setInvalid(true);
                which.setErrorMessage(getTranslation("join.choose"));
                which.focus();
                return;
            }
            act(
                    () -> requests.ask(current.get(), chosen.organisation().slug(), message.getValue()),
                    "join.asked",
                    chosen.organisation().name());
        });
        which.setWidthFull();
        message.setWidthFull();
        Div form = new Div(which, who, message, send);
        form.addClassName("stack");
        return form;
    }

    private void act(Runnable what, String done, Object... args) {
        notes.tried(getLocale(), what, done, args);
        show(null);
    }

    @Override
    public String getPageTitle() {
        return getTranslation("page.title", getTranslation("join.title"));
    }
}
