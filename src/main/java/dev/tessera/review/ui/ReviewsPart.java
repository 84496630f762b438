package dev.tessera.review.ui;

import com.vaadin.flow.component.Component;
import dev.tessera.access.Viewer;
import dev.tessera.account.CurrentViewer;
import dev.tessera.result.CellKey;
import dev.tessera.result.CellStory;
import dev.tessera.result.ui.CellPart;
import dev.tessera.review.Appeals;
import dev.tessera.review.CellReviews;
import dev.tessera.shell.Notes;
import dev.tessera.trial.Trial;
import java.util.Optional;
import org.springframework.core.annotation.Order;

/** What reviewers decided about a cell, and the appeals against it, in the cell's story. */
@org.springframework.stereotype.Component
@Order(20)
class ReviewsPart implements CellPart {

    private final Appeals appeals;
    private final CurrentViewer current;
    private final Notes notes;

    ReviewsPart(Appeals appeals, CurrentViewer current, Notes notes) {
        this.appeals = appeals;
        this.current = current;
        this.notes = notes;
    }

    @Override
    public Optional<Component> of(Viewer viewer, Trial trial, CellStory story, CellStory.Meeting meeting) {
        if (meeting.outcome() == null) {
            return Optional.empty();
        }
        CellKey cell = new CellKey(
                trial.id(),
                story.test().id(),
                meeting.subject().id(),
                meeting.peer() == null ? null : meeting.peer().id());
        CellReviews reviews = appeals.of(viewer, trial.slug(), cell);
        return reviews.isEmpty()
                ? Optional.empty()
                : Optional.of(new ReviewStory(appeals, current, notes, trial, cell, meeting, reviews));
    }
}
