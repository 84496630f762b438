package dev.tessera.trial.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.confirmdialog.ConfirmDialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.OrderedList;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.textfield.TextArea;
import dev.tessera.account.CurrentViewer;
import dev.tessera.shell.Lines;
import dev.tessera.shell.Notes;
import dev.tessera.trial.Lifecycle;
import dev.tessera.trial.Phases;
import dev.tessera.trial.Trial;
import dev.tessera.trial.TrialStatus;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Where a trial stands between its draft and its archive, and the button that takes it on. */
final class PhaseSection extends Section {

    private static final long serialVersionUID = 1L;

    private static final List<TrialStatus> USUAL = List.of(
            TrialStatus.DRAFT,
            TrialStatus.ANNOUNCED,
            TrialStatus.OPEN,
            TrialStatus.REVIEWING,
            TrialStatus.PUBLISHED,
            TrialStatus.ARCHIVED);

    private final transient CurrentViewer current;
    private final transient Lifecycle lifecycle;
    private final transient Notes notes;
    private final transient Trial trial;
    private final transient Runnable moved;

    PhaseSection(CurrentViewer current, Lifecycle lifecycle, Notes notes, Trial trial, Runnable moved) {
        this.current = current;
        this.lifecycle = lifecycle;
        this.notes = notes;
        this.trial = trial;
        this.moved = moved;
        H2 title = new H2(getTranslation("trial.phase"));
        title.addClassName("section-title");
        add(title, path());
        List<TrialStatus> next = lifecycle.next(trial);
        Div actions = new Div();
        actions.addClassName("form-actions");
        boolean first = true;
        for (TrialStatus to : next) {
            Button move = new Button(getTranslation("trial.move." + word(to)), click -> ask(to));
            move.addThemeVariants(first ? ButtonVariant.PRIMARY : ButtonVariant.TERTIARY);
            if (to == TrialStatus.CANCELLED) {
                move.addThemeVariants(ButtonVariant.ERROR);
            }
            // Skipping phases is for loading old trials; here the usual next one and the way out are enough.
            if (first || to == TrialStatus.CANCELLED || to == TrialStatus.OPEN && trial.status() == TrialStatus.DRAFT) {
                actions.add(move);
            }
            first = false;
        }
        if (actions.getComponentCount() > 0) {
            add(actions);
        }
    }

    private OrderedList path() {
        OrderedList path = new OrderedList();
        path.addClassName("phases");
        for (TrialStatus status : USUAL) {
            if (trial.setup().rolling() && status == TrialStatus.REVIEWING) {
                continue;
            }
            ListItem item = new ListItem(new Span(getTranslation("trial.status." + word(status))));
            String when = when(status);
            if (when != null) {
                Span day = new Span(when);
                day.addClassName("quiet");
                item.add(day);
            }
            if (status == trial.status()) {
                item.getElement().setAttribute("aria-current", "step");
            } else if (trial.status() != TrialStatus.CANCELLED
                    && status.ordinal() < trial.status().ordinal()) {
                item.addClassName("done");
            }
            path.add(item);
        }
        if (trial.status() == TrialStatus.CANCELLED) {
            ListItem item = new ListItem(new Span(getTranslation("trial.status.cancelled")));
            item.getElement().setAttribute("aria-current", "step");
            path.add(item);
        }
        return path;
    }

    private @Nullable String when(TrialStatus status) {
        Phases days = trial.setup().phases();
        LocalDate day = switch (status) {
            case ANNOUNCED -> days.registrationOpensOn();
            case OPEN -> days.opensOn();
            case REVIEWING -> days.closesOn() == null ? null : days.closesOn().plusDays(1);
            case PUBLISHED -> days.publishesOn();
            default -> null;
        };
        return day == null
                ? null
                : DateTimeFormatter.ofLocalizedDate(FormatStyle.MEDIUM)
                        .withLocale(getLocale())
                        .format(day);
    }

    private void ask(TrialStatus to) {
        ConfirmDialog dialog = new ConfirmDialog();
        dialog.setHeader(getTranslation("trial.move." + word(to)));
        Paragraph text = new Paragraph(getTranslation("trial.move-text." + word(to)));
        TextArea reason = new TextArea(getTranslation("trial.move-reason"));
        reason.setMaxLength(2000);
        reason.setVisible(to == TrialStatus.CANCELLED);
        reason.setWidthFull();
        dialog.setText(new Div(text, reason));
        dialog.setCancelable(true);
        dialog.setCancelText(getTranslation("dialog.cancel"));
        dialog.setConfirmText(getTranslation("trial.move." + word(to)));
        if (to == TrialStatus.CANCELLED) {
            dialog.setConfirmButtonTheme("error primary");
        }
        dialog.addConfirmListener(e -> notes.tried(
                getLocale(),
                () -> {
                    lifecycle.move(current.get(), trial.slug(), to, Lines.optional(reason.getValue()));
                    moved.run();
                },
                "trial.moved-to." + word(to)));
        dialog.open();
    }

    private static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }
}
