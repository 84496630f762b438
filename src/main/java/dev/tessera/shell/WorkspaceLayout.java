package dev.tessera.shell;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.DetachEvent;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.applayout.AppLayout;
import com.vaadin.flow.component.applayout.DrawerToggle;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Aside;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Header;
import com.vaadin.flow.component.html.Image;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.sidenav.SideNav;
import com.vaadin.flow.component.sidenav.SideNavItem;
import com.vaadin.flow.router.Layout;
import com.vaadin.flow.spring.security.AuthenticationContext;
import dev.tessera.access.AccessPolicy;
import dev.tessera.access.Viewer;
import dev.tessera.account.CurrentViewer;
import dev.tessera.common.Settings;
import dev.tessera.live.Live;
import dev.tessera.news.Inbox;
import jakarta.annotation.security.PermitAll;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The frame around the views: where one is, where one can go, who one is. */
@Layout
@PermitAll
class WorkspaceLayout extends AppLayout {

    private static final long serialVersionUID = 1L;

    private final transient CurrentViewer current;
    private final transient Inbox inbox;
    /** One at the head of the side, one in the bar of a narrow window, where the side is hidden. */
    private final List<Bell> bells = List.of(new Bell(), new Bell());

    private transient Live.@Nullable Subscription news;

    WorkspaceLayout(
            CurrentViewer current, AccessPolicy policy, Inbox inbox, Settings settings, AuthenticationContext session) {
        this.current = current;
        this.inbox = inbox;
        setPrimarySection(Section.DRAWER);
        Viewer viewer = current.get();

        Image logo = new Image("/assets/logo.svg", "");
        logo.setWidth("28px");
        logo.setHeight("28px");
        Anchor home = new Anchor("/", logo, new Span(getTranslation("app.name")));
        home.addClassName("brand");
        home.getElement().setAttribute("router-ignore", true);
        home.getElement().setAttribute("title", getTranslation("shell.public-site"));

        SideNav nav = new SideNav();
        nav.getElement().setAttribute("aria-label", getTranslation("shell.navigation"));
        if (!viewer.organisations().isEmpty()) {
            nav.addItem(new SideNavItem(getTranslation("to-do.title"), "to-do"));
        }
        nav.addItem(new SideNavItem(getTranslation("trials.title"), ""));
        nav.addItem(new SideNavItem(getTranslation("specifications.title"), "specifications"));
        nav.addItem(new SideNavItem(getTranslation("eligibility.title"), "eligibility"));
        nav.addItem(new SideNavItem(getTranslation("organisations.title"), "organisations"));
        if (policy.mayCoordinate(viewer)) {
            nav.addItem(new SideNavItem(getTranslation("trial.new"), "new-trial"));
        }
        if (policy.mayModerate(viewer)) {
            nav.addItem(new SideNavItem(getTranslation("shell.approvals"), "approvals"));
            nav.addItem(new SideNavItem(getTranslation("claims.title"), "claims"));
            nav.addItem(new SideNavItem(getTranslation("audit-view.title"), "audit"));
        } else if (viewer.organisations().isEmpty()) {
            nav.addItem(new SideNavItem(getTranslation("join.title"), "join"));
        }
        if (policy.mayAdminister(viewer)) {
            nav.addItem(new SideNavItem(getTranslation("people.title"), "people"));
        }
        if (settings.demonstration()) {
            SideNavItem outbox = new SideNavItem(getTranslation("shell.outbox"));
            // Set as it is, for a path of the component's own would begin below the workspace.
            outbox.getElement().setAttribute("path", "/outbox");
            outbox.setRouterIgnore(true);
            nav.addItem(outbox);
        }

        Anchor name = new Anchor("account", viewer.name());
        name.getElement().setAttribute("title", getTranslation("account.title"));
        name.getElement().setAttribute("dir", "auto");
        Button signOut = new Button(getTranslation("shell.sign-out"), click -> session.logout());
        signOut.addThemeVariants(ButtonVariant.TERTIARY);
        Div person = new Div(name, signOut);
        person.addClassName("side-foot");

        Aside drawer = new Aside(new Header(home, bells.getFirst()), nav, person);
        drawer.getElement().setAttribute("aria-label", getTranslation("shell.menu"));
        drawer.addClassName("side");
        addToDrawer(drawer);

        DrawerToggle toggle = new DrawerToggle();
        toggle.setAriaLabel(getTranslation("shell.menu"));
        toggle.addClassName("workspace-toggle");
        Header bar = new Header(toggle, bells.getLast());
        bar.addClassName("workspace-bar");
        addToNavbar(true, bar);
    }

    @Override
    protected void onAttach(AttachEvent attached) {
        super.onAttach(attached);
        Viewer viewer = current.get();
        if (viewer.inPerson()) {
            UI ui = attached.getUI();
            news = inbox.follow(viewer, () -> ui.access(this::ring));
            ring();
        }
    }

    @Override
    protected void onDetach(DetachEvent detached) {
        super.onDetach(detached);
        if (news != null) {
            news.end();
        }
    }

    private void ring() {
        Viewer viewer = current.get();
        int unread = viewer.inPerson() ? inbox.unread(viewer) : 0;
        bells.forEach(bell -> bell.show(unread));
    }
}
