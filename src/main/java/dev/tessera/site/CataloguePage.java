package dev.tessera.site;

import dev.tessera.specification.CatalogueFacets;
import dev.tessera.specification.CatalogueFilter;
import dev.tessera.specification.FoundTest;
import dev.tessera.specification.FoundVersion;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The catalogue, or what was found in it.
 *
 * @param number which page of it this is, from 1
 * @param more whether there is another one
 * @param tests test cases that are called like what was looked for
 */
public record CataloguePage(
        CatalogueFilter filter,
        CatalogueFacets facets,
        List<Family> families,
        List<FoundTest> tests,
        int number,
        boolean more) {

    /** Specifications that belong together. */
    public record Family(@Nullable String slug, String name, List<Specification> specifications) {

        /** The specification that is the whole family, if it is one. */
        public @Nullable Specification only() {
            return specifications.size() == 1 ? specifications.getFirst() : null;
        }
    }

    /** A specification with its versions, newest first. */
    public record Specification(String slug, String name, List<FoundVersion> versions) {}

    /** Versions in the order in which they were found, by family and specification. */
    static List<Family> families(List<FoundVersion> found) {
        Map<String, Map<String, List<FoundVersion>>> grouped = new LinkedHashMap<>();
        for (FoundVersion v : found) {
            grouped.computeIfAbsent(
                            Objects.requireNonNullElse(v.familyName(), v.specificationName()),
                            f -> new LinkedHashMap<>())
                    .computeIfAbsent(v.specification(), s -> new ArrayList<>())
                    .add(v);
        }
        List<Family> families = new ArrayList<>();
        grouped.forEach((name, specifications) -> families.add(new Family(
                specifications.values().iterator().next().getFirst().family(),
                name,
                specifications.entrySet().stream()
                        .map(e -> new Specification(
                                e.getKey(), e.getValue().getFirst().specificationName(), e.getValue()))
                        .toList())));
        return families;
    }

    /** Whether a choice of the filter is the one that is made. */
    public boolean isChosen(CatalogueFacets.Facet facet) {
        return facet.value().equals(filter.family())
                || facet.value().equals(filter.role())
                || (filter.status() != null
                        && facet.value().equals(filter.status().name().toLowerCase(Locale.ROOT)));
    }

    /** The address of another page of the same. */
    public String page(int wanted) {
        StringBuilder address = new StringBuilder("/specifications?");
        parameter(address, "q", filter.query());
        parameter(address, "family", filter.family());
        parameter(
                address,
                "status",
                filter.status() == null ? null : filter.status().name().toLowerCase(Locale.ROOT));
        parameter(address, "role", filter.role());
        return address.append("page=").append(wanted).toString();
    }

    private static void parameter(StringBuilder address, String name, @Nullable String value) {
        if (value != null && !value.isBlank()) {
            address.append(name)
                    .append('=')
                    .append(URLEncoder.encode(value, StandardCharsets.UTF_8))
                    .append('&');
        }
    }
}
