package dev.tessera.site;

import dev.tessera.legend.Legend;
import dev.tessera.specification.SpecificationVersion;
import java.util.List;

/**
 * The page of a version's legend.
 *
 * @param all the current text and the earlier ones
 */
public record LegendPage(SpecificationVersion version, List<Legend> all) {

    /** The paragraphs of a text: between empty lines. */
    public List<String> paragraphs(Legend legend) {
        return List.of(legend.text().split("\n\\s*\n"));
    }
}
