package dev.tessera.discussion.ui;

import com.vaadin.flow.component.confirmdialog.ConfirmDialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Span;
import dev.tessera.discussion.Comment;
import dev.tessera.discussion.Voice;
import dev.tessera.shell.LineButton;
import dev.tessera.shell.Name;
import dev.tessera.shell.Notes;
import dev.tessera.shell.Quiet;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.Locale;
import java.util.Objects;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;

/** One comment: who wrote it and when, what it says, and what can still be done to it. */
class CommentLine extends ListItem {

    private static final long serialVersionUID = 1L;

    /** Makes the form in which a comment is corrected. */
    @FunctionalInterface
    interface Correcting {
        CommentForm form(Comment comment, Runnable done);
    }

    private final transient Correcting correcting;
    private final transient LongConsumer withdrawing;
    private final transient Notes notes;
    private transient @Nullable Comment shown;
    private boolean corrected;

    CommentLine(Correcting correcting, LongConsumer withdrawing, Notes notes) {
        this.correcting = correcting;
        this.withdrawing = withdrawing;
        this.notes = notes;
    }

    /** Shows the comment as it is now; what somebody types to correct it stays. */
    void show(Comment comment) {
        if (comment.equals(shown)) {
            return;
        }
        shown = comment;
        if (!corrected) {
            render(comment);
        }
    }

    private void render(Comment comment) {
        removeAll();
        add(head(comment));
        Comment.Withdrawn withdrawn = comment.withdrawn();
        if (withdrawn != null) {
            Quiet gone = new Quiet(getTranslation("discussion.withdrawn", name(withdrawn.by()), when(withdrawn.at())));
            gone.addClassName("comment-gone");
            add(gone);
            return;
        }
        add(CommentForm.rendered(comment.html(getTranslation("discussion.leaver"))));
        if (comment.mayCorrect() || comment.mayWithdraw()) {
            add(actions(comment));
        }
    }

    private Div head(Comment comment) {
        Div head = new Div(author(comment), new Quiet(side(comment)));
        head.addClassName("comment-head");
        Span when = new Quiet(getTranslation("discussion.when", when(comment.writtenAt())));
        when.addClassName("comment-when");
        head.add(when);
        if (comment.correctedAt() != null) {
            head.add(new Quiet(getTranslation(
                    "discussion.corrected", getTranslation("discussion.when", when(comment.correctedAt())))));
        }
        return head;
    }

    private Name author(Comment comment) {
        Name author = new Name(name(comment.author()));
        author.addClassName("comment-author");
        return author;
    }

    private String side(Comment comment) {
        return comment.voice().isSide()
                ? Objects.requireNonNullElse(comment.organisation(), "")
                : getTranslation("discussion.voice." + word(comment.voice()));
    }

    private Div actions(Comment comment) {
        Div actions = new Div();
        actions.addClassName("comment-actions");
        if (comment.mayCorrect()) {
            actions.add(new LineButton(
                    getTranslation("discussion.correct"),
                    getTranslation("discussion.correct-which", when(comment.writtenAt())),
                    this::correct));
        }
        if (comment.mayWithdraw()) {
            actions.add(new LineButton(
                    getTranslation("discussion.withdraw"),
                    getTranslation("discussion.withdraw-which", name(comment.author()), when(comment.writtenAt())),
                    () -> ask(comment.id())));
        }
        return actions;
    }

    private void correct() {
        Comment comment = Objects.requireNonNull(shown);
        corrected = true;
        removeAll();
        CommentForm form = correcting.form(comment, () -> {
            corrected = false;
            render(Objects.requireNonNull(shown));
        });
        add(head(comment), form);
        form.focus();
    }

    private void ask(long comment) {
        ConfirmDialog dialog = new ConfirmDialog();
        dialog.setHeader(getTranslation("discussion.withdraw-title"));
        dialog.setText(getTranslation("discussion.withdraw-text"));
        dialog.setCancelable(true);
        dialog.setCancelText(getTranslation("discussion.cancel"));
        dialog.setConfirmText(getTranslation("discussion.withdraw"));
        dialog.addConfirmListener(confirmed -> notes.tried(getLocale(), () -> withdrawing.accept(comment)));
        dialog.open();
    }

    private String name(@Nullable String name) {
        return name == null ? getTranslation("discussion.leaver") : name;
    }

    private String when(Instant at) {
        return DateTimeFormatter.ofLocalizedDateTime(FormatStyle.MEDIUM, FormatStyle.SHORT)
                .withLocale(getLocale())
                .withZone(ZoneOffset.UTC)
                .format(at);
    }

    private static String word(Voice voice) {
        return voice.name().toLowerCase(Locale.ROOT);
    }
}
