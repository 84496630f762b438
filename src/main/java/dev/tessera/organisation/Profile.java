package dev.tessera.organisation;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An organisation with all that one viewer may know of its record.
 *
 * @param contacts the public ones; all of them for its own people
 * @param domains its mail domains; empty for others than its own people
 * @param logo the digest of its logo, if it has one
 */
public record Profile(
        Organisation organisation,
        List<String> aliases,
        List<String> iris,
        List<Contact> contacts,
        List<String> domains,
        @Nullable String logo) {

    /** The record as its form: what an edit begins with. */
    public OrganisationForm form() {
        Organisation o = organisation;
        return new OrganisationForm(
                o.name(),
                o.slug(),
                o.kind(),
                o.affiliation(),
                o.affiliationUntil(),
                o.country(),
                o.homepage(),
                o.description(),
                aliases,
                iris);
    }
}
