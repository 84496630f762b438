package dev.tessera.site;

import dev.tessera.adoption.Conforming;
import dev.tessera.adoption.Use;
import dev.tessera.specification.Related;
import dev.tessera.specification.SpecificationRole;
import dev.tessera.specification.SpecificationVersion;
import dev.tessera.specification.StatusDate;
import dev.tessera.specification.SuiteSummary;
import dev.tessera.specification.VersionSheet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One version of a specification.
 *
 * @param suite the newest revision of its test suite
 * @param trials those against it that anybody may see
 * @param conforming products that passed every required test of their role in one of them
 * @param users organisations whose products play a role in it
 */
public record VersionPage(
        VersionSheet sheet,
        @Nullable SuiteSummary suite,
        List<TrialCard> trials,
        List<Conforming> conforming,
        List<Use> users) {

    public SpecificationVersion version() {
        return sheet.version();
    }

    public List<String> roles() {
        return version().roles().stream().map(SpecificationRole::name).toList();
    }

    /** When it came to which status; the date of issue is that of the status it has, where no other is known. */
    public List<StatusDate> dates() {
        return sheet.dates();
    }

    /** The document's address as people read it. */
    public String address() {
        return version().url() == null ? "" : version().url().replaceFirst("^https?://(www\\.)?", "");
    }

    /** How a relation is said, from this version: its message key ends so. */
    public static String said(Related related) {
        return Words.slug(related.kind()) + (related.backwards() ? "-backwards" : "");
    }
}
