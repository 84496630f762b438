package dev.tessera.specification;

import dev.tessera.access.AccessPolicy;
import dev.tessera.access.Viewer;
import dev.tessera.audit.Audit;
import dev.tessera.audit.Thing;
import dev.tessera.audit.ThingKind;
import dev.tessera.common.Fault;
import dev.tessera.common.Label;
import dev.tessera.common.Refusal;
import dev.tessera.common.Sentence;
import dev.tessera.common.Text;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Families of specifications. One comes into being when a specification names it. */
@Service
public class Families {

    private static final int LONGEST = 4000;

    private final FamilyQueries queries;
    private final AccessPolicy policy;
    private final Audit audit;

    Families(FamilyQueries queries, AccessPolicy policy, Audit audit) {
        this.queries = queries;
        this.policy = policy;
        this.audit = audit;
    }

    /** All of them, by name. */
    public List<Family> all() {
        return queries.all();
    }

    public Optional<Family> find(String slug) {
        return queries.find(slug);
    }

    /**
     * Changes what is said of a family; its address stays.
     *
     * @param expected the edits of the family that the form was filled in from
     * @throws Refusal a conflict, if somebody else changed it since, or another family has that name
     */
    @Transactional
    public void change(Viewer viewer, String slug, FamilyForm form, int expected) {
        policy.requireCoordinator(viewer);
        Family before = queries.locked(slug).orElseThrow(() -> Refusal.notFound("family.unknown", slug));
        FamilyForm sound = sound(form);
        if (before.edits() != expected) {
            throw Refusal.conflict("family.changed-meanwhile", before.name());
        }
        if (queries.named(sound.name()).filter(id -> id != before.id()).isPresent()) {
            throw Refusal.invalid(
                    List.of(fault("name", Sentence.of("family.name-taken", sound.name()))),
                    "family.name-taken",
                    sound.name());
        }
        queries.change(before.id(), sound);
        audit.changed(
                viewer,
                "family.changed",
                new Thing(ThingKind.FAMILY, before.id(), sound.name(), null, null),
                fields(before.form()),
                fields(sound),
                null);
    }

    private static FamilyForm sound(FamilyForm form) {
        List<Fault> faults = new ArrayList<>();
        String name = Label.tidy(form.name());
        Label.objection(name).ifPresent(o -> faults.add(fault("name", Sentence.of("form.label", o))));
        String description = form.description() == null || form.description().isBlank()
                ? null
                : form.description().strip();
        if (description != null && description.length() > LONGEST) {
            faults.add(fault("description", Sentence.of("form.long", description.length(), LONGEST)));
        }
        if (!Text.isStorable(description)) {
            faults.add(fault("description", Sentence.of("form.nul")));
        }
        if (!faults.isEmpty()) {
            throw Refusal.invalid(
                    faults,
                    "form.fault",
                    faults.getFirst().where(),
                    faults.getFirst().reason());
        }
        return new FamilyForm(name, description);
    }

    private static Fault fault(String field, Sentence reason) {
        return new Fault(Sentence.of("family.field." + field), reason);
    }

    private static Map<String, @Nullable Object> fields(FamilyForm form) {
        Map<String, @Nullable Object> fields = new LinkedHashMap<>();
        fields.put("name", form.name());
        fields.put("description", form.description());
        return fields;
    }
}
