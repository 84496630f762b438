package dev.tessera.site;

import dev.tessera.specification.Family;
import java.util.List;

/**
 * A family of specifications.
 *
 * @param more how many of its versions are not shown
 * @param trials those against one of its versions that anybody may see
 */
public record FamilyPage(
        Family family, List<CataloguePage.Specification> specifications, int more, List<TrialCard> trials) {}
