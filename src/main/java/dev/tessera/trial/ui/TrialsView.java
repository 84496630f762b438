package dev.tessera.trial.ui;

import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Main;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Route;
import dev.tessera.access.AccessPolicy;
import dev.tessera.access.Viewer;
import dev.tessera.account.CurrentViewer;
import dev.tessera.shell.EmptyState;
import dev.tessera.shell.PageHeader;
import dev.tessera.trial.Trial;
import dev.tessera.trial.Trials;
import jakarta.annotation.security.PermitAll;
import java.time.Clock;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** The trials that one takes part in, and the others that one may know of. */
@Route("")
@PermitAll
class TrialsView extends Main implements HasDynamicTitle {

    private static final long serialVersionUID = 1L;

    private final transient Clock clock;

    TrialsView(CurrentViewer current, Trials trials, AccessPolicy policy, Clock clock) {
        this.clock = clock;
        addClassName("view");
        Viewer viewer = current.get();
        List<Trial> all = trials.knownTo(viewer);
        List<Trial> own = all.stream()
                .filter(t -> Stream.concat(t.organisations().stream(), t.invited().stream())
                        .anyMatch(viewer.organisations()::contains))
                .toList();
        boolean registers = viewer.organisations().stream().anyMatch(o -> policy.mayAcceptFor(viewer, o));
        List<Trial> toJoin = all.stream()
                .filter(t -> registers && !own.contains(t) && t.takesRegistrations(clock.instant()))
                .toList();
        List<Trial> others = all.stream()
                .filter(t -> !own.contains(t) && !toJoin.contains(t))
                .toList();
        PageHeader header = new PageHeader(getTranslation("trials.title"));
        if (policy.mayCoordinate(viewer)) {
            header.with(new Anchor("new-trial", getTranslation("trial.new")));
        }
        add(header);
        if (viewer.organisations().isEmpty() && !policy.mayCoordinate(viewer)) {
            add(new EmptyState(
                    getTranslation("join.title"),
                    getTranslation("join.text"),
                    new Anchor("join", getTranslation("join.title"))));
        }
        if (all.isEmpty()) {
            add(new EmptyState(getTranslation("trials.none"), getTranslation("trials.none-text")));
            return;
        }
        if (!own.isEmpty()) {
            add(section("trials.own"), list(viewer, own, policy));
        }
        if (!toJoin.isEmpty()) {
            add(section("trials.to-join"), list(viewer, toJoin, policy));
        }
        if (!others.isEmpty()) {
            add(
                    section(own.isEmpty() && toJoin.isEmpty() ? "trials.all" : "trials.others"),
                    list(viewer, others, policy));
        }
    }

    private H2 section(String key) {
        H2 title = new H2(getTranslation(key));
        title.addClassName("section-title");
        return title;
    }

    private UnorderedList list(Viewer viewer, List<Trial> trials, AccessPolicy policy) {
        UnorderedList list = new UnorderedList();
        list.addClassName("cards");
        for (Trial trial : trials) {
            boolean inside = policy.maySee(viewer, trial.scope());
            Anchor title = new Anchor("trials/" + trial.slug() + (inside ? "" : "/join"), trial.title());
            title.getElement().setAttribute("dir", "auto");
            String status = trial.status().name().toLowerCase(Locale.ROOT);
            Span chip = new Span(getTranslation("trial.status." + status));
            chip.addClassNames("chip", status);
            H3 heading = new H3(title);
            Paragraph facts = new Paragraph(trial.specificationNames() + dates(trial));
            facts.addClassName("quiet");
            ListItem card = new ListItem(new Div(chip), heading, facts);
            card.addClassName("card");
            boolean own = trial.organisations().stream().anyMatch(viewer.organisations()::contains);
            if (own && trial.status().takesReports()) {
                card.add(new Anchor("trials/" + trial.slug() + "/record", getTranslation("trials.record")));
            } else if (inside && trial.takesRegistrations(clock.instant())) {
                card.add(new Anchor("trials/" + trial.slug() + "/join", getTranslation("trials.about")));
            }
            list.add(card);
        }
        return list;
    }

    private String dates(Trial trial) {
        DateTimeFormatter format =
                DateTimeFormatter.ofLocalizedDate(FormatStyle.MEDIUM).withLocale(getLocale());
        if (trial.opensOn() == null || trial.closesOn() == null) {
            return "";
        }
        return " · "
                + getTranslation("trial.dates-text", format.format(trial.opensOn()), format.format(trial.closesOn()));
    }

    @Override
    public String getPageTitle() {
        return getTranslation("page.title", getTranslation("trials.title"));
    }
}
