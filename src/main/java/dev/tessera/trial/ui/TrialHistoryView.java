package dev.tessera.trial.ui;

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
import dev.tessera.shell.EmptyState;
import dev.tessera.trial.Trial;
import dev.tessera.trial.Trials;
import jakarta.annotation.security.PermitAll;
import java.util.List;

/** What was done to a trial, for those who run it. */
@Route("trials/:trial/history")
@PermitAll
class TrialHistoryView extends Main implements BeforeEnterObserver, HasDynamicTitle {

    private static final long serialVersionUID = 1L;

    private final transient CurrentViewer current;
    private final transient Trials trials;
    private final transient AuditLog log;
    private final transient AccessPolicy policy;
    private String title = "";

    TrialHistoryView(CurrentViewer current, Trials trials, AuditLog log, AccessPolicy policy) {
        this.current = current;
        this.trials = trials;
        this.log = log;
        this.policy = policy;
        addClassName("view");
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        removeAll();
        Viewer viewer = current.get();
        Trial trial = trials.see(viewer, event.getRouteParameters().get("trial").orElse(""));
        title = trial.title();
        List<AuditEntry> entries = log.ofTrial(viewer, trial.scope());
        add(new TrialHeader(viewer, trial, policy, TrialHeader.Part.HISTORY));
        add(
                entries.isEmpty()
                        ? new EmptyState(getTranslation("history.none"), getTranslation("audit-view.none-text"))
                        : new HistoryList(false).with(entries));
    }

    @Override
    public String getPageTitle() {
        return getTranslation("page.title", title + ", " + getTranslation("history.title"));
    }
}
