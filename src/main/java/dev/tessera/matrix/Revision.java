package dev.tessera.matrix;

import dev.tessera.trial.Trial;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A short text that is the same for the same content, on every node and after every restart. */
final class Revision {

    private static final int BYTES = 12;

    private final MessageDigest digest;

    private Revision() {
        try {
            digest = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every JDK has SHA-256", e);
        }
    }

    static String of(Trial trial, List<Column> columns, List<Row> rows) {
        Revision revision = new Revision();
        revision.add(trial.slug(), trial.title());
        columns.forEach(c -> revision.add(c.toString()));
        for (Row row : rows) {
            revision.add(
                    row.key(),
                    row.title(),
                    row.group(),
                    row.obligation().name(),
                    row.kind().name());
            revision.digest.update(row.cells());
            row.marks().entrySet().stream()
                    .sorted(java.util.Map.Entry.comparingByKey())
                    .forEach(e -> revision.add(e.toString()));
        }
        return revision.text();
    }

    static String ofPairs(Trial trial, @Nullable String test, List<Column> peers, List<PairMatrix.Subject> subjects) {
        Revision revision = new Revision();
        revision.add(trial.slug(), trial.title(), test);
        peers.forEach(c -> revision.add(c.toString()));
        for (PairMatrix.Subject subject : subjects) {
            revision.add(subject.subject().toString(), subject.tallies().toString());
            revision.digest.update(subject.cells());
            subject.marks().entrySet().stream()
                    .sorted(java.util.Map.Entry.comparingByKey())
                    .forEach(e -> revision.add(e.toString()));
        }
        return revision.text();
    }

    private void add(@Nullable String... texts) {
        for (String text : texts) {
            digest.update((text == null ? "" : text).getBytes(StandardCharsets.UTF_8));
            digest.update((byte) 0);
        }
    }

    private String text() {
        return HexFormat.of().formatHex(digest.digest(), 0, BYTES);
    }
}
