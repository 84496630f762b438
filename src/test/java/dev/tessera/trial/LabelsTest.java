package dev.tessera.trial;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class LabelsTest {

    record Name(String product, String version, @Nullable String role, String organisation) {}

    @Test
    void a_product_that_nobody_shares_a_name_with_reads_as_it_is() {
        assertThat(labels(new Name("Canvas", "1", "Tool", "A"), new Name("Moodle", "1", "Tool", "B")))
                .containsExactly("Canvas", "Moodle");
    }

    @Test
    void two_versions_are_told_apart_by_version() {
        assertThat(labels(new Name("Canvas", "1", "Tool", "A"), new Name("Canvas", "2", "Tool", "A")))
                .containsExactly("Canvas 1", "Canvas 2");
    }

    @Test
    void two_roles_are_told_apart_by_role() {
        assertThat(labels(new Name("Canvas", "1", "Tool", "A"), new Name("Canvas", "1", "Platform", "A")))
                .containsExactly("Canvas (Tool)", "Canvas (Platform)");
    }

    @Test
    void two_suppliers_of_the_same_name_are_told_apart_by_supplier() {
        assertThat(labels(new Name("Canvas", "1", "Tool", "A"), new Name("Canvas", "1", "Tool", "B")))
                .containsExactly("Canvas 1 (Tool), A", "Canvas 1 (Tool), B");
    }

    @Property
    void no_two_read_the_same_and_each_begins_with_its_product(@ForAll("trials") List<Name> names) {
        List<Participant> labelled = Labels.unique(participants(names));

        assertThat(labelled).extracting(Participant::label).doesNotHaveDuplicates();
        assertThat(labelled).allSatisfy(p -> assertThat(p.label()).startsWith(p.productName()));
        assertThat(labelled).extracting(Participant::id).containsExactlyElementsOf(ids(names));
    }

    /** Names that make each other's longer forms: a product is called what another one's version would make of it. */
    @Provide
    Arbitrary<List<Name>> trials() {
        Arbitrary<String> products = Arbitraries.of("A", "A 1", "A (R)", "A 1 (R)", "A 1 (R), O", "A #2");
        Arbitrary<String> versions = Arbitraries.of("", "1", "1 (R)");
        Arbitrary<@Nullable String> roles = Arbitraries.of("R", "S").injectNull(0.3);
        Arbitrary<String> organisations = Arbitraries.of("O", "P");
        return Combinators.combine(products, versions, roles, organisations)
                .as(Name::new)
                .list()
                .ofMaxSize(12);
    }

    private static List<String> labels(Name... names) {
        return Labels.unique(participants(List.of(names))).stream()
                .map(Participant::label)
                .toList();
    }

    private static List<Long> ids(List<Name> names) {
        return participants(names).stream().map(Participant::id).toList();
    }

    private static List<Participant> participants(List<Name> names) {
        List<Participant> participants = new ArrayList<>();
        for (Name name : names) {
            participants.add(new Participant(
                    participants.size() + 1L,
                    name.product(),
                    1,
                    "p",
                    name.product(),
                    name.version(),
                    null,
                    name.role(),
                    1,
                    "o",
                    name.organisation(),
                    ParticipationStatus.ACCEPTED,
                    false));
        }
        return participants;
    }
}
