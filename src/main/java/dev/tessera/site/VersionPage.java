package dev.tessera.site;

import dev.tessera.adoption.Conforming;
import dev.tessera.adoption.Use;
import dev.tessera.legend.Legend;
import dev.tessera.organisation.Affiliation;
import dev.tessera.profile.SpecificationProfile;
import dev.tessera.specification.Related;
import dev.tessera.specification.SpecificationRole;
import dev.tessera.specification.SpecificationVersion;
import dev.tessera.specification.StatusDate;
import dev.tessera.specification.SuiteSummary;
import dev.tessera.specification.VersionSheet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * One version of a specification.
 *
 * @param suite the newest revision of its test suite
 * @param trials those against it that anybody may see
 * @param conforming products that passed every required test of their role in one of them
 * @param users organisations whose products play a role in it
 * @param profiles those that are public
 * @param legend its copyright and licence notice, where one was entered
 * @param eligible whose products may be certified on it
 */
public record VersionPage(
        VersionSheet sheet,
        @Nullable SuiteSummary suite,
        List<TrialCard> trials,
        List<Conforming> conforming,
        List<Use> users,
        List<SpecificationProfile> profiles,
        @Nullable Legend legend,
        Set<Affiliation> eligible) {

    public SpecificationVersion version() {
        return sheet.version();
    }

    public List<String> roles() {
        return version().roles().stream().map(SpecificationRole::name).toList();
    }

    /** When it came to which status. */
    public List<StatusDate> dates() {
        return sheet.dates();
    }

    /** What it is to other versions, and they to it, by how that is said: its message key ends so. */
    public Map<String, List<Related>> relations() {
        return sheet.relations().stream()
                .collect(Collectors.groupingBy(VersionPage::said, LinkedHashMap::new, Collectors.toList()));
    }

    /** The document's address as people read it. */
    public String address() {
        return version().url() == null ? "" : version().url().replaceFirst("^https?://(www\\.)?", "");
    }

    private static String said(Related related) {
        return Words.slug(related.kind()) + (related.backwards() ? "-backwards" : "");
    }
}
