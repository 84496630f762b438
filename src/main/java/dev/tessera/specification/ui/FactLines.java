package dev.tessera.specification.ui;

import dev.tessera.common.Fault;
import dev.tessera.common.Refusal;
import dev.tessera.common.Sentence;
import dev.tessera.shell.Lines;
import dev.tessera.specification.Relation;
import dev.tessera.specification.RelationKind;
import dev.tessera.specification.SpecificationLink;
import dev.tessera.specification.SpecificationStatus;
import dev.tessera.specification.StatusDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Dates, links and relations as people write them: each on a line of its own. */
final class FactLines {

    private final List<Fault> faults = new ArrayList<>();

    static String ofDates(@Nullable List<StatusDate> dates) {
        return dates == null
                ? ""
                : Lines.of(dates.stream()
                        .map(d -> word(d.status()) + " " + d.reached())
                        .toList());
    }

    static String ofLinks(@Nullable List<SpecificationLink> links) {
        return links == null
                ? ""
                : Lines.of(links.stream().map(l -> l.url() + " " + l.label()).toList());
    }

    static String ofRelations(@Nullable List<Relation> relations) {
        return relations == null
                ? ""
                : Lines.of(relations.stream()
                        .map(r -> word(r.kind()) + " " + r.path())
                        .toList());
    }

    List<StatusDate> dates(String text) {
        List<StatusDate> dates = new ArrayList<>();
        for (String line : Lines.in(text)) {
            int space = line.lastIndexOf(' ');
            Optional<SpecificationStatus> status = space < 0
                    ? Optional.empty()
                    : Arrays.stream(SpecificationStatus.values())
                            .filter(s -> word(s).equalsIgnoreCase(
                                            line.substring(0, space).strip()))
                            .findFirst();
            if (status.isPresent()) {
                dates.add(new StatusDate(status.get(), line.substring(space + 1)));
            } else {
                object("dates", "specification.line-date", line);
            }
        }
        return dates;
    }

    /** A link without words is called by its address. */
    List<SpecificationLink> links(String text) {
        return Lines.in(text).stream()
                .map(line -> line.split("\\s+", 2))
                .map(parts -> new SpecificationLink(parts.length > 1 ? parts[1] : parts[0], parts[0]))
                .toList();
    }

    List<Relation> relations(String text) {
        List<Relation> relations = new ArrayList<>();
        for (String line : Lines.in(text)) {
            String[] parts = line.split("\\s+", 2);
            Optional<RelationKind> kind = Arrays.stream(RelationKind.values())
                    .filter(k -> word(k).equalsIgnoreCase(parts[0]))
                    .findFirst();
            if (kind.isPresent() && parts.length > 1) {
                relations.add(new Relation(kind.get(), parts[1].strip().toLowerCase(Locale.ROOT)));
            } else {
                object("relations", "specification.line-relation", line);
            }
        }
        return relations;
    }

    /** Ends the request if a line could not be read. */
    void end() {
        if (!faults.isEmpty()) {
            Sentence first = faults.getFirst().reason();
            throw Refusal.invalid(faults, first.key(), first.args().toArray());
        }
    }

    private void object(String field, String key, String line) {
        faults.add(new Fault(Sentence.of("specification.field." + field), Sentence.of(key, line)));
    }

    private static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }
}
