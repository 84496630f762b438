package dev.tessera.specification.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.HtmlContainer;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Code;
import com.vaadin.flow.component.html.DescriptionList;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import dev.tessera.shell.Name;
import dev.tessera.specification.TestCaseText;
import dev.tessera.specification.TestCaseText.Part;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Test cases that come, change or go, each with what differs; a long list is shown a piece at a time. */
class ChangeList extends Div {

    private static final long serialVersionUID = 1L;

    private static final int PIECE = 100;

    private final UnorderedList list = new UnorderedList();
    private final Button more = new Button();
    private final transient Deque<Supplier<ListItem>> waiting = new ArrayDeque<>();
    private int shown;

    ChangeList() {
        list.addClassName("changes");
        more.addThemeVariants(ButtonVariant.TERTIARY);
        more.setVisible(false);
        more.addClickListener(click -> {
            for (int i = 0; i < PIECE && !waiting.isEmpty(); i++) {
                list.add(waiting.remove().get());
            }
            sayMore();
        });
        add(list, more);
    }

    void added(TestCaseText text) {
        line(() -> item("added", text, null));
    }

    void removed(TestCaseText text) {
        line(() -> item("removed", text, null));
    }

    void changed(TestCaseText before, TestCaseText after) {
        changed(before, after, null);
    }

    /** With something to be decided about it. */
    void changed(TestCaseText before, TestCaseText after, @Nullable Supplier<? extends Component> beside) {
        line(() -> {
            ListItem item = item("changed", before, beside == null ? null : beside.get());
            DescriptionList parts = new DescriptionList();
            for (Part part : before.differences(after)) {
                DescriptionList.Description now = new DescriptionList.Description();
                now.getElement().setAttribute("dir", "auto");
                words(part, before, after).forEach(now::add);
                parts.add(new Div(new DescriptionList.Term(getTranslation("suite.part." + CaseParts.word(part))), now));
            }
            item.add(parts);
            return item;
        });
    }

    private Stream<Component> words(Part part, TestCaseText before, TestCaseText after) {
        return WordDifference.between(shown(part, before), shown(part, after)).stream()
                .map(piece -> switch (piece.kind()) {
                    case SAME -> new Span(piece.text());
                    case GONE -> marked("del", "suite.was", piece.text());
                    case NEW -> marked("ins", "suite.is", piece.text());
                });
    }

    private String shown(Part part, TestCaseText text) {
        String value = CaseParts.text(text, part);
        return switch (part) {
            case KIND -> getTranslation("test.kind." + value);
            case OBLIGATION -> getTranslation("obligation." + value);
            default -> value;
        };
    }

    private Component marked(String tag, String key, String text) {
        Span hear = new Span(getTranslation(key) + " ");
        hear.addClassName("hear");
        HtmlContainer mark = new HtmlContainer(tag);
        mark.add(hear);
        mark.add(text);
        return mark;
    }

    private ListItem item(String kind, TestCaseText text, @Nullable Component beside) {
        Span chip = new Span(getTranslation("suite.change." + kind));
        chip.addClassNames("chip", "change-" + kind);
        Div line = new Div(chip, new Code(text.key()), new Name(text.title()));
        line.addClassName("change-line");
        if (beside != null) {
            line.add(beside);
        }
        return new ListItem(line);
    }

    private void line(Supplier<ListItem> item) {
        if (shown < PIECE) {
            shown++;
            list.add(item.get());
        } else {
            waiting.add(item);
            sayMore();
        }
    }

    private void sayMore() {
        more.setVisible(!waiting.isEmpty());
        more.setText(getTranslation("suite.show-more", Math.min(PIECE, waiting.size()), waiting.size()));
    }
}
