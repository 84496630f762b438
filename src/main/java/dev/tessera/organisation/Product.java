package dev.tessera.organisation;

import dev.tessera.access.OrganisationScope;
import org.jspecify.annotations.Nullable;

/**
 * What an organisation brings to trials.
 *
 * @param licence an SPDX expression or a short text, where known
 * @param edits how often it was changed: whoever changes it says what they read
 * @param owner what the access policy has to know of its organisation
 */
public record Product(
        long id,
        String slug,
        String name,
        @Nullable String homepage,
        @Nullable String description,
        @Nullable String licence,
        int edits,
        long organisationId,
        String organisationSlug,
        String organisation,
        OrganisationScope owner) {}
