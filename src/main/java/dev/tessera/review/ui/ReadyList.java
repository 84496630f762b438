package dev.tessera.review.ui;

import com.vaadin.flow.component.html.ListItem;
import dev.tessera.account.CurrentViewer;
import dev.tessera.review.Readiness;
import dev.tessera.shell.LineButton;
import dev.tessera.shell.LineList;
import dev.tessera.shell.Name;
import dev.tessera.shell.Notes;
import dev.tessera.shell.Quiet;
import dev.tessera.trial.Participant;
import dev.tessera.trial.Trial;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** Whether each of a vendor's products is ready for review; a button says so, or takes it back. */
final class ReadyList extends LineList {

    private static final long serialVersionUID = 1L;

    private final transient Readiness readiness;
    private final transient CurrentViewer current;
    private final transient Notes notes;
    private final transient Trial trial;
    private final transient List<Participant> own;

    ReadyList(Readiness readiness, CurrentViewer current, Notes notes, Trial trial, List<Participant> own) {
        this.readiness = readiness;
        this.current = current;
        this.notes = notes;
        this.trial = trial;
        this.own = own;
        addClassNames("wide", "ready");
        show();
    }

    private void show() {
        Map<Long, Instant> ready = readiness.own(current.get(), trial);
        removeAll();
        own.forEach(participant -> add(line(participant, ready.get(participant.id()))));
    }

    private ListItem line(Participant participant, @org.jspecify.annotations.Nullable Instant since) {
        Quiet state = new Quiet(
                since == null
                        ? getTranslation("review.not-ready-yet")
                        : getTranslation("review.ready-since", When.at(getLocale(), since)));
        LineButton button = new LineButton(
                getTranslation(since == null ? "review.ready" : "review.take-back"),
                getTranslation(since == null ? "review.ready-whom" : "review.take-back-whom", participant.label()),
                () -> {
                    notes.tried(
                            getLocale(),
                            () -> readiness.set(current.get(), trial.slug(), participant.id(), since == null));
                    show();
                });
        return new ListItem(new Name(participant.label()), state, button);
    }
}
