package dev.tessera.site;

import dev.tessera.specification.SpecificationVersion;
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
 * @param query what was looked for; empty: everything
 * @param versions how many versions are shown
 */
public record CataloguePage(String query, int versions, List<Family> families) {

    /** Specifications that belong together. */
    public record Family(String name, List<Specification> specifications) {

        /** The specification that is the whole family, if it is one. */
        public @Nullable Specification only() {
            return specifications.size() == 1 ? specifications.getFirst() : null;
        }
    }

    /** A specification with its versions, newest first. */
    public record Specification(String slug, String name, List<SpecificationVersion> versions) {}

    static CataloguePage of(List<SpecificationVersion> catalogue, String query) {
        List<SpecificationVersion> found =
                catalogue.stream().filter(v -> matches(v, query)).toList();
        Map<String, Map<String, List<SpecificationVersion>>> grouped = new LinkedHashMap<>();
        for (SpecificationVersion v : found) {
            grouped.computeIfAbsent(
                            Objects.requireNonNullElse(v.family(), v.specificationName()), f -> new LinkedHashMap<>())
                    .computeIfAbsent(v.specification(), s -> new ArrayList<>())
                    .add(v);
        }
        List<Family> families = new ArrayList<>();
        grouped.forEach((name, specifications) -> families.add(new Family(
                name,
                specifications.entrySet().stream()
                        .map(e -> new Specification(
                                e.getKey(), e.getValue().getFirst().specificationName(), e.getValue()))
                        .toList())));
        return new CataloguePage(query, found.size(), families);
    }

    /** Every word has to be somewhere in what the version is called. */
    private static boolean matches(SpecificationVersion v, String query) {
        String called = String.join(" ", v.name(), v.specificationName(), v.path(), String.valueOf(v.family()))
                .toLowerCase(Locale.ROOT);
        for (String word : query.toLowerCase(Locale.ROOT).split("\\s+", -1)) {
            if (!called.contains(word)) {
                return false;
            }
        }
        return true;
    }
}
