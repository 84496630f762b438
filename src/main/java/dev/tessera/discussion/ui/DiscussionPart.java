package dev.tessera.discussion.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.details.Details;
import dev.tessera.access.AccessPolicy;
import dev.tessera.access.Viewer;
import dev.tessera.account.CurrentViewer;
import dev.tessera.discussion.Discussions;
import dev.tessera.matrix.TrialNews;
import dev.tessera.result.CellKey;
import dev.tessera.result.CellStory;
import dev.tessera.result.ui.CellPart;
import dev.tessera.shell.Notes;
import dev.tessera.trial.Trial;
import java.util.List;
import java.util.Optional;
import org.springframework.core.annotation.Order;

/** The discussion below what the sides say, for those who may read it. */
@org.springframework.stereotype.Component
@Order(30)
class DiscussionPart implements CellPart {

    private final Discussions discussions;
    private final CurrentViewer current;
    private final AccessPolicy policy;
    private final TrialNews news;
    private final Notes notes;

    DiscussionPart(Discussions discussions, CurrentViewer current, AccessPolicy policy, TrialNews news, Notes notes) {
        this.discussions = discussions;
        this.current = current;
        this.policy = policy;
        this.news = news;
        this.notes = notes;
    }

    @Override
    public Optional<Component> of(Viewer viewer, Trial trial, CellStory story, CellStory.Meeting meeting) {
        List<Long> organisations = meeting.peer() == null
                ? List.of(meeting.subject().organisationId())
                : List.of(meeting.subject().organisationId(), meeting.peer().organisationId());
        if (!policy.mayDiscuss(viewer, trial.scope(), organisations)) {
            return Optional.empty();
        }
        CellKey cell = new CellKey(
                trial.id(),
                story.test().id(),
                meeting.subject().id(),
                meeting.peer() == null ? null : meeting.peer().id());
        DiscussionSection section = new DiscussionSection(discussions, current, news, notes, cell);
        if (story.meetings().size() <= 1) {
            return Optional.of(section);
        }
        // Of many partners, only what somebody opens is read.
        Details details = new Details(section.getTranslation("discussion.title"));
        details.addOpenedChangeListener(e -> {
            if (e.isOpened() && section.getParent().isEmpty()) {
                details.add(section);
            }
        });
        return Optional.of(details);
    }
}
