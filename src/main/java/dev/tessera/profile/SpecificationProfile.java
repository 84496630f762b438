package dev.tessera.profile;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What its editor or another organisation makes of a specification version: a selection of its test cases, each perhaps
 * with an obligation of its own.
 *
 * @param organisationSlug of the organisation that keeps it
 * @param country of a national profile, ISO 3166 alpha-2
 * @param language of a translation, BCP 47
 * @param publishedAt none: only its organisation and coordinators see it
 * @param edits how often it was changed: whoever changes it says what they read
 */
public record SpecificationProfile(
        long id,
        long specificationVersion,
        long organisation,
        String organisationSlug,
        String organisationName,
        String slug,
        String name,
        ProfileKind kind,
        @Nullable String country,
        @Nullable String language,
        @Nullable String description,
        @Nullable String url,
        ProfileSelection selection,
        @Nullable Instant publishedAt,
        int edits) {

    public boolean isPublished() {
        return publishedAt != null;
    }

    /** What a form is filled in with to change it. */
    public ProfileForm form() {
        return new ProfileForm(name, kind, country, language, description, url, selection);
    }

    /** What the audit keeps of it. */
    Map<String, @Nullable Object> fields() {
        Map<String, @Nullable Object> fields = new LinkedHashMap<>(form().fields());
        fields.put("published", isPublished());
        return fields;
    }
}
