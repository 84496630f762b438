package dev.tessera.membership.ui;

import com.vaadin.flow.component.html.Main;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Route;
import dev.tessera.access.AccessPolicy;
import dev.tessera.access.Viewer;
import dev.tessera.account.CurrentViewer;
import dev.tessera.audit.AuditEntry;
import dev.tessera.audit.AuditLog;
import dev.tessera.audit.ui.HistoryList;
import dev.tessera.organisation.Organisation;
import dev.tessera.organisation.Organisations;
import dev.tessera.organisation.ui.OrganisationHeader;
import dev.tessera.shell.EmptyState;
import jakarta.annotation.security.PermitAll;
import java.util.List;

/** What was done to an organisation, its products and its people; for its members. */
@Route("organisations/:organisation/history")
@PermitAll
class OrganisationHistoryView extends Main implements BeforeEnterObserver, HasDynamicTitle {

    private static final long serialVersionUID = 1L;

    private final transient CurrentViewer current;
    private final transient Organisations organisations;
    private final transient AuditLog log;
    private final transient AccessPolicy policy;
    private String name = "";

    OrganisationHistoryView(CurrentViewer current, Organisations organisations, AuditLog log, AccessPolicy policy) {
        this.current = current;
        this.organisations = organisations;
        this.log = log;
        this.policy = policy;
        addClassName("view");
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        removeAll();
        OrganisationHeader.here(event, organisations, current.get(), OrganisationHeader.Part.HISTORY)
                .ifPresent(this::show);
    }

    private void show(Organisation here) {
        Viewer viewer = current.get();
        name = here.name();
        List<AuditEntry> entries = log.ofOrganisation(viewer, here.scope(), organisations.withMerged(here.id()));
        add(new OrganisationHeader(viewer, here, policy, OrganisationHeader.Part.HISTORY));
        add(
                entries.isEmpty()
                        ? new EmptyState(getTranslation("history.none"), getTranslation("audit-view.none-text"))
                        : new HistoryList(true).with(entries));
    }

    @Override
    public String getPageTitle() {
        return getTranslation("page.title", name + ", " + getTranslation("history.title"));
    }
}
