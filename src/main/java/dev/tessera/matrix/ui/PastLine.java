package dev.tessera.matrix.ui;

import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import dev.tessera.matrix.ChangeKind;
import dev.tessera.matrix.Difference;
import dev.tessera.matrix.Matrix;
import dev.tessera.matrix.MatrixRequest;
import dev.tessera.trial.Trial;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Says that one does not look at how things stand now: of when it is, what differs, and the way back. */
class PastLine extends Paragraph {

    private static final long serialVersionUID = 1L;

    PastLine(Locale locale, Matrix matrix, @Nullable Difference difference, Trial here, MatrixRequest asked) {
        addClassNames("matrix-line", "past");
        getElement().setAttribute("role", "status");
        if (asked.asOf() != null) {
            add(new Span(getTranslation("matrix.past.as-of", moment(matrix.asOf(), here, locale))));
        }
        if (difference != null) {
            add(new Span(getTranslation(
                    difference.changed() == 0 ? "matrix.past.no-difference" : "matrix.past.compared",
                    difference.withTitle(),
                    moment(difference.asOf(), here, locale))));
            difference.counts().forEach((kind, count) -> {
                Span change = new Span(getTranslation("matrix.past.change." + word(kind), count));
                change.addClassNames("change", "c-" + word(kind));
                add(change);
            });
            if (difference.rowsGone() > 0) {
                add(new Span(getTranslation("matrix.past.gone-tests", difference.rowsGone())));
            }
            if (!difference.columnsGone().isEmpty()) {
                add(new Span(getTranslation("matrix.past.gone-products", String.join(", ", difference.columnsGone()))));
            }
        }
        add(new Anchor("trials/" + here.slug() + asked.now().query(), getTranslation("matrix.past.now")));
    }

    private static String word(ChangeKind kind) {
        return kind.name().toLowerCase(Locale.ROOT);
    }

    private static String moment(Instant at, Trial here, Locale locale) {
        return DateTimeFormatter.ofLocalizedDateTime(FormatStyle.LONG, FormatStyle.SHORT)
                .withLocale(locale)
                .format(at.atZone(here.setup().zone()));
    }
}
