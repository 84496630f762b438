package dev.tessera.site;

import dev.tessera.common.Messages;
import dev.tessera.common.Settings;
import dev.tessera.matrix.Column;
import dev.tessera.matrix.Mark;
import dev.tessera.matrix.Matrix;
import dev.tessera.matrix.Row;
import dev.tessera.specification.Obligation;
import dev.tessera.specification.TestKind;
import dev.tessera.trial.Phases;
import dev.tessera.trial.TestedVersion;
import dev.tessera.trial.Trial;
import dev.tessera.trial.TrialSetup;
import dev.tessera.trial.TrialStatus;
import dev.tessera.trial.Visibility;
import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.util.unit.DataSize;

/** Trials and matrices made by hand. */
final class Samples {

    static final Trial TRIAL = new Trial(
            1,
            "plugfest",
            "Plugfest",
            "Everybody tries everything.",
            TrialStatus.OPEN,
            Visibility.OPEN,
            TrialSetup.USUAL.with(Phases.of(LocalDate.of(2026, 11, 2), LocalDate.of(2026, 12, 11))),
            List.of(new TestedVersion(7, "lti/1.3", "LTI 1.3", 3L, 1, true)),
            null,
            false,
            Set.of(1L),
            Set.of());

    private Samples() {}

    static Pages pages() {
        Settings settings = new Settings(
                Path.of("."), null, null, null, null, false, "https://trials.example", DataSize.ofMegabytes(1), 1);
        return new Pages(
                TemplateEngine.createPrecompiled(
                        null, ContentType.Html, Samples.class.getClassLoader(), "dev.tessera.pages"),
                new Messages(),
                settings);
    }

    static Column column(long id, String label, String organisation) {
        return new Column(id, label, "product-" + id, id, organisation, "organisation-" + id, "1.0", null, null, false);
    }

    static Row row(String key, String title, String letters, Map<Integer, Mark> marks) {
        return new Row(
                key,
                title,
                "Group",
                Obligation.REQUIRED,
                TestKind.CONFORMANCE,
                letters.getBytes(StandardCharsets.US_ASCII),
                marks);
    }

    static Matrix matrix(List<Column> columns, List<Row> rows) {
        return new Matrix("plugfest", "Plugfest", Instant.parse("2026-11-01T12:00:00Z"), "r", columns, rows);
    }

    /** Mostly passed, as they are. */
    static Matrix matrix(int rows, int columns) {
        List<Column> heads = new ArrayList<>();
        for (int c = 1; c <= columns; c++) {
            heads.add(column(c, "Implementation " + c, "Organisation " + c));
        }
        List<Row> lines = new ArrayList<>();
        String letters = "ppppppfppin".repeat(columns / 11 + 1).substring(0, columns);
        for (int r = 1; r <= rows; r++) {
            lines.add(row(
                    "test%03dc".formatted(r), "dataset with blank nodes and quotes, number " + r, letters, Map.of()));
        }
        return matrix(heads, lines);
    }
}
