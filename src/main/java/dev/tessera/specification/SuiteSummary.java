package dev.tessera.specification;

import java.util.List;
import java.util.Map;

/**
 * The newest released revision of a version's test suite in figures.
 *
 * @param obligations how many test cases oblige how much
 * @param roles how many test cases there are for each role, in the version's order
 */
public record SuiteSummary(SuiteRevision revision, Map<Obligation, Integer> obligations, List<OfRole> roles) {

    /** How many test cases a product in a role has to do with. */
    public record OfRole(String role, int cases) {}
}
