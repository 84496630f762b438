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
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.List;
import java.util.Locale;

/** The trials that one takes part in, and the others that one may know of. */
@Route("")
@PermitAll
class TrialsView extends Main implements HasDynamicTitle {

    private static final long serialVersionUID = 1L;

    TrialsView(CurrentViewer current, Trials trials, AccessPolicy policy) {
        addClassName("view");
        Viewer viewer = current.get();
        List<Trial> all = trials.visibleTo(viewer);
        List<Trial> own = all.stream()
                .filter(t -> t.organisations().stream().anyMatch(viewer.organisations()::contains))
                .toList();
        List<Trial> others = all.stream().filter(t -> !own.contains(t)).toList();
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
            add(section("trials.own"), list(own, true));
        }
        if (!others.isEmpty()) {
            add(section(own.isEmpty() ? "trials.all" : "trials.others"), list(others, false));
        }
    }

    private H2 section(String key) {
        H2 title = new H2(getTranslation(key));
        title.addClassName("section-title");
        return title;
    }

    private UnorderedList list(List<Trial> trials, boolean own) {
        UnorderedList list = new UnorderedList();
        list.addClassName("cards");
        for (Trial trial : trials) {
            Anchor title = new Anchor("trials/" + trial.slug(), trial.title());
            title.getElement().setAttribute("dir", "auto");
            String status = trial.status().name().toLowerCase(Locale.ROOT);
            Span chip = new Span(getTranslation("trial.status." + status));
            chip.addClassNames("chip", status);
            H3 heading = new H3(title);
            Paragraph facts = new Paragraph(trial.specificationNames() + dates(trial));
            facts.addClassName("quiet");
            ListItem card = new ListItem(new Div(chip), heading, facts);
            card.addClassName("card");
            if (own && trial.status().takesReports()) {
                card.add(new Anchor("trials/" + trial.slug() + "/record", getTranslation("trials.record")));
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
