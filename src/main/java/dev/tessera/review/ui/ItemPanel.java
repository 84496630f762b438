package dev.tessera.review.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Article;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.OrderedList;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.html.Span;
import dev.tessera.result.CellReport;
import dev.tessera.result.CellStory;
import dev.tessera.result.Reason;
import dev.tessera.result.Side;
import dev.tessera.review.Claim;
import dev.tessera.review.QueueItem;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Stream;

/** The chosen cell: what each side says, what was said and decided before, and what can be decided. */
final class ItemPanel extends Section {

    private static final long serialVersionUID = 1L;

    /** What can be done with the item. */
    interface Actions {
        void verify();

        void overrule();

        void giveBack();

        void uphold();

        void keep();

        void again();
    }

    private final Div news = new Div();
    private final Button keep = new Button();
    private final Span claimed = new Span();

    ItemPanel(QueueItem item, CellStory story, CellStory.Meeting meeting, List<Component> parts, Actions actions) {
        addClassName("review-item");
        getElement()
                .setAttribute(
                        "aria-label", getTranslation("review.item", item.test().key()));
        H2 heading = new H2(item.test().key());
        heading.addClassName("section-title");
        Paragraph title = new Paragraph(item.test().title());
        title.addClassName("story-test");
        title.getElement().setAttribute("dir", "auto");
        Anchor about = new Anchor(
                "specifications/" + story.specification() + "/tests/"
                        + item.test().lineage(),
                getTranslation("story.about-test"));
        Span standing =
                new Span(getTranslation("standing." + Words.of(item.outcome().standing())));
        standing.addClassName("quiet");
        Div stands = new Div(new VerdictLine(item.outcome().verdict()), standing);
        stands.addClassName("stands");
        if (item.critical()) {
            Span two = new Span(getTranslation("review.two"));
            two.addClassName("review-kind");
            stands.add(two);
        }
        Button show = new Button(getTranslation("review.show-new"), click -> actions.again());
        news.add(new Paragraph(getTranslation("review.news")), show);
        news.addClassNames("notice", "review-news");
        news.getElement().setAttribute("role", "status");
        news.setVisible(false);
        add(heading, title, about, news, stands, sides(meeting));
        add(actions(item, actions));
        List<CellReport> before =
                meeting.reports().reversed().stream().filter(r -> !r.stands()).toList();
        if (!before.isEmpty()) {
            H3 earlier = new H3(getTranslation("story.before"));
            earlier.addClassName("history-title");
            OrderedList history = new OrderedList();
            history.addClassName("history");
            before.forEach(r -> history.add(entry(r)));
            add(earlier, history);
        }
        add(parts);
    }

    /** That somebody has changed what is shown; it stays as it is until the reviewer asks. */
    void tellNews() {
        news.setVisible(true);
    }

    private Div actions(QueueItem item, Actions actions) {
        Div bar = new Div();
        bar.addClassNames("form-actions", "review-actions");
        if (item.appeal() != null) {
            Button uphold = new Button(getTranslation("review.uphold"), click -> actions.uphold());
            uphold.addThemeVariants(ButtonVariant.PRIMARY);
            bar.add(uphold);
        }
        Button verify = new Button(getTranslation("review.verify"), click -> actions.verify());
        if (item.appeal() == null) {
            verify.addThemeVariants(ButtonVariant.PRIMARY);
        }
        keep.addClickListener(click -> actions.keep());
        keep.addThemeVariants(ButtonVariant.TERTIARY);
        claimed.addClassName("quiet");
        bar.add(
                verify,
                new Button(getTranslation("review.overrule"), click -> actions.overrule()),
                new Button(getTranslation("review.return"), click -> actions.giveBack()),
                keep,
                claimed);
        return bar;
    }

    /** Who looks at it now. */
    void show(Claim claim, boolean mine, boolean kept) {
        claimed.setText(mine ? "" : getTranslation("review.looks", claim.by()));
        keep.setVisible(mine);
        keep.setText(getTranslation(kept ? "review.release" : "review.keep"));
    }

    /** Nobody looks at it. */
    void showNoClaim() {
        claimed.setText("");
        keep.setVisible(true);
        keep.setText(getTranslation("review.keep"));
    }

    private Div sides(CellStory.Meeting meeting) {
        Div sides = new Div();
        sides.addClassName("sides");
        sides.add(side(meeting, Side.SUBJECT, meeting.subject().organisation()));
        if (meeting.peer() != null) {
            sides.add(side(meeting, Side.PEER, meeting.peer().organisation()));
        }
        return sides;
    }

    private Article side(CellStory.Meeting meeting, Side side, String organisation) {
        H3 heading = new H3(organisation);
        heading.getElement().setAttribute("dir", "auto");
        Article box = new Article(heading);
        box.addClassName("side-report");
        List<CellReport> standing = meeting.reports().stream()
                .filter(r -> r.side() == side && r.stands())
                .toList();
        if (standing.isEmpty()) {
            box.addClassName("silent");
            box.add(new Paragraph(getTranslation("story.side-silent")));
        }
        standing.forEach(r -> {
            Paragraph when = new Paragraph(when(r));
            when.addClassName("quiet");
            box.add(new VerdictLine(r.verdict()));
            texts(r).forEach(box::add);
            box.add(when);
        });
        return box;
    }

    private ListItem entry(CellReport report) {
        Span by = new Span(report.by() + ", " + when(report));
        by.addClassName("quiet");
        ListItem entry = new ListItem(new VerdictLine(report.verdict()), by);
        texts(report).forEach(entry::add);
        return entry;
    }

    private List<Component> texts(CellReport report) {
        return Stream.of(
                        report.reason() != null && Reason.USUAL.contains(report.reason())
                                ? getTranslation("reason." + report.reason())
                                : report.reason(),
                        report.notes())
                .filter(Objects::nonNull)
                .map(text -> {
                    Paragraph paragraph = new Paragraph(text);
                    paragraph.getElement().setAttribute("dir", "auto");
                    return (Component) paragraph;
                })
                .toList();
    }

    private String when(CellReport report) {
        Locale locale = getLocale();
        String at = When.at(locale, report.observedAt() == null ? report.recordedAt() : report.observedAt());
        return report.account() == null ? at : getTranslation("review.said-by", report.account(), at);
    }
}
