package dev.tessera.site;

import dev.tessera.specification.SpecificationVersion;
import java.util.List;

/**
 * The front page.
 *
 * @param now the trials that are open, under review or announced
 * @param published those whose results are final
 * @param newest the specification versions issued last
 */
public record FrontPage(List<TrialCard> now, List<TrialCard> published, List<SpecificationVersion> newest) {}
