package dev.tessera.membership.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.confirmdialog.ConfirmDialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Main;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.EmailField;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Route;
import dev.tessera.access.AccessPolicy;
import dev.tessera.access.MembershipRole;
import dev.tessera.access.Viewer;
import dev.tessera.account.CurrentViewer;
import dev.tessera.common.Refusal;
import dev.tessera.membership.Invitation;
import dev.tessera.membership.Invitations;
import dev.tessera.membership.JoinRequests;
import dev.tessera.membership.Member;
import dev.tessera.membership.MembershipRequest;
import dev.tessera.membership.Memberships;
import dev.tessera.organisation.Organisation;
import dev.tessera.organisation.Organisations;
import dev.tessera.organisation.ui.OrganisationHeader;
import dev.tessera.shell.LineButton;
import dev.tessera.shell.LineList;
import dev.tessera.shell.Name;
import dev.tessera.shell.Notes;
import dev.tessera.shell.Quiet;
import jakarta.annotation.security.PermitAll;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Who belongs to an organisation, who waits to, and who was invited. */
@Route("organisations/:organisation/members")
@PermitAll
class MembersView extends Main implements BeforeEnterObserver, HasDynamicTitle {

    private static final long serialVersionUID = 1L;

    private final transient CurrentViewer current;
    private final transient Organisations organisations;
    private final transient Memberships memberships;
    private final transient JoinRequests requests;
    private final transient Invitations invitations;
    private final transient AccessPolicy policy;
    private final transient Notes notes;
    private transient @Nullable Organisation organisation;

    MembersView(
            CurrentViewer current,
            Organisations organisations,
            Memberships memberships,
            JoinRequests requests,
            Invitations invitations,
            AccessPolicy policy,
            Notes notes) {
        this.current = current;
        this.organisations = organisations;
        this.memberships = memberships;
        this.requests = requests;
        this.invitations = invitations;
        this.policy = policy;
        this.notes = notes;
        addClassName("view");
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        OrganisationHeader.here(event, organisations, current.get(), OrganisationHeader.Part.MEMBERS)
                .ifPresent(here -> {
                    organisation = here;
                    show();
                });
    }

    private void show() {
        removeAll();
        Organisation here = here();
        Viewer viewer = current.get();
        List<Member> members = memberships.members(viewer, here.slug());
        boolean manages = policy.mayManage(viewer, here.scope());
        add(new OrganisationHeader(viewer, here, policy, OrganisationHeader.Part.MEMBERS));
        if (manages) {
            List<MembershipRequest> waiting = requests.open(viewer, here.slug());
            if (!waiting.isEmpty()) {
                add(title("members.waiting"));
                add(new RequestList(waiting, false, this::approve, this::decline));
            }
        }
        add(title("members.title"), members(viewer, members, manages));
        if (manages) {
            add(title("members.invite"), new Paragraph(getTranslation("members.invite-text")), invite());
            List<Invitation> open = invitations.waiting(viewer, here.slug());
            if (!open.isEmpty()) {
                add(title("members.invited"), invited(open));
            }
        }
    }

    private H2 title(String key) {
        H2 title = new H2(getTranslation(key));
        title.addClassName("section-title");
        return title;
    }

    private Component members(Viewer viewer, List<Member> members, boolean manages) {
        if (members.isEmpty()) {
            return new Paragraph(getTranslation("members.none"));
        }
        LineList list = new LineList();
        for (Member member : members) {
            boolean me = Objects.equals(viewer.account(), member.account());
            Name name = new Name(member.name());
            Quiet email = new Quiet(member.email());
            Span role = new Span(getTranslation("member.role." + word(member.role())));
            role.addClassName("chip");
            ListItem line = new ListItem(name, email, role);
            if (manages) {
                MembershipRole other =
                        member.role() == MembershipRole.MANAGER ? MembershipRole.MEMBER : MembershipRole.MANAGER;
                boolean up = other == MembershipRole.MANAGER;
                line.add(new LineButton(
                        getTranslation(up ? "members.make-manager" : "members.make-member"),
                        getTranslation(up ? "members.make-manager-whom" : "members.make-member-whom", member.name()),
                        () -> changeRole(member, other)));
            }
            if (manages || me) {
                line.add(new LineButton(
                        getTranslation(me ? "members.leave" : "members.remove"),
                        me ? getTranslation("members.leave") : getTranslation("members.remove-whom", member.name()),
                        () -> askToEnd(member, me)));
            }
            list.add(line);
        }
        return list;
    }

    private Component invite() {
        EmailField email = new EmailField(getTranslation("members.email"));
        Select<MembershipRole> role = new Select<>();
        role.setLabel(getTranslation("members.role"));
        role.setItems(MembershipRole.values());
        role.setItemLabelGenerator(r -> getTranslation("member.role." + word(r)));
        role.setValue(MembershipRole.MEMBER);
        Button send = new Button(getTranslation("members.send"), click -> {
            try {
                invitations.invite(current.get(), here().slug(), email.getValue(), role.getValue());
                notes.done(getLocale(), "members.sent", email.getValue());
                show();
            } catch (Refusal refusal) {
                email.setInvalid(true);
                email.setErrorMessage(notes.text(getLocale(), refusal));
                email.focus();
            }
        });
        send.addClickShortcut(com.vaadin.flow.component.Key.ENTER).listenOn(email);
        Div form = new Div(email, role, send);
        form.addClassName("filters");
        return form;
    }

    private Component invited(List<Invitation> open) {
        LineList list = new LineList();
        for (Invitation invitation : open) {
            Span role = new Span(getTranslation("member.role." + word(invitation.role())));
            role.addClassName("chip");
            Quiet facts = new Quiet(getTranslation(
                    "members.invited-by",
                    invitation.invitedBy(),
                    invitation.expiresAt().atZone(ZoneId.of("UTC"))));
            LineButton revoke = new LineButton(
                    getTranslation("members.revoke"),
                    getTranslation("members.revoke-whose", invitation.email()),
                    () -> act(
                            () -> invitations.revoke(current.get(), here().slug(), invitation.id()),
                            "members.revoked"));
            list.add(new ListItem(new Span(invitation.email()), role, facts, revoke));
        }
        return list;
    }

    private void approve(MembershipRequest request) {
        act(() -> requests.approve(current.get(), request.id()), "members.approved", request.name());
    }

    private void decline(MembershipRequest request, String reason) {
        act(() -> requests.decline(current.get(), request.id(), reason), "members.declined", request.name());
    }

    private void changeRole(Member member, MembershipRole role) {
        act(
                () -> memberships.changeRole(current.get(), here().slug(), member.account(), role),
                "members.changed",
                member.name());
    }

    private void askToEnd(Member member, boolean me) {
        ConfirmDialog dialog = new ConfirmDialog();
        dialog.setHeader(
                me
                        ? getTranslation("members.leave-title", here().name())
                        : getTranslation("members.remove-title", member.name()));
        dialog.setText(getTranslation("members.end-text"));
        dialog.setCancelable(true);
        dialog.setCancelText(getTranslation("dialog.cancel"));
        dialog.setConfirmText(getTranslation(me ? "members.leave" : "members.remove"));
        dialog.addConfirmListener(e -> {
            if (me) {
                leave();
            } else {
                act(
                        () -> memberships.remove(current.get(), here().slug(), member.account(), null),
                        "members.removed",
                        member.name());
            }
        });
        dialog.open();
    }

    private void leave() {
        try {
            memberships.leave(current.get(), here().slug());
            notes.done(getLocale(), "members.left", here().name());
            getUI().ifPresent(ui -> ui.navigate("organisations"));
        } catch (Refusal refusal) {
            notes.refused(getLocale(), refusal);
        }
    }

    private void act(Runnable what, String done, Object... args) {
        notes.tried(getLocale(), what, done, args);
        show();
    }

    private Organisation here() {
        return Objects.requireNonNull(organisation);
    }

    private static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }

    @Override
    public String getPageTitle() {
        return getTranslation(
                "page.title",
                (organisation == null ? "" : organisation.name() + ", ") + getTranslation("members.title"));
    }
}
