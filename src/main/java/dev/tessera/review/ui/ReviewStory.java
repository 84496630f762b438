package dev.tessera.review.ui;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.DetachEvent;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.OrderedList;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.textfield.TextArea;
import dev.tessera.account.CurrentViewer;
import dev.tessera.common.Refusal;
import dev.tessera.matrix.TrialNews;
import dev.tessera.result.CellKey;
import dev.tessera.result.CellStory;
import dev.tessera.result.Reason;
import dev.tessera.result.Side;
import dev.tessera.review.Appeal;
import dev.tessera.review.AppealState;
import dev.tessera.review.Appeals;
import dev.tessera.review.CellReviews;
import dev.tessera.review.PastReview;
import dev.tessera.shell.Notes;
import dev.tessera.shell.Refreshing;
import dev.tessera.trial.Trial;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The decisions about a cell, each with its appeals, and where one appeals. What is decided while it is shown is there at
 * once; what somebody types there stays.
 */
final class ReviewStory extends Section {

    private static final long serialVersionUID = 1L;

    private final transient Appeals appeals;
    private final transient CurrentViewer current;
    private final transient Notes notes;
    private final transient Trial trial;
    private final transient CellKey cell;
    private final transient CellStory.Meeting meeting;
    private final transient TrialNews news;
    private final Div said = new Div();
    private final Div appealing = new Div();
    private transient CellReviews shown;
    private transient TrialNews.@Nullable Subscription subscription;
    /** Whether somebody writes an appeal. */
    private boolean writing;

    ReviewStory(
            Appeals appeals,
            CurrentViewer current,
            Notes notes,
            Trial trial,
            CellKey cell,
            CellStory.Meeting meeting,
            TrialNews news,
            CellReviews reviews) {
        this.appeals = appeals;
        this.current = current;
        this.notes = notes;
        this.trial = trial;
        this.cell = cell;
        this.meeting = meeting;
        this.news = news;
        this.shown = reviews;
        addClassName("reviews");
        add(said, appealing);
        show(reviews);
    }

    @Override
    protected void onAttach(AttachEvent attached) {
        Refreshing refreshing = new Refreshing(attached.getUI(), this::refresh);
        subscription = news.follow(trial.id(), refreshing::ask);
    }

    @Override
    protected void onDetach(DetachEvent detached) {
        if (subscription != null) {
            subscription.end();
        }
    }

    private void refresh() {
        CellReviews now;
        try {
            now = appeals.of(current.get(), trial.slug(), cell);
        } catch (Refusal gone) {
            // Whoever may not see it any more is told so at the next step.
            return;
        }
        if (!now.equals(shown)) {
            show(now);
        }
    }

    private void show(CellReviews reviews) {
        shown = reviews;
        setVisible(!reviews.isEmpty());
        said.removeAll();
        H3 heading = new H3(getTranslation("review.story"));
        heading.addClassName("history-title");
        OrderedList list = new OrderedList();
        list.addClassName("history");
        for (PastReview review : reviews.reviews()) {
            list.add(entry(review));
            reviews.appeals().stream()
                    .filter(a -> a.review() == review.id())
                    .forEach(a -> list.add(entry(a, reviews.withdrawable())));
        }
        said.add(heading, list);
        if (writing) {
            return;
        }
        appealing.removeAll();
        Instant until = reviews.appealable();
        if (until != null) {
            appealing.add(form(until));
        }
    }

    private ListItem entry(PastReview review) {
        ListItem entry = new ListItem();
        if (review.verdict() != null) {
            entry.add(new VerdictLine(review.verdict()));
        }
        String by = review.by() == null ? getTranslation("review.a-reviewer") : review.by();
        Span who = new Span(getTranslation(
                (review.inForce() ? "review.story." : "review.first.") + Words.of(review.decision()),
                by,
                When.at(getLocale(), review.at())));
        who.addClassName("quiet");
        entry.add(who);
        if (review.verdictReason() != null) {
            entry.add(text(
                    Reason.USUAL.contains(review.verdictReason())
                            ? getTranslation("reason." + review.verdictReason())
                            : review.verdictReason()));
        }
        if (review.reason() != null) {
            entry.add(text(review.reason()));
        }
        return entry;
    }

    private ListItem entry(Appeal appeal, @Nullable Long withdrawable) {
        String organisation = appeal.side() == Side.PEER && meeting.peer() != null
                ? meeting.peer().organisation()
                : meeting.subject().organisation();
        Span said = new Span(getTranslation(
                "appeal.story",
                organisation,
                When.at(getLocale(), appeal.madeAt()),
                When.at(getLocale(), appeal.until())));
        said.addClassName("quiet");
        ListItem entry = new ListItem(said, text(appeal.reason()));
        if (appeal.state() == AppealState.OPEN) {
            entry.add(new Span(getTranslation("appeal.story.open")));
            if (withdrawable != null && withdrawable == appeal.id()) {
                Button withdraw = new Button(getTranslation("appeal.withdraw"), click -> withdraw(appeal.id()));
                withdraw.addThemeVariants(ButtonVariant.TERTIARY);
                entry.add(new Div(withdraw));
            }
            return entry;
        }
        Instant ended = appeal.endedAt();
        Span end = new Span(getTranslation(
                "appeal.story." + Words.of(appeal.state()),
                appeal.endedBy() == null ? getTranslation("review.a-reviewer") : appeal.endedBy(),
                ended == null ? "" : When.at(getLocale(), ended)));
        end.addClassName("quiet");
        entry.add(end);
        if (appeal.answer() != null) {
            entry.add(text(appeal.answer()));
        }
        return entry;
    }

    /** Opens on a button, so that a story is first of all a story. */
    private Div form(Instant until) {
        TextArea reason = new TextArea(getTranslation("appeal.reason"));
        reason.setHelperText(getTranslation("appeal.reason-help"));
        reason.setMaxLength(4000);
        reason.setMinRows(3);
        reason.setWidthFull();
        Button send = new Button(getTranslation("appeal.send"), click -> appeal(reason));
        send.addThemeVariants(ButtonVariant.PRIMARY);
        Div fields = new Div(reason, send);
        fields.addClassName("appeal-form");
        fields.setVisible(false);
        Button open = new Button(getTranslation("appeal.open"));
        open.addClickListener(click -> {
            fields.setVisible(true);
            open.setVisible(false);
            writing = true;
            reason.focus();
        });
        Span deadline = new Span(getTranslation("appeal.until", When.at(getLocale(), until)));
        deadline.addClassName("quiet");
        Div line = new Div(open, deadline);
        line.addClassName("link-row");
        return new Div(line, fields);
    }

    private static Paragraph text(String text) {
        Paragraph paragraph = new Paragraph(text);
        paragraph.addClassName("said");
        paragraph.getElement().setAttribute("dir", "auto");
        return paragraph;
    }

    private void appeal(TextArea reason) {
        try {
            appeals.make(current.get(), trial.slug(), cell, reason.getValue());
            notes.done(getLocale(), "appeal.done");
            writing = false;
            show(appeals.of(current.get(), trial.slug(), cell));
        } catch (Refusal refusal) {
            reason.setErrorMessage(notes.text(getLocale(), refusal));
            reason.setInvalid(true);
        }
    }

    private void withdraw(long appeal) {
        notes.tried(getLocale(), () -> appeals.withdraw(current.get(), trial.slug(), appeal), "appeal.withdrawn-note");
        show(appeals.of(current.get(), trial.slug(), cell));
    }
}
