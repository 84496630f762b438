package dev.tessera.organisation;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What people say of an organisation, whole: what is absent is taken away.
 *
 * @param slug none: made from the name, or left as it is
 * @param aliases other names
 * @param iris by which reports name it
 */
public record OrganisationForm(
        String name,
        @Nullable String slug,
        OrganisationKind kind,
        Affiliation affiliation,
        @Nullable LocalDate affiliationUntil,
        @Nullable String country,
        @Nullable String homepage,
        @Nullable String description,
        List<String> aliases,
        List<String> iris) {

    public OrganisationForm {
        aliases = List.copyOf(aliases);
        iris = List.copyOf(iris);
    }

    /** What the audit keeps of it. */
    Map<String, @Nullable Object> fields() {
        Map<String, @Nullable Object> fields = new LinkedHashMap<>();
        fields.put("name", name);
        fields.put("slug", slug);
        fields.put("kind", kind);
        fields.put("affiliation", affiliation);
        fields.put("affiliationUntil", affiliationUntil);
        fields.put("country", country);
        fields.put("homepage", homepage);
        fields.put("description", description);
        fields.put("aliases", aliases);
        fields.put("iris", iris);
        return fields;
    }
}
