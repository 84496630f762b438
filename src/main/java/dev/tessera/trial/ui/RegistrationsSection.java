package dev.tessera.trial.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.confirmdialog.ConfirmDialog;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.textfield.TextArea;
import dev.tessera.account.CurrentViewer;
import dev.tessera.shell.EmptyState;
import dev.tessera.shell.Notes;
import dev.tessera.trial.ParticipationStatus;
import dev.tessera.trial.Participations;
import dev.tessera.trial.Registration;
import dev.tessera.trial.Trial;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

/** Who asks to take part, and what a coordinator answers: one by one, or many at once. */
final class RegistrationsSection extends Section {

    private static final long serialVersionUID = 1L;

    private final transient CurrentViewer current;
    private final transient Participations participations;
    private final transient Notes notes;
    private final transient Trial trial;
    private final Map<ParticipationStatus, Button> choice = new EnumMap<>(ParticipationStatus.class);
    private final Paragraph places = new Paragraph();
    private final Grid<Registration> grid = new Grid<>();
    private final EmptyState none;
    private final Button accept = new Button();
    private final Button waitlist = new Button();
    private final Button decline = new Button();
    private final Button withdraw = new Button();
    private transient List<Registration> all = List.of();
    private ParticipationStatus chosenStatus = ParticipationStatus.ACCEPTED;

    RegistrationsSection(CurrentViewer current, Participations participations, Notes notes, Trial trial) {
        this.current = current;
        this.participations = participations;
        this.notes = notes;
        this.trial = trial;
        places.addClassName("quiet");
        Div choices = new Div();
        choices.addClassName("choice");
        choices.getElement()
                .setAttribute("role", "group")
                .setAttribute("aria-label", getTranslation("participants.by-status"));
        for (ParticipationStatus status : ParticipationStatus.values()) {
            Button one = new Button("", click -> choose(status));
            one.addThemeVariants(ButtonVariant.TERTIARY);
            choice.put(status, one);
            choices.add(one);
        }
        columns();
        none = new EmptyState(getTranslation("participants.none-here"), getTranslation("participants.none-here-text"));
        button(accept, "participation.accept", ButtonVariant.PRIMARY, () -> {
            participations.accept(current.get(), trial.slug(), chosen());
        });
        button(waitlist, "participation.waitlist", ButtonVariant.TERTIARY, () -> {
            participations.waitlist(current.get(), trial.slug(), chosen());
        });
        decline.setText(getTranslation("participation.decline"));
        decline.addThemeVariants(ButtonVariant.TERTIARY);
        decline.addClickListener(click -> declining());
        withdraw.setText(getTranslation("participation.withdraw"));
        withdraw.addThemeVariants(ButtonVariant.TERTIARY);
        withdraw.addClickListener(click -> withdrawing());
        Div actions = new Div(accept, waitlist, decline, withdraw);
        actions.addClassName("form-actions");
        add(places, choices, actions, grid, none);
        read();
        choose(
                all.stream().anyMatch(r -> r.status() == ParticipationStatus.REQUESTED)
                        ? ParticipationStatus.REQUESTED
                        : ParticipationStatus.ACCEPTED);
    }

    private void choose(ParticipationStatus status) {
        chosenStatus = status;
        choice.forEach(
                (of, button) -> button.getElement().setAttribute("aria-pressed", Boolean.toString(of == status)));
        show();
    }

    private void columns() {
        grid.setSelectionMode(Grid.SelectionMode.MULTI);
        grid.addColumn(Registration::organisation)
                .setHeader(getTranslation("participants.organisation"))
                .setAutoWidth(true)
                .setSortable(true);
        grid.addColumn(r -> r.version().isEmpty() ? r.product() : r.product() + " " + r.version())
                .setHeader(getTranslation("participants.product"))
                .setAutoWidth(true)
                .setSortable(true);
        grid.addColumn(r -> Objects.requireNonNullElse(r.role(), ""))
                .setHeader(getTranslation("participants.role"))
                .setAutoWidth(true)
                .setSortable(true);
        grid.addColumn(r -> r.remote() ? getTranslation("participants.remote") : "")
                .setHeader(getTranslation("participants.where"))
                .setAutoWidth(true);
        grid.addColumn(r -> DateTimeFormatter.ofLocalizedDateTime(FormatStyle.MEDIUM, FormatStyle.SHORT)
                        .withLocale(getLocale())
                        .format(r.requestedAt().atZone(trial.setup().zone())))
                .setHeader(getTranslation("participants.asked"))
                .setComparator((a, b) -> a.requestedAt().compareTo(b.requestedAt()))
                .setAutoWidth(true)
                .setSortable(true);
        grid.addColumn(r -> Objects.requireNonNullElse(r.reason() != null ? r.reason() : r.note(), ""))
                .setHeader(getTranslation("participants.said"))
                .setFlexGrow(1);
        grid.getElement().setAttribute("aria-label", getTranslation("trial.part.participants"));
        grid.addSelectionListener(e -> enable());
    }

    private void button(Button button, String key, ButtonVariant variant, Runnable action) {
        button.setText(getTranslation(key));
        button.addThemeVariants(variant);
        button.addClickListener(click -> {
            int many = chosen().size();
            notes.tried(
                    getLocale(),
                    () -> {
                        action.run();
                        read();
                        show();
                    },
                    key + "-done",
                    many);
        });
    }

    private Set<Long> chosen() {
        return grid.getSelectedItems().stream().map(Registration::id).collect(Collectors.toSet());
    }

    private void read() {
        all = participations.registrations(current.get(), trial);
        Map<ParticipationStatus, Integer> counts = new EnumMap<>(ParticipationStatus.class);
        all.forEach(r -> counts.merge(r.status(), 1, Integer::sum));
        choice.forEach((status, button) ->
                button.setText(getTranslation("participants.tab", label(status), counts.getOrDefault(status, 0))));
        int accepted = counts.getOrDefault(ParticipationStatus.ACCEPTED, 0);
        Integer capacity = trial.setup().capacity();
        places.setText(
                capacity == null
                        ? getTranslation("participants.accepted", accepted)
                        : getTranslation("participants.places", accepted, capacity));
    }

    private void show() {
        ParticipationStatus status = chosenStatus;
        List<Registration> shown =
                all.stream().filter(r -> r.status() == status).toList();
        grid.deselectAll();
        grid.setItems(shown);
        grid.setAllRowsVisible(shown.size() <= 40);
        grid.setVisible(!shown.isEmpty());
        none.setVisible(shown.isEmpty());
        boolean opened = trial.status().hasOpened();
        accept.setVisible(status != ParticipationStatus.ACCEPTED);
        waitlist.setVisible(
                status == ParticipationStatus.REQUESTED || status == ParticipationStatus.ACCEPTED && !opened);
        decline.setVisible(status == ParticipationStatus.REQUESTED
                || status == ParticipationStatus.WAITLISTED
                || status == ParticipationStatus.ACCEPTED && !opened);
        withdraw.setVisible(status == ParticipationStatus.ACCEPTED);
        enable();
    }

    private void enable() {
        int many = grid.getSelectedItems().size();
        accept.setEnabled(many > 0);
        waitlist.setEnabled(many > 0);
        decline.setEnabled(many > 0);
        withdraw.setEnabled(many == 1);
    }

    private void declining() {
        int many = chosen().size();
        ConfirmDialog dialog = new ConfirmDialog();
        dialog.setHeader(getTranslation("participation.decline-title", many));
        TextArea reason = new TextArea(getTranslation("participation.decline-reason"));
        reason.setRequiredIndicatorVisible(true);
        reason.setMaxLength(2000);
        reason.setWidthFull();
        dialog.setText(new Div(new Paragraph(getTranslation("participation.decline-text")), reason));
        dialog.setCancelable(true);
        dialog.setCancelText(getTranslation("dialog.cancel"));
        dialog.setConfirmText(getTranslation("participation.decline"));
        dialog.addConfirmListener(e -> notes.tried(
                getLocale(),
                () -> {
                    participations.decline(current.get(), trial.slug(), chosen(), reason.getValue());
                    read();
                    show();
                },
                "participation.decline-done",
                many));
        dialog.open();
    }

    private void withdrawing() {
        grid.getSelectedItems().stream()
                .findFirst()
                .ifPresent(r -> new WithdrawDialog(
                                r,
                                trial,
                                reason -> notes.tried(
                                        getLocale(),
                                        () -> {
                                            participations.withdraw(current.get(), trial.slug(), r.id(), reason);
                                            read();
                                            show();
                                        },
                                        "participation.withdrawn-done",
                                        r.called()))
                        .open());
    }

    private String label(ParticipationStatus status) {
        return getTranslation("participation.status." + status.name().toLowerCase(Locale.ROOT));
    }
}
