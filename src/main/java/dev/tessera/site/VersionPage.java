package dev.tessera.site;

import dev.tessera.specification.SpecificationRole;
import dev.tessera.specification.SpecificationVersion;
import dev.tessera.specification.SuiteRevision;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One version of a specification.
 *
 * @param suite the newest revision of its test suite
 * @param trials those against it that anybody may see
 */
public record VersionPage(
        SpecificationVersion version, @Nullable SuiteRevision suite, List<TrialCard> trials) {

    public List<String> roles() {
        return version.roles().stream().map(SpecificationRole::name).toList();
    }

    /** The document's address as people read it. */
    public String address() {
        return version.url() == null ? "" : version.url().replaceFirst("^https?://(www\\.)?", "");
    }
}
