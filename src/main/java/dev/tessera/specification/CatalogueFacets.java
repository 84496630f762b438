package dev.tessera.specification;

import java.util.List;

/**
 * How much was found, and how much of it there would be under each other choice of a filter.
 *
 * @param versions how many versions were found
 */
public record CatalogueFacets(int versions, List<Facet> families, List<Facet> statuses, List<Facet> roles) {

    /**
     * A choice of a filter.
     *
     * @param value a family's slug, a status in lower case, a role's name
     * @param label what people call it
     */
    public record Facet(String value, String label, int count) {}
}
