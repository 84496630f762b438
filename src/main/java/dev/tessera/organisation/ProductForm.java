package dev.tessera.organisation;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What people say of a product, whole: what is absent is taken away.
 *
 * @param slug none: made from the name, or left as it is
 * @param licence an SPDX expression or a short text
 * @param aliases other names
 * @param iris by which reports name it
 */
public record ProductForm(
        String name,
        @Nullable String slug,
        @Nullable String homepage,
        @Nullable String description,
        @Nullable String licence,
        List<String> aliases,
        List<String> iris) {

    public ProductForm {
        aliases = List.copyOf(aliases);
        iris = List.copyOf(iris);
    }

    /** What the audit keeps of it. */
    Map<String, @Nullable Object> fields() {
        Map<String, @Nullable Object> fields = new LinkedHashMap<>();
        fields.put("name", name);
        fields.put("slug", slug);
        fields.put("homepage", homepage);
        fields.put("description", description);
        fields.put("licence", licence);
        fields.put("aliases", aliases);
        fields.put("iris", iris);
        return fields;
    }
}
