package dev.tessera.news.ui;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.DetachEvent;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Main;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Route;
import dev.tessera.access.Viewer;
import dev.tessera.account.CurrentViewer;
import dev.tessera.common.Messages;
import dev.tessera.live.Live;
import dev.tessera.news.Inbox;
import dev.tessera.news.NoticeChoices;
import dev.tessera.news.Told;
import dev.tessera.shell.EmptyState;
import dev.tessera.shell.LineButton;
import dev.tessera.shell.PageHeader;
import jakarta.annotation.security.PermitAll;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What one was told of, by day, newest first; what comes while one looks is there at once. */
@Route("notices")
@PermitAll
class NoticesView extends Main implements BeforeEnterObserver, HasDynamicTitle {

    private static final long serialVersionUID = 1L;
    private static final int PAGE = 50;

    private final transient CurrentViewer current;
    private final transient Inbox inbox;
    private final transient NoticeChoices choices;
    private final transient Messages messages;
    private final Select<Long> trial = new Select<>();
    private final Button readAll = new Button();
    private final Div list = new Div();
    private transient Map<Long, String> titles = Map.of();
    private transient ZoneId zone = ZoneOffset.UTC;
    private transient Live.@Nullable Subscription subscription;
    private int shown = PAGE;

    NoticesView(CurrentViewer current, Inbox inbox, NoticeChoices choices, Messages messages) {
        this.current = current;
        this.inbox = inbox;
        this.choices = choices;
        this.messages = messages;
        addClassNames("view", "notices");
        readAll.setText(getTranslation("notices.read-all"));
        readAll.addClickListener(click -> inboxChanges(viewer -> inbox.readAll(viewer, trial.getValue())));
        trial.setLabel(getTranslation("notices.trial"));
        trial.setEmptySelectionAllowed(true);
        trial.setEmptySelectionCaption(getTranslation("notices.all-trials"));
        trial.addValueChangeListener(e -> {
            shown = PAGE;
            show();
        });
        Anchor how = new Anchor("account/notices", getTranslation("notices.how"));
        Div tools = new Div(trial, readAll, how);
        tools.addClassName("filters");
        list.addClassName("view-part");
        add(new PageHeader(getTranslation("notices.title")), tools, list);
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        Viewer viewer = current.get();
        zone = choices.mine(viewer).zone();
        titles = inbox.trials(viewer);
        trial.setItemLabelGenerator(
                id -> id == null ? getTranslation("notices.all-trials") : titles.getOrDefault(id, ""));
        trial.setItems(titles.entrySet().stream()
                .sorted(Map.Entry.comparingByValue(String.CASE_INSENSITIVE_ORDER))
                .map(Map.Entry::getKey)
                .toList());
        show();
    }

    private void show() {
        Viewer viewer = current.get();
        Long of = trial.getValue();
        int all = inbox.count(viewer, of);
        List<Told> page = inbox.page(viewer, of, 0, shown);
        trial.setVisible(titles.size() > 1);
        readAll.setEnabled(inbox.unread(viewer) > 0);
        list.removeAll();
        if (page.isEmpty()) {
            list.add(new EmptyState(getTranslation("notices.none"), getTranslation("notices.none-text")));
            return;
        }
        LocalDate day = null;
        UnorderedList lines = new UnorderedList();
        for (Told told : page) {
            LocalDate on = told.at().atZone(zone).toLocalDate();
            if (!on.equals(day)) {
                day = on;
                lines = new UnorderedList();
                lines.addClassName("notice-list");
                H2 heading = new H2(getTranslation("site.date", on));
                heading.addClassName("section-title");
                list.add(new Section(heading, lines));
            }
            lines.add(line(told));
        }
        if (all > page.size()) {
            list.add(new Button(getTranslation("notices.more", Math.min(PAGE, all - page.size())), click -> {
                shown += PAGE;
                show();
            }));
        }
    }

    private ListItem line(Told told) {
        Anchor says = new Anchor(told.link(), messages.text(getLocale(), told.says()));
        says.getElement().setAttribute("dir", "auto");
        says.addClassName("notice-says");
        Span when = new Span(getTranslation("notices.time", told.at().atZone(zone)));
        when.addClassNames("quiet", "notice-when");
        ListItem line = new ListItem(when, says);
        if (told.isUnread()) {
            line.addClassName("unread");
            Span mark = new Span(getTranslation("notices.unread"));
            mark.addClassName("hear");
            says.addComponentAsFirst(mark);
            says.getElement().addEventListener("click", click -> inbox.read(current.get(), told.id()));
            line.add(new LineButton(
                    getTranslation("notices.read"),
                    getTranslation("notices.read-which", messages.text(getLocale(), told.says())),
                    () -> inboxChanges(viewer -> inbox.read(viewer, told.id()))));
        }
        return line;
    }

    private void inboxChanges(java.util.function.Consumer<Viewer> change) {
        change.accept(current.get());
        show();
    }

    @Override
    protected void onAttach(AttachEvent attached) {
        UI ui = attached.getUI();
        subscription = inbox.follow(current.get(), () -> ui.access(this::show));
    }

    @Override
    protected void onDetach(DetachEvent detached) {
        if (subscription != null) {
            subscription.end();
        }
    }

    @Override
    public String getPageTitle() {
        return getTranslation("page.title", getTranslation("notices.title"));
    }
}
