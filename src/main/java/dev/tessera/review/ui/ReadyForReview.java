package dev.tessera.review.ui;

import com.vaadin.flow.component.Component;
import dev.tessera.access.Viewer;
import dev.tessera.account.CurrentViewer;
import dev.tessera.result.ui.SheetPart;
import dev.tessera.review.Readiness;
import dev.tessera.shell.Notes;
import dev.tessera.trial.Participant;
import dev.tessera.trial.Trial;
import java.util.List;

/** Where a vendor says that reviewers may begin with what it reported, beside the sheet where it reports. */
@org.springframework.stereotype.Component
class ReadyForReview implements SheetPart {

    private final Readiness readiness;
    private final CurrentViewer current;
    private final Notes notes;

    ReadyForReview(Readiness readiness, CurrentViewer current, Notes notes) {
        this.readiness = readiness;
        this.current = current;
        this.notes = notes;
    }

    @Override
    public Component of(Viewer viewer, Trial trial, List<Participant> own) {
        return new ReadyList(readiness, current, notes, trial, own);
    }
}
