package dev.tessera.result.ui;

import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Main;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.router.RouteParameters;
import dev.tessera.access.AccessPolicy;
import dev.tessera.access.Viewer;
import dev.tessera.account.CurrentViewer;
import dev.tessera.common.Refusal;
import dev.tessera.result.CellStories;
import dev.tessera.result.CellStory;
import dev.tessera.trial.Trial;
import dev.tessera.trial.Trials;
import dev.tessera.trial.ui.TrialHeader;
import jakarta.annotation.security.PermitAll;

/** One cell at an address of its own, so that it can be linked to; its test is named by its lineage. */
@Route("trials/:trial/cell/:test/:subject/:peer?")
@PermitAll
class CellView extends Main implements BeforeEnterObserver, HasDynamicTitle {

    private static final long serialVersionUID = 1L;

    private final transient CurrentViewer current;
    private final transient Trials trials;
    private final transient CellStories stories;
    private final transient CellDialogs dialogs;
    private final transient AccessPolicy policy;
    private String title = "";

    CellView(CurrentViewer current, Trials trials, CellStories stories, CellDialogs dialogs, AccessPolicy policy) {
        this.current = current;
        this.trials = trials;
        this.stories = stories;
        this.dialogs = dialogs;
        this.policy = policy;
        addClassNames("view", "cell-view");
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        removeAll();
        RouteParameters asked = event.getRouteParameters();
        Viewer viewer = current.get();
        Trial trial = trials.see(viewer, asked.get("trial").orElse(""));
        CellStory story = stories.cell(
                viewer,
                trial,
                number(asked.get("test").orElse("")),
                number(asked.get("subject").orElse("")),
                asked.get("peer").map(CellView::number).orElse(null));
        H2 heading = new H2(story.test().key());
        heading.getElement().setAttribute("dir", "auto");
        heading.addClassName("section-title");
        add(
                new TrialHeader(viewer, trial, policy, TrialHeader.Part.MATRIX),
                heading,
                dialogs.content(viewer, trial, story),
                new Anchor("trials/" + trial.slug(), getTranslation("cell.back")));
        title = getTranslation("cell.title", story.test().key(), trial.title());
    }

    private static long number(String text) {
        try {
            return Long.parseLong(text);
        } catch (NumberFormatException e) {
            throw Refusal.notFound("cell.unknown");
        }
    }

    @Override
    public String getPageTitle() {
        return getTranslation("page.title", title);
    }
}
