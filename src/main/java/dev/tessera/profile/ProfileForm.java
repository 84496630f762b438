package dev.tessera.profile;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What people say of a profile, whole: what is absent is taken away. */
public record ProfileForm(
        String name,
        ProfileKind kind,
        @Nullable String country,
        @Nullable String language,
        @Nullable String description,
        @Nullable String url,
        ProfileSelection selection) {

    Map<String, @Nullable Object> fields() {
        Map<String, @Nullable Object> fields = new LinkedHashMap<>();
        fields.put("name", name);
        fields.put("kind", kind);
        fields.put("country", country);
        fields.put("language", language);
        fields.put("description", description);
        fields.put("url", url);
        fields.put("selection", selection);
        return fields;
    }
}
