package dev.tessera.audit.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.datepicker.DatePicker;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Main;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.data.value.ValueChangeMode;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.server.streams.DownloadHandler;
import dev.tessera.access.AccessPolicy;
import dev.tessera.access.Viewer;
import dev.tessera.account.CurrentViewer;
import dev.tessera.audit.AuditFilter;
import dev.tessera.audit.AuditLog;
import dev.tessera.audit.ThingKind;
import dev.tessera.common.Refusal;
import dev.tessera.shell.EmptyState;
import dev.tessera.shell.PageHeader;
import jakarta.annotation.security.PermitAll;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** All that was done, for coordinators: filtered, read page by page, and taken away as CSV. */
@Route("audit")
@PermitAll
class AuditView extends Main implements BeforeEnterObserver, HasDynamicTitle {

    private static final long serialVersionUID = 1L;

    private static final int PAGE = 50;

    private final transient CurrentViewer current;
    private final transient AuditLog log;
    private final transient AccessPolicy policy;
    private final TextField text = new TextField();
    private final Select<ThingKind> kind = new Select<>();
    private final DatePicker from = new DatePicker();
    private final DatePicker until = new DatePicker();
    private final Div entries = new Div();
    private final Paragraph count = new Paragraph();
    private final Button more = new Button();
    private HistoryList list = new HistoryList(true);
    private int shown;
    private int total;

    AuditView(CurrentViewer current, AuditLog log, AccessPolicy policy) {
        this.current = current;
        this.log = log;
        this.policy = policy;
        addClassName("view");
        text.setLabel(getTranslation("audit-view.text"));
        text.setClearButtonVisible(true);
        text.setValueChangeMode(ValueChangeMode.LAZY);
        text.addValueChangeListener(e -> show());
        kind.setLabel(getTranslation("audit-view.kind"));
        kind.setItems(ThingKind.values());
        kind.setEmptySelectionAllowed(true);
        kind.setEmptySelectionCaption(getTranslation("audit-view.any"));
        kind.setItemLabelGenerator(k -> k == null ? getTranslation("audit-view.any") : word(k));
        kind.addValueChangeListener(e -> show());
        from.setLabel(getTranslation("audit-view.from"));
        from.addValueChangeListener(e -> show());
        until.setLabel(getTranslation("audit-view.until"));
        until.addValueChangeListener(e -> show());
        Div filters = new Div(text, kind, from, until);
        filters.addClassName("filters");
        count.addClassName("quiet");
        count.getElement().setAttribute("role", "status");
        more.setText(getTranslation("audit-view.more"));
        more.addClickListener(e -> next());
        Anchor export = new Anchor(export(), getTranslation("audit-view.export"));
        add(new PageHeader(getTranslation("audit-view.title")).with(export), filters, count, entries, more);
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        policy.requireModerator(current.get());
        show();
    }

    private void show() {
        shown = 0;
        list = new HistoryList(true);
        entries.removeAll();
        total = log.count(current.get(), filter());
        count.setText(getTranslation("audit-view.count", total));
        if (total == 0) {
            entries.add(new EmptyState(getTranslation("audit-view.none"), getTranslation("audit-view.none-text")));
        } else {
            entries.add(list);
        }
        next();
    }

    private void next() {
        var page = log.entries(current.get(), filter(), shown, PAGE);
        list.with(page);
        shown += page.size();
        more.setVisible(shown < total);
    }

    private AuditFilter filter() {
        return new AuditFilter(text.getValue(), kind.getValue(), start(from.getValue()), start(next(until.getValue())));
    }

    private static @Nullable LocalDate next(@Nullable LocalDate day) {
        return day == null ? null : day.plusDays(1);
    }

    private static @Nullable Instant start(@Nullable LocalDate day) {
        return day == null ? null : day.atStartOfDay(ZoneOffset.UTC).toInstant();
    }

    private DownloadHandler export() {
        return event -> {
            Viewer viewer = current.get();
            if (!policy.mayModerate(viewer)) {
                throw Refusal.forbidden("access.coordinators-only");
            }
            event.setFileName("audit.csv");
            event.setContentType("text/csv; charset=utf-8");
            try (Writer to = new OutputStreamWriter(event.getOutputStream(), StandardCharsets.UTF_8)) {
                log.export(viewer, filter(), to);
            }
        };
    }

    private String word(ThingKind of) {
        return getTranslation("thing-kind." + of.name().toLowerCase(Locale.ROOT).replace('_', '-'));
    }

    @Override
    public String getPageTitle() {
        return getTranslation("page.title", getTranslation("audit-view.title"));
    }
}
