package dev.tessera.review.ui;

import dev.tessera.result.CellKey;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** How constants and cells are written in message keys and addresses. */
final class Words {

    private static final Pattern CELL = Pattern.compile("(\\d{1,18})-(\\d{1,18})(?:-(\\d{1,18}))?");

    private Words() {}

    static String of(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }

    static String of(CellKey cell) {
        return cell.testCase() + "-" + cell.subject() + (cell.peer() == null ? "" : "-" + cell.peer());
    }

    static Optional<CellKey> cell(long trial, String word) {
        Matcher matcher = CELL.matcher(word);
        return matcher.matches()
                ? Optional.of(new CellKey(
                        trial,
                        Long.parseLong(matcher.group(1)),
                        Long.parseLong(matcher.group(2)),
                        matcher.group(3) == null ? null : Long.parseLong(matcher.group(3))))
                : Optional.empty();
    }
}
