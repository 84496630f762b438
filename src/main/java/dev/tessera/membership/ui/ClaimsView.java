package dev.tessera.membership.ui;

import com.vaadin.flow.component.html.Main;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Route;
import dev.tessera.account.CurrentViewer;
import dev.tessera.membership.JoinRequests;
import dev.tessera.membership.MembershipRequest;
import dev.tessera.shell.EmptyState;
import dev.tessera.shell.Notes;
import dev.tessera.shell.PageHeader;
import jakarta.annotation.security.PermitAll;
import java.util.List;

/** Who wants to act for an organisation that nobody acts for, for coordinators. */
@Route("claims")
@PermitAll
class ClaimsView extends Main implements BeforeEnterObserver, HasDynamicTitle {

    private static final long serialVersionUID = 1L;

    private final transient CurrentViewer current;
    private final transient JoinRequests requests;
    private final transient Notes notes;

    ClaimsView(CurrentViewer current, JoinRequests requests, Notes notes) {
        this.current = current;
        this.requests = requests;
        this.notes = notes;
        addClassName("view");
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        show();
    }

    private void show() {
        removeAll();
        List<MembershipRequest> claims = requests.claims(current.get());
        add(new PageHeader(getTranslation("claims.title")));
        if (claims.isEmpty()) {
            add(new EmptyState(getTranslation("claims.none"), getTranslation("claims.text")));
            return;
        }
        add(new Paragraph(getTranslation("claims.text")));
        add(new RequestList(
                claims,
                true,
                claim -> act(() -> requests.approve(current.get(), claim.id()), "members.approved", claim.name()),
                (claim, reason) -> act(
                        () -> requests.decline(current.get(), claim.id(), reason), "members.declined", claim.name())));
    }

    private void act(Runnable what, String done, Object... args) {
        notes.tried(getLocale(), what, done, args);
        show();
    }

    @Override
    public String getPageTitle() {
        return getTranslation("page.title", getTranslation("claims.title"));
    }
}
