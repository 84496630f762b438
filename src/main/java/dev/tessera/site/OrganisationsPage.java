package dev.tessera.site;

import dev.tessera.organisation.Listed;
import dev.tessera.organisation.OrganisationKind;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * The organisations, or those that were found among them.
 *
 * @param query what was looked for; empty: everything
 */
public record OrganisationsPage(String query, int found, Map<OrganisationKind, List<Listed>> byKind) {

    /** Every word has to be somewhere in what an organisation is called. */
    static OrganisationsPage of(List<Listed> all, String query) {
        String[] wanted = query.toLowerCase(Locale.ROOT).split("\\s+", -1);
        Map<OrganisationKind, List<Listed>> byKind = new EnumMap<>(OrganisationKind.class);
        int found = 0;
        for (Listed listed : all) {
            if (List.of(wanted).stream().allMatch(listed.called()::contains)) {
                byKind.computeIfAbsent(listed.organisation().kind(), k -> new ArrayList<>())
                        .add(listed);
                found++;
            }
        }
        return new OrganisationsPage(query, found, byKind);
    }
}
