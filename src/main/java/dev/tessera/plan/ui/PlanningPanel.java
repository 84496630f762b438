package dev.tessera.plan.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.confirmdialog.ConfirmDialog;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.html.UnorderedList;
import com.vaadin.flow.component.progressbar.ProgressBar;
import dev.tessera.account.CurrentViewer;
import dev.tessera.common.Messages;
import dev.tessera.plan.Meetings;
import dev.tessera.plan.PlanJobs;
import dev.tessera.plan.PlanProposal;
import dev.tessera.plan.PlanState;
import dev.tessera.shell.Notes;
import java.util.Optional;

/** Where a plan is made: how far it is, what it would change, and whether it is taken. */
final class PlanningPanel extends Section {

    private static final long serialVersionUID = 1L;

    private final String trial;
    private final transient CurrentViewer current;
    private final transient PlanJobs jobs;
    private final transient Meetings meetings;
    private final transient Messages messages;
    private final transient Notes notes;
    private final Div actions = new Div();
    private final Paragraph status = new Paragraph();
    private final ProgressBar bar = new ProgressBar();
    private final Div proposal = new Div();
    private boolean running;

    PlanningPanel(
            String trial, CurrentViewer current, PlanJobs jobs, Meetings meetings, Messages messages, Notes notes) {
        this.trial = trial;
        this.current = current;
        this.jobs = jobs;
        this.meetings = meetings;
        this.messages = messages;
        this.notes = notes;
        addClassName("planning");
        getElement().setAttribute("aria-label", getTranslation("plan.planning"));
        actions.addClassName("filters");
        status.getElement().setAttribute("role", "status");
        bar.getElement().setAttribute("aria-label", getTranslation("plan.progress"));
        proposal.addClassName("plan-proposal");
        add(actions, status, bar, proposal);
        show();
    }

    boolean isRunning() {
        return running;
    }

    /** Shows how far it is; returns whether it is still looking. */
    boolean show() {
        Optional<PlanState> state = jobs.state(current.get(), trial);
        boolean was = running;
        running = state.isPresent() && state.get().proposal() == null;
        bar.setVisible(running);
        if (running && was) {
            progress(state.get());
            return true;
        }
        actions.removeAll();
        proposal.removeAll();
        status.setText("");
        if (state.isEmpty()) {
            idle();
            return false;
        }
        PlanProposal found = state.get().proposal();
        if (found == null) {
            progress(state.get());
            actions.add(new Button(getTranslation("plan.stop"), click -> jobs.stop(current.get(), trial)));
        } else {
            propose(found);
        }
        return running;
    }

    private void progress(PlanState state) {
        status.setText(getTranslation("plan.so-far", state.planned(), state.toHold(), state.bound()));
        bar.setMax(Math.max(1, state.bound()));
        bar.setValue(Math.min(Math.max(1, state.bound()), state.planned()));
    }

    private void idle() {
        Button again = new Button(getTranslation("plan.replan"), click -> start(true));
        again.addThemeVariants(ButtonVariant.PRIMARY);
        again.setTooltipText(getTranslation("plan.replan-help"));
        Button anew = new Button(getTranslation("plan.anew"), click -> start(false));
        anew.setTooltipText(getTranslation("plan.anew-help"));
        Button clear = new Button(getTranslation("plan.clear"), click -> clear());
        clear.addThemeVariants(ButtonVariant.TERTIARY);
        actions.add(again, anew, clear, new Anchor("trials/" + trial + "/plan/setup", getTranslation("plan.setup")));
    }

    private void start(boolean keep) {
        notes.tried(getLocale(), () -> jobs.start(current.get(), trial, keep));
        show();
    }

    private void clear() {
        ConfirmDialog dialog = new ConfirmDialog(
                getTranslation("plan.clear-title"),
                getTranslation("plan.clear-text"),
                getTranslation("plan.clear"),
                e -> notes.tried(getLocale(), () -> meetings.clear(current.get(), trial), "plan.cleared"),
                getTranslation("dialog.cancel"),
                e -> {});
        dialog.open();
    }

    private void propose(PlanProposal found) {
        status.setText(
                found.isAsItStands()
                        ? getTranslation("plan.proposal-same", found.planned(), found.toHold())
                        : getTranslation("plan.proposal", found.planned(), found.toHold()));
        if (!found.isAsItStands()) {
            Paragraph changes = new Paragraph(getTranslation(
                    "plan.proposal-changes",
                    found.made().size(),
                    found.moved().size(),
                    found.removed().size(),
                    found.unchanged()));
            proposal.add(changes);
        }
        if (!found.findings().isEmpty()) {
            UnorderedList findings = new UnorderedList();
            findings.addClassName("plan-findings");
            found.findings().forEach(f -> findings.add(new ListItem(messages.text(getLocale(), f))));
            proposal.add(new Paragraph(getTranslation("plan.cannot")), findings);
        }
        Button discard = new Button(getTranslation("plan.discard"), click -> {
            jobs.discard(current.get(), trial);
            show();
        });
        if (!found.isAsItStands()) {
            Button take = new Button(
                    getTranslation("plan.take"),
                    click -> notes.tried(getLocale(), () -> jobs.take(current.get(), trial), "plan.taken"));
            take.addThemeVariants(ButtonVariant.PRIMARY);
            actions.add(take);
        }
        actions.add(discard);
    }
}
