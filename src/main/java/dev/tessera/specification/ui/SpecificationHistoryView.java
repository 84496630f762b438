package dev.tessera.specification.ui;

import com.vaadin.flow.component.html.Main;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Route;
import dev.tessera.access.AccessPolicy;
import dev.tessera.access.Viewer;
import dev.tessera.account.CurrentViewer;
import dev.tessera.audit.AuditLog;
import dev.tessera.audit.ui.HistoryList;
import dev.tessera.specification.SpecificationVersion;
import dev.tessera.specification.Specifications;
import jakarta.annotation.security.PermitAll;

/** What was done to a specification version and its test suite. */
@Route("specifications/:specification/:version/history")
@PermitAll
class SpecificationHistoryView extends Main implements BeforeEnterObserver, HasDynamicTitle {

    private static final long serialVersionUID = 1L;

    private final transient CurrentViewer current;
    private final transient Specifications specifications;
    private final transient AccessPolicy policy;
    private final transient AuditLog log;
    private String title = "";

    SpecificationHistoryView(CurrentViewer current, Specifications specifications, AccessPolicy policy, AuditLog log) {
        this.current = current;
        this.specifications = specifications;
        this.policy = policy;
        this.log = log;
        addClassName("view");
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        removeAll();
        Viewer viewer = current.get();
        policy.requireModerator(viewer);
        SpecificationVersion version = SpecificationHeader.here(event, specifications);
        title = version.name();
        add(
                new SpecificationHeader(viewer, version, policy, SpecificationHeader.Part.HISTORY),
                new HistoryList(false).with(log.ofSpecification(viewer, version.id())));
    }

    @Override
    public String getPageTitle() {
        return getTranslation("page.title", title);
    }
}
