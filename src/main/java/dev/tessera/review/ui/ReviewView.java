package dev.tessera.review.ui;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.DetachEvent;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Main;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.dom.DomListenerRegistration;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Location;
import com.vaadin.flow.router.QueryParameters;
import com.vaadin.flow.router.Route;
import dev.tessera.access.AccessPolicy;
import dev.tessera.access.Viewer;
import dev.tessera.account.CurrentViewer;
import dev.tessera.common.Refusal;
import dev.tessera.live.Live;
import dev.tessera.matrix.TrialNews;
import dev.tessera.result.CellKey;
import dev.tessera.result.CellStories;
import dev.tessera.result.CellStory;
import dev.tessera.result.Seen;
import dev.tessera.result.Standing;
import dev.tessera.result.Verdict;
import dev.tessera.result.ui.CellPart;
import dev.tessera.review.Appeals;
import dev.tessera.review.Bulk;
import dev.tessera.review.Claim;
import dev.tessera.review.CriticalTests;
import dev.tessera.review.Looked;
import dev.tessera.review.QueueItem;
import dev.tessera.review.ReviewQueue;
import dev.tessera.review.Reviews;
import dev.tessera.review.Ruled;
import dev.tessera.review.Ruling;
import dev.tessera.shell.EmptyState;
import dev.tessera.shell.Notes;
import dev.tessera.shell.Refreshing;
import dev.tessera.trial.Trial;
import dev.tessera.trial.TrialTests;
import dev.tessera.trial.Trials;
import dev.tessera.trial.ui.TrialHeader;
import jakarta.annotation.security.PermitAll;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;

/** Where reviewers go through what waits for them, by keys: the queue, and the chosen result beside it. */
@Route("trials/:trial/review")
@PermitAll
class ReviewView extends Main implements BeforeEnterObserver, HasDynamicTitle {

    private static final long serialVersionUID = 1L;

    /** A key means something where nobody writes and nothing is open over the view. */
    private static final String A_KEY = "!event.altKey && !event.ctrlKey && !event.metaKey && !event.isComposing"
            + " && ['j','k','v','o','r','c','x','u'].includes(event.key)"
            + " && !event.target.closest('input, textarea, [contenteditable], vaadin-dialog, vaadin-select,"
            + " [role=dialog], [role=listbox]')"
            + " && !document.querySelector('vaadin-dialog[opened]')";

    private final transient CurrentViewer current;
    private final transient Trials trials;
    private final transient TrialTests tests;
    private final transient Reviews reviews;
    private final transient Appeals appeals;
    private final transient CriticalTests criticalTests;
    private final transient CellStories stories;
    private final transient ObjectProvider<CellPart> parts;
    private final transient AccessPolicy policy;
    private final transient TrialNews news;
    private final transient Live live;
    private final transient Notes notes;
    private final QueueList list = new QueueList(this::choose, this::showMarked);
    private final Paragraph sum = new Paragraph();
    private final Button bulk = new Button();
    private final Button all = new Button();
    private final Div pager = new Div();
    private final Div body = new Div();
    private final Div place = new Div();
    private final Div empty = new Div();
    private transient @Nullable Trial trial;
    private transient QueueAddress address = QueueAddress.ALL;
    private transient @Nullable QueueItem shown;
    private transient @Nullable ItemPanel panel;
    /** Whether the chosen cell was claimed by being opened, and is given back when another is. */
    private boolean held;

    private transient TrialNews.@Nullable Subscription outcomes;
    private transient Live.@Nullable Subscription claims;
    private transient @Nullable DomListenerRegistration keys;

    ReviewView(
            CurrentViewer current,
            Trials trials,
            TrialTests tests,
            Reviews reviews,
            Appeals appeals,
            CriticalTests criticalTests,
            CellStories stories,
            ObjectProvider<CellPart> parts,
            AccessPolicy policy,
            TrialNews news,
            Live live,
            Notes notes) {
        this.current = current;
        this.trials = trials;
        this.tests = tests;
        this.reviews = reviews;
        this.appeals = appeals;
        this.criticalTests = criticalTests;
        this.stories = stories;
        this.parts = parts;
        this.policy = policy;
        this.news = news;
        this.live = live;
        this.notes = notes;
        addClassNames("view", "review-view");
        body.addClassName("review");
        place.addClassName("review-place");
        pager.addClassName("link-row");
        sum.addClassName("review-sum");
        sum.getElement().setAttribute("role", "status");
        bulk.addClickListener(click -> verifyMarked());
        all.addThemeVariants(ButtonVariant.TERTIARY);
        all.addClickListener(click -> list.markAll(list.marked().isEmpty()));
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        letGo();
        removeAll();
        place.removeAll();
        shown = null;
        panel = null;
        Viewer viewer = current.get();
        Trial here = trials.see(viewer, event.getRouteParameters().get("trial").orElse(""));
        trial = here;
        address = QueueAddress.of(event.getLocation().getQueryParameters());
        ReviewQueue queue = queue();
        add(new TrialHeader(viewer, here, policy, TrialHeader.Part.REVIEW));
        add(new QueueFilters(tests.cases(here), trials.participants(here.id()), address, this::go), sum);
        Div bar = new Div(all, bulk);
        bar.addClassName("form-actions");
        Section left = new Section(bar, list, pager);
        left.addClassName("review-left");
        left.getElement().setAttribute("aria-label", getTranslation("review.queue"));
        body.removeAll();
        body.add(left, place);
        add(legend(), empty, body);
        if (policy.mayCoordinate(viewer, here.scope())) {
            add(new CriticalSection(current, criticalTests, notes, here, tests.cases(here)));
        }
        show(queue);
        Words.cell(here.id(), address.item())
                .or(() -> Optional.ofNullable(list.at(0)))
                .ifPresent(this::choose);
    }

    private ReviewQueue queue() {
        Trial here = here();
        return reviews.queue(
                current.get(), here.slug(), address.filter(trials.participants(here.id())), address.page());
    }

    private void show(ReviewQueue queue) {
        QueueItem chosen = shown;
        list.show(
                queue.items(),
                chosen == null ? null : chosen.cell(),
                Objects.requireNonNull(current.get().account()));
        sum.setText(getTranslation("review.sum", queue.total()));
        boolean nothing = queue.items().isEmpty();
        body.setVisible(!nothing || shown != null);
        empty.removeAll();
        empty.setVisible(nothing);
        if (nothing) {
            empty.add(new EmptyState(
                    getTranslation(address.isAll() ? "review.empty" : "review.empty-filtered"),
                    getTranslation(
                            !here().status().takesReports()
                                    ? "review.empty-closed"
                                    : address.isAll() ? "review.empty-text" : "review.empty-filtered-text")));
        }
        pager.removeAll();
        if (address.page() > 0) {
            pager.add(new Button(getTranslation("review.before"), click -> go(address.onPage(address.page() - 1))));
        }
        if ((address.page() + 1) * ReviewQueue.PAGE < queue.total()) {
            pager.add(new Button(getTranslation("review.after"), click -> go(address.onPage(address.page() + 1))));
        }
        all.setVisible(list.anyPlain());
        showMarked();
    }

    private void showMarked() {
        int marked = list.marked().size();
        bulk.setVisible(list.anyPlain());
        bulk.setEnabled(marked > 0);
        bulk.setText(getTranslation("review.verify-marked", marked));
        all.setText(getTranslation(marked == 0 ? "review.mark-all" : "review.mark-none"));
    }

    private Paragraph legend() {
        Paragraph legend = new Paragraph();
        legend.addClassNames("keys", "quiet");
        Stream.of("j k:move", "v:verify", "o:overrule", "r:return", "u:uphold", "c:claim", "x:mark")
                .forEach(pair -> {
                    String[] halves = pair.split(":", 2);
                    Span one = new Span();
                    for (String key : halves[0].split(" ", -1)) {
                        one.add(new Kbd(key));
                    }
                    one.add(" " + getTranslation("review.key." + halves[1]));
                    legend.add(one);
                });
        return legend;
    }

    private void go(QueueAddress to) {
        getUI().ifPresent(ui -> ui.navigate("trials/" + here().slug() + "/review", to.query()));
    }

    // ------------------------------------------------------------------ the chosen one

    private void choose(CellKey cell) {
        QueueItem before = shown;
        if (before != null && !before.cell().equals(cell)) {
            letGo();
        }
        open(cell);
        address = address.at(Words.of(cell));
        QueryParameters query = address.query();
        getUI().ifPresent(ui -> ui.getPage()
                .getHistory()
                .replaceState(null, new Location("trials/" + here().slug() + "/review", query)));
    }

    private void open(CellKey cell) {
        try {
            Trial here = here();
            Viewer viewer = current.get();
            QueueItem item = reviews.look(viewer, here.slug(), cell).orElse(null);
            if (item == null) {
                return;
            }
            boolean was = item.claim() != null && Objects.equals(item.claim().account(), viewer.account());
            if (item.claim() == null && here.status().takesReports()) {
                reviews.claim(viewer, here.slug(), cell);
                held = true;
                item = reviews.look(viewer, here.slug(), cell).orElseThrow();
            } else if (!was) {
                held = false;
            }
            shown = item;
            CellStory story = stories.story(
                    viewer,
                    here,
                    item.test().key(),
                    cell.subject(),
                    item.peer() == null ? null : item.peer().id());
            CellStory.Meeting meeting = story.meetings().getFirst();
            List<Component> all = parts.orderedStream()
                    .flatMap(part -> part.of(viewer, here, story, meeting).stream())
                    .toList();
            ItemPanel next = new ItemPanel(item, story, meeting, all, new Decide());
            panel = next;
            showClaim(item);
            place.removeAll();
            place.add(next);
            list.choose(cell);
        } catch (Refusal refusal) {
            notes.refused(getLocale(), refusal);
        }
    }

    private void showClaim(QueueItem item) {
        ItemPanel there = panel;
        Claim claim = item.claim();
        if (there == null) {
            return;
        }
        if (claim == null) {
            there.showNoClaim();
        } else {
            there.show(claim, Objects.equals(claim.account(), current.get().account()), !held);
        }
    }

    /** Gives back what was claimed by looking at it only. */
    private void letGo() {
        QueueItem item = shown;
        Trial here = trial;
        if (held && item != null && here != null) {
            held = false;
            try {
                reviews.release(current.get(), here.slug(), item.cell());
            } catch (Refusal gone) {
                // It ends by itself.
                held = false;
            }
        }
    }

    private void move(int step) {
        CellKey to = list.beside(step);
        if (to != null) {
            choose(to);
        }
    }

    /** What is done to the chosen item. */
    private final class Decide implements ItemPanel.Actions {

        @Override
        public void verify() {
            QueueItem item = shown;
            if (item == null) {
                return;
            }
            if (item.appeal() != null || item.outcome().standing() == Standing.DISPUTED) {
                ask(item, "review.verify-whom", Ruling::verify);
            } else {
                notes.tried(getLocale(), () -> decide(item, Ruling.verify(null)));
            }
        }

        @Override
        public void overrule() {
            QueueItem item = shown;
            if (item != null) {
                DecideDialog.overrule(
                                getTranslation(
                                        "review.overrule-whom", item.test().key()),
                                sides(item.outcome().seen()),
                                notes,
                                ruling -> decide(item, ruling))
                        .open();
            }
        }

        @Override
        public void giveBack() {
            QueueItem item = shown;
            if (item != null) {
                ask(item, "review.return-whom", Ruling::giveBack);
            }
        }

        @Override
        public void uphold() {
            QueueItem item = shown;
            if (item != null && item.appeal() != null) {
                long appeal = item.appeal();
                DecideDialog.reason(
                                getTranslation("review.uphold-whom", item.test().key()),
                                Ruling::verify,
                                notes,
                                ruling -> {
                                    appeals.uphold(current.get(), here().slug(), appeal, ruling.reason());
                                    done("review.upheld", item);
                                })
                        .open();
            }
        }

        @Override
        public void keep() {
            QueueItem item = shown;
            if (item == null) {
                return;
            }
            notes.tried(getLocale(), () -> {
                boolean mine = item.claim() != null
                        && Objects.equals(item.claim().account(), current.get().account());
                if (mine && !held) {
                    reviews.release(current.get(), here().slug(), item.cell());
                } else {
                    reviews.claim(current.get(), here().slug(), item.cell());
                }
                held = false;
                shown = reviews.look(current.get(), here().slug(), item.cell()).orElseThrow();
                showClaim(shown);
                show(queue());
            });
        }

        @Override
        public void again() {
            QueueItem item = shown;
            if (item != null) {
                open(item.cell());
            }
        }

        private void ask(QueueItem item, String title, Function<String, Ruling> ruling) {
            DecideDialog.reason(getTranslation(title, item.test().key()), ruling, notes, chosen -> decide(item, chosen))
                    .open();
        }
    }

    private static @Nullable Verdict sides(Seen seen) {
        if (seen.subject() == null || seen.peer() == null || seen.subject() == seen.peer()) {
            return seen.subject() == null ? seen.peer() : seen.subject();
        }
        return Verdict.INCONCLUSIVE;
    }

    private void decide(QueueItem item, Ruling ruling) {
        try {
            Seen seen = item.outcome().seen();
            Long appeal = item.appeal();
            Ruled ruled = appeal == null
                    ? reviews.decide(current.get(), here().slug(), item.cell(), ruling, seen)
                    : appeals.grant(current.get(), here().slug(), appeal, ruling, seen);
            done(ruled == Ruled.IN_FORCE ? "review.done." + Words.of(ruling.decision()) : "review.done.first", item);
        } catch (Refusal refusal) {
            if (refusal.kind() == Refusal.Kind.CONFLICT) {
                open(item.cell());
                show(queue());
            }
            throw refusal;
        }
    }

    /** Says so, and goes on with what stood below it. */
    private void done(String key, QueueItem item) {
        notes.done(getLocale(), key, item.test().key(), list.name(item));
        held = false;
        int at = Math.max(0, list.index());
        shown = null;
        panel = null;
        place.removeAll();
        show(queue());
        CellKey next = list.at(at);
        if (next != null) {
            choose(next);
        }
    }

    private void verifyMarked() {
        notes.tried(getLocale(), () -> {
            List<Looked> looked = list.marked().stream()
                    .map(i -> new Looked(i.cell(), i.outcome().seen()))
                    .toList();
            Bulk done = reviews.verifyAll(current.get(), here().slug(), looked);
            notes.done(
                    getLocale(),
                    "review.bulk-done",
                    done.verified(),
                    done.firsts(),
                    done.passedOver().size());
            done.passedOver().values().stream().findFirst().ifPresent(r -> notes.refused(getLocale(), r));
            QueueItem item = shown;
            boolean decided = item != null
                    && looked.stream().anyMatch(l -> l.cell().equals(item.cell()))
                    && !done.passedOver().containsKey(item.cell());
            if (decided) {
                shown = null;
                panel = null;
                held = false;
                place.removeAll();
            }
            show(queue());
            CellKey first = list.at(0);
            if (decided && first != null) {
                choose(first);
            }
        });
    }

    // ------------------------------------------------------------------ what others do

    /** The queue is read anew; the chosen item stays as it was looked at, and says when it is another by now. */
    private void refresh() {
        Trial before = here();
        trial = trials.see(current.get(), before.slug());
        show(queue());
        QueueItem item = shown;
        ItemPanel there = panel;
        if (item == null || there == null) {
            return;
        }
        QueueItem now = reviews.look(current.get(), before.slug(), item.cell()).orElse(item);
        if (!now.outcome().equals(item.outcome()) || !Objects.equals(now.appeal(), item.appeal())) {
            there.tellNews();
        } else {
            shown = now;
            showClaim(now);
        }
    }

    private void key(String key) {
        Decide decide = new Decide();
        switch (key) {
            case "j" -> move(1);
            case "k" -> move(-1);
            case "v" -> decide.verify();
            case "o" -> decide.overrule();
            case "r" -> decide.giveBack();
            case "u" -> decide.uphold();
            case "c" -> decide.keep();
            case "x" -> list.toggleChosen();
            default -> throw new IllegalArgumentException(key);
        }
    }

    @Override
    protected void onAttach(AttachEvent attached) {
        UI ui = attached.getUI();
        Trial here = trial;
        if (here == null) {
            return;
        }
        keys = ui.getElement()
                .addEventListener(
                        "keydown", e -> key(e.getEventData().get("event.key").asString()))
                .addEventData("event.key")
                .setFilter(A_KEY);
        Refreshing refreshing = new Refreshing(ui, this::refresh);
        outcomes = news.follow(here.id(), refreshing::ask);
        claims = live.follow(Reviews.news(here.id()), refreshing::ask);
    }

    @Override
    protected void onDetach(DetachEvent detached) {
        letGo();
        if (keys != null) {
            keys.remove();
        }
        if (outcomes != null) {
            outcomes.end();
        }
        if (claims != null) {
            claims.end();
        }
    }

    private Trial here() {
        return Objects.requireNonNull(trial);
    }

    @Override
    public String getPageTitle() {
        return getTranslation(
                "page.title", (trial == null ? "" : trial.title() + ", ") + getTranslation("trial.part.review"));
    }
}
