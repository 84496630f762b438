package dev.tessera.site;

import dev.tessera.matrix.Matrix;
import dev.tessera.matrix.MatrixRequest;
import dev.tessera.matrix.PairMatrix;
import dev.tessera.matrix.Row;
import dev.tessera.matrix.ShownMatrix;
import dev.tessera.matrix.Tally;
import dev.tessera.profile.SpecificationProfile;
import dev.tessera.specification.TestKind;
import dev.tessera.trial.Trial;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Renders the pages of matrices. */
@Component
class MatrixPages {

    /** As many cells as a page carries in itself; what is larger is loaded in the short form, a letter per cell. */
    static final int IN_THE_PAGE = 20_000;

    private final Pages pages;

    MatrixPages(Pages pages) {
        this.pages = pages;
    }

    byte[] tests(
            Trial trial,
            Matrix all,
            ShownMatrix asked,
            MatrixRequest part,
            @Nullable SpecificationProfile profile,
            List<Trial> rounds,
            Locale locale) {
        Words words = pages.words(locale);
        Matrix shown = asked.matrix();
        boolean fits = (long) shown.rows().size() * shown.columns().size() <= IN_THE_PAGE;
        List<Tally> totals = shown.totals();
        Tally total = totals.stream().reduce(Tally.NONE, Tally::plus);
        MatrixPage page = new MatrixPage(
                trial,
                part,
                shown.asOf(),
                new MatrixPage.Total(total.passed(), total.run(), total.all()),
                shown.rows().size(),
                shown.columns().size(),
                fits ? new MatrixTables(words).of(asked) : null,
                fits ? List.of() : MatrixTables.summary(shown.columns(), totals),
                meetings(all),
                profile,
                rounds,
                asked.difference());
        return render(page, words);
    }

    byte[] pairs(Trial trial, Matrix all, PairMatrix shown, MatrixRequest part, Locale locale) {
        Words words = pages.words(locale);
        int rows = shown.subjects().size();
        int columns = shown.peers().size();
        MatrixTable table = new MatrixTables(words).of(shown);
        boolean fits = (long) rows * columns <= IN_THE_PAGE;
        MatrixPage page = new MatrixPage(
                trial,
                part,
                shown.asOf(),
                new MatrixPage.Total(table.total().passed(), table.total().run(), (int)
                        Math.min((long) rows * columns, Integer.MAX_VALUE)),
                rows,
                columns,
                fits ? table : null,
                List.of(),
                meetings(all),
                null,
                List.of(),
                null);
        return render(page, words);
    }

    private byte[] render(MatrixPage page, Words words) {
        Trial trial = page.trial();
        Frame frame = pages.frame(
                        words,
                        page.path() + page.part().query(),
                        words.say(page.part().pairs() ? "matrix.title-pairs" : "matrix.title", trial.title()),
                        words.say(
                                "matrix.description",
                                trial.title(),
                                page.total().passed(),
                                page.total().run(),
                                page.rows(),
                                page.columns()))
                .in(Section.TRIALS)
                .withMatrix();
        return pages.render("matrix", frame, page);
    }

    private static List<MatrixPage.Meeting> meetings(Matrix matrix) {
        return matrix.rows().stream()
                .filter(r -> r.kind() == TestKind.INTEROPERABILITY)
                .map(MatrixPages::meeting)
                .toList();
    }

    private static MatrixPage.Meeting meeting(Row row) {
        return new MatrixPage.Meeting(row.key(), row.title());
    }
}
