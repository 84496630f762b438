package dev.tessera.site;

import dev.tessera.organisation.Contact;
import dev.tessera.organisation.Organisation;
import dev.tessera.organisation.Product;
import dev.tessera.organisation.Profile;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One organisation.
 *
 * @param country its country's name in the reader's language
 */
public record OrganisationPage(Profile profile, @Nullable String country, List<Product> products) {

    public Organisation organisation() {
        return profile.organisation();
    }

    public List<Contact> contacts() {
        return profile.contacts();
    }

    /** The address of its logo: another one for another picture. */
    public String logo() {
        String digest = String.valueOf(profile.logo());
        return "/organisations/" + organisation().slug() + "/logo.png?"
                + digest.substring(0, Math.min(8, digest.length()));
    }
}
