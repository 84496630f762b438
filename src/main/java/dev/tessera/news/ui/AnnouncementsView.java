package dev.tessera.news.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Article;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Main;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Route;
import dev.tessera.access.AccessPolicy;
import dev.tessera.access.Viewer;
import dev.tessera.account.CurrentViewer;
import dev.tessera.news.Announcement;
import dev.tessera.news.AnnouncementAudience;
import dev.tessera.news.Announcements;
import dev.tessera.news.NoticeChoices;
import dev.tessera.shell.EmptyState;
import dev.tessera.shell.LineButton;
import dev.tessera.shell.Lines;
import dev.tessera.shell.Name;
import dev.tessera.shell.Notes;
import dev.tessera.shell.Quiet;
import dev.tessera.trial.Trial;
import dev.tessera.trial.Trials;
import dev.tessera.trial.ui.TrialHeader;
import jakarta.annotation.security.PermitAll;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;

/** What was announced in a trial; its coordinators write, correct and withdraw here. */
@Route("trials/:trial/news")
@PermitAll
class AnnouncementsView extends Main implements BeforeEnterObserver, HasDynamicTitle {

    private static final long serialVersionUID = 1L;

    private final transient CurrentViewer current;
    private final transient Trials trials;
    private final transient Announcements announcements;
    private final transient NoticeChoices choices;
    private final transient AccessPolicy policy;
    private final transient Notes notes;
    private transient ZoneId zone = ZoneOffset.UTC;
    private String slug = "";
    private String title = "";

    AnnouncementsView(
            CurrentViewer current,
            Trials trials,
            Announcements announcements,
            NoticeChoices choices,
            AccessPolicy policy,
            Notes notes) {
        this.current = current;
        this.trials = trials;
        this.announcements = announcements;
        this.choices = choices;
        this.policy = policy;
        this.notes = notes;
        addClassName("view");
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        slug = event.getRouteParameters().get("trial").orElse("");
        show();
    }

    private void show() {
        removeAll();
        Viewer viewer = current.get();
        Trial trial = trials.know(viewer, slug);
        title = trial.title();
        zone = choices.mine(viewer).zone();
        boolean mayWrite = policy.mayCoordinate(viewer, trial.scope());
        add(new TrialHeader(viewer, trial, policy, TrialHeader.Part.NEWS));
        if (mayWrite) {
            add(writing());
        }
        List<Announcement> all = announcements.of(viewer, slug);
        if (all.isEmpty()) {
            add(new EmptyState(
                    getTranslation("announcement.none"),
                    getTranslation(mayWrite ? "announcement.none-write" : "announcement.none-text")));
        }
        all.forEach(one -> add(article(one, mayWrite)));
    }

    private Div writing() {
        Div place = new Div();
        Button write = new Button(getTranslation("announcement.write"));
        write.addThemeVariants(ButtonVariant.PRIMARY);
        write.addClickListener(click -> {
            place.removeAll();
            place.add(new AnnouncementEditor(
                    null,
                    (audience, form) -> notes.tried(
                            getLocale(),
                            () -> {
                                announcements.write(current.get(), slug, audience, form);
                                show();
                            },
                            "announcement.written"),
                    () -> {
                        place.removeAll();
                        place.add(write);
                        write.focus();
                    }));
        });
        place.add(write);
        return place;
    }

    private Article article(Announcement of, boolean mayWrite) {
        Article article = new Article();
        article.addClassName("announcement");
        fill(article, of, mayWrite);
        return article;
    }

    private void fill(Article article, Announcement of, boolean mayWrite) {
        article.removeAll();
        H2 heading = new H2(of.title());
        heading.getElement().setAttribute("dir", "auto");
        Div meta = new Div(new Span(moment(of.at())));
        meta.addClassNames("page-meta");
        if (of.by() != null) {
            meta.add(new Name(of.by()));
        }
        if (of.audience() == AnnouncementAudience.PARTICIPANTS) {
            Span only = new Span(getTranslation("announcement.participants-only"));
            only.addClassName("chip");
            meta.add(only);
        }
        if (of.correctedAt() != null) {
            meta.add(new Quiet(getTranslation("announcement.corrected-at", moment(of.correctedAt()))));
        }
        article.add(heading, meta, new AnnouncementText(of.text()));
        if (mayWrite) {
            Div actions = new Div(
                    new LineButton(
                            getTranslation("announcement.correct"),
                            getTranslation("announcement.correct-which", of.title()),
                            () -> correct(article, of)),
                    new LineButton(
                            getTranslation("announcement.withdraw"),
                            getTranslation("announcement.withdraw-which", of.title()),
                            () -> askToWithdraw(of)));
            actions.addClassName("form-actions");
            article.add(actions);
        }
    }

    private String moment(Instant at) {
        return getTranslation("site.moment", at.atZone(zone));
    }

    private void correct(Article article, Announcement of) {
        article.removeAll();
        article.add(new AnnouncementEditor(
                of,
                (audience, form) -> notes.tried(
                        getLocale(),
                        () -> {
                            announcements.correct(current.get(), slug, of.id(), form, of.version());
                            show();
                        },
                        "announcement.saved"),
                () -> fill(article, of, true)));
    }

    private void askToWithdraw(Announcement of) {
        Dialog dialog = new Dialog();
        dialog.setHeaderTitle(getTranslation("announcement.withdraw-title"));
        TextField why = new TextField(getTranslation("announcement.withdraw-why"));
        why.setWidthFull();
        dialog.add(new Paragraph(getTranslation("announcement.withdraw-text", of.title())), why);
        Button withdraw = new Button(
                getTranslation("announcement.withdraw"),
                click -> notes.tried(
                        getLocale(),
                        () -> {
                            announcements.withdraw(current.get(), slug, of.id(), Lines.optional(why.getValue()));
                            dialog.close();
                            show();
                        },
                        "announcement.withdrawn"));
        withdraw.addThemeVariants(ButtonVariant.PRIMARY, ButtonVariant.ERROR);
        dialog.getFooter().add(new Button(getTranslation("dialog.cancel"), click -> dialog.close()), withdraw);
        dialog.open();
        why.focus();
    }

    @Override
    public String getPageTitle() {
        return getTranslation("page.title", title + ", " + getTranslation("trial.part.news"));
    }
}
