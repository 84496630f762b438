package dev.tessera.trial.ui;

import com.vaadin.flow.component.grid.Grid;
import dev.tessera.trial.Participant;
import java.util.List;
import java.util.Locale;
import java.util.Objects;

/** Who takes part, as everybody in the trial sees it. */
final class ParticipantsGrid extends Grid<Participant> {

    private static final long serialVersionUID = 1L;

    ParticipantsGrid(List<Participant> participants) {
        addColumn(Participant::organisation)
                .setHeader(getTranslation("participants.organisation"))
                .setAutoWidth(true)
                .setSortable(true);
        addColumn(Participant::productName)
                .setHeader(getTranslation("participants.product"))
                .setAutoWidth(true)
                .setSortable(true);
        addColumn(Participant::version)
                .setHeader(getTranslation("participants.version"))
                .setAutoWidth(true);
        addColumn(p -> Objects.requireNonNullElse(p.role(), ""))
                .setHeader(getTranslation("participants.role"))
                .setAutoWidth(true)
                .setSortable(true);
        addColumn(p -> getTranslation(
                                "participation.status." + p.status().name().toLowerCase(Locale.ROOT))
                        + (p.remote() ? ", " + getTranslation("participants.remote") : ""))
                .setHeader(getTranslation("participants.status"))
                .setAutoWidth(true);
        setItems(participants);
        setAllRowsVisible(participants.size() <= 60);
        getElement().setAttribute("aria-label", getTranslation("trial.part.participants"));
    }
}
