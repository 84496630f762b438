package dev.tessera.discussion.ui;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.ComponentUtil;
import com.vaadin.flow.component.DetachEvent;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.OrderedList;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Section;
import dev.tessera.account.CurrentViewer;
import dev.tessera.common.Refusal;
import dev.tessera.discussion.Comment;
import dev.tessera.discussion.Discussion;
import dev.tessera.discussion.Discussions;
import dev.tessera.live.Live;
import dev.tessera.matrix.TrialNews;
import dev.tessera.result.CellKey;
import dev.tessera.shell.Notes;
import dev.tessera.shell.Refreshing;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What was written about a cell, newest last, and a place to write. What others write appears while one looks, and leaves
 * alone what one types; that is still there, too, when the cell is closed and opened again.
 */
class DiscussionSection extends Section {

    private static final long serialVersionUID = 1L;

    private final transient Discussions discussions;
    private final transient CurrentViewer current;
    private final transient TrialNews news;
    private final transient Notes notes;
    private final transient CellKey cell;
    private final transient Map<Long, CommentLine> lines = new HashMap<>();
    private final OrderedList list = new OrderedList();
    private final Paragraph hidden = new Paragraph();
    private final Paragraph none = new Paragraph();
    private final CommentForm form;
    private transient Live.@Nullable Subscription comments;
    private transient TrialNews.@Nullable Subscription reports;

    DiscussionSection(Discussions discussions, CurrentViewer current, TrialNews news, Notes notes, CellKey cell) {
        this.discussions = discussions;
        this.current = current;
        this.news = news;
        this.notes = notes;
        this.cell = cell;
        addClassName("discussion");
        H3 title = new H3(getTranslation("discussion.title"));
        title.setId("discussion-" + cell.testCase() + "-" + cell.subject() + "-" + cell.peer());
        getElement().setAttribute("aria-labelledby", title.getId().orElseThrow());
        hidden.setText(getTranslation("discussion.hidden"));
        hidden.addClassName("notice");
        none.setText(getTranslation("discussion.none"));
        none.addClassName("quiet");
        list.addClassName("comments");
        list.getElement().setAttribute("aria-live", "polite");
        form = form(this::write);
        form.says("discussion.text", "discussion.comment");
        add(title, hidden, none, list, form);
    }

    private CommentForm form(CommentForm.Taking taking) {
        return new CommentForm(
                taking,
                text -> discussions.preview(current.get(), cell, text),
                name -> discussions.readers(current.get(), cell, name),
                refusal -> notes.text(getLocale(), refusal));
    }

    private void write(String text) {
        discussions.write(current.get(), cell, text);
        refresh();
    }

    private void refresh() {
        Discussion now;
        try {
            now = discussions.of(current.get(), cell);
        } catch (Refusal gone) {
            // Whoever may not read it any more: nothing new comes to them here.
            setVisible(false);
            return;
        }
        hidden.setVisible(now.someHidden());
        none.setVisible(now.comments().isEmpty() && !now.someHidden());
        list.setVisible(!now.comments().isEmpty());
        form.setVisible(now.mayWrite());
        int place = 0;
        for (Comment comment : now.comments()) {
            CommentLine line = lines.get(comment.id());
            if (line == null) {
                line = new CommentLine(this::correct, id -> discussions.withdraw(current.get(), id), notes);
                lines.put(comment.id(), line);
                // What was hidden before stands where it belongs.
                list.addComponentAtIndex(place, line);
            }
            line.show(comment);
            place++;
        }
    }

    private CommentForm correct(Comment comment, Runnable done) {
        CommentForm correction = form(text -> {
            discussions.correct(current.get(), comment.id(), comment.version(), text);
            done.run();
            refresh();
        });
        correction.says("discussion.correction", "discussion.save");
        correction.begin(comment.text(), done);
        return correction;
    }

    @Override
    protected void onAttach(AttachEvent attached) {
        refresh();
        Object draft = ComponentUtil.getData(attached.getUI(), draft());
        if (draft instanceof String text && form.text().isEmpty()) {
            form.begin(text, null);
        }
        Refreshing refreshing = new Refreshing(attached.getUI(), this::refresh);
        comments = discussions.follow(cell, refreshing::ask);
        // Once one's own side has reported, one sees what the other wrote.
        reports = news.follow(cell.trial(), refreshing::ask);
    }

    @Override
    protected void onDetach(DetachEvent detached) {
        ComponentUtil.setData(detached.getUI(), draft(), form.text().isBlank() ? null : form.text());
        if (comments != null) {
            comments.end();
        }
        if (reports != null) {
            reports.end();
        }
    }

    private String draft() {
        return "comment on " + cell;
    }
}
