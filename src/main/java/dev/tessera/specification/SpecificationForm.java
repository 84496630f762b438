package dev.tessera.specification;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a coordinator says of a specification version; what is absent stays as it is. */
public record SpecificationForm(
        @Nullable String name,
        @Nullable String specificationName,
        @Nullable String family,
        @Nullable SpecificationStatus status,
        @Nullable List<String> roles,
        @Nullable String issued,
        @Nullable String url,
        @Nullable String note,
        @Nullable String source) {}
