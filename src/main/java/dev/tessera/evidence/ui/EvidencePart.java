package dev.tessera.evidence.ui;

import dev.tessera.access.Viewer;
import dev.tessera.evidence.CellEvidence;
import dev.tessera.evidence.EvidenceFiles;
import dev.tessera.result.CellKey;
import dev.tessera.result.CellStory;
import dev.tessera.result.ui.CellPart;
import dev.tessera.trial.Trial;
import java.util.Optional;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** The files that the sides put beside a cell, below what they say of it. */
@Component
@Order(10)
class EvidencePart implements CellPart {

    private final EvidenceFiles files;
    private final EvidenceTools tools;

    EvidencePart(EvidenceFiles files, EvidenceTools tools) {
        this.files = files;
        this.tools = tools;
    }

    @Override
    public Optional<com.vaadin.flow.component.Component> of(
            Viewer viewer, Trial trial, CellStory story, CellStory.Meeting meeting) {
        CellKey cell = new CellKey(
                trial.id(),
                story.test().id(),
                meeting.subject().id(),
                meeting.peer() == null ? null : meeting.peer().id());
        CellEvidence evidence = files.of(viewer, trial, cell);
        return evidence.all().isEmpty() && !evidence.hidden() && evidence.own() == null
                ? Optional.empty()
                : Optional.of(new EvidenceSection(tools, trial, story.test().key(), cell, meeting, evidence));
    }
}
