package dev.tessera.account.ui;

import com.vaadin.flow.component.html.Main;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Route;
import dev.tessera.access.Viewer;
import dev.tessera.account.CurrentViewer;
import dev.tessera.account.People;
import dev.tessera.audit.AuditLog;
import dev.tessera.audit.ui.HistoryList;
import jakarta.annotation.security.PermitAll;

/** What one did, and what was done to one's account. */
@Route("account/history")
@PermitAll
class AccountHistoryView extends Main implements BeforeEnterObserver, HasDynamicTitle {

    private static final long serialVersionUID = 1L;

    private final transient CurrentViewer current;
    private final transient People people;
    private final transient AuditLog log;

    AccountHistoryView(CurrentViewer current, People people, AuditLog log) {
        this.current = current;
        this.people = people;
        this.log = log;
        addClassName("view");
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        removeAll();
        Viewer viewer = current.get();
        add(
                new AccountHeader(people.me(viewer).name(), AccountHeader.Part.HISTORY),
                new HistoryList(true).with(log.mine(viewer)));
    }

    @Override
    public String getPageTitle() {
        return getTranslation("page.title", getTranslation("account.part.history"));
    }
}
