package dev.tessera.organisation;

import dev.tessera.access.AccessPolicy;
import dev.tessera.access.Viewer;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.springframework.stereotype.Service;

/** Finds records that may be of the same organisation, or of the same product. A person decides. */
@Service
public class Duplicates {

    /**
     * Two records.
     *
     * @param from the one that is less kept: it would end
     * @param into the one that would stay
     */
    public record Pair<T>(T from, T into) {}

    /** Whoever was let in, or has people, or was there first, stays. */
    private static final Comparator<Organisation> ORGANISATIONS = Comparator.comparing(
                    (Organisation o) -> o.status() != OrganisationStatus.APPROVED)
            .thenComparing(o -> !o.claimed())
            .thenComparing(Organisation::id);

    private static final Comparator<Product> PRODUCTS = Comparator.comparing(
                    (Product p) -> !p.owner().approved())
            .thenComparing(p -> !p.owner().claimed())
            .thenComparing(Product::id);

    private final OrganisationQueries organisations;
    private final ProductQueries products;
    private final AccessPolicy policy;

    Duplicates(OrganisationQueries organisations, ProductQueries products, AccessPolicy policy) {
        this.organisations = organisations;
        this.products = products;
        this.policy = policy;
    }

    /** Organisations whose names look the same, or whose addresses do without their punctuation. */
    public List<Pair<Organisation>> organisations(Viewer viewer) {
        policy.requireModerator(viewer);
        Alike<Organisation> alike = new Alike<>(ORGANISATIONS);
        for (Listed listed : organisations.all()) {
            Organisation o = listed.organisation();
            LookAlikes.looks(o.name()).forEach(look -> alike.add(look, o));
            alike.add(o.slug().replaceAll("[._-]", ""), o);
        }
        return alike.pairs();
    }

    /**
     * Products whose names look the same within one organisation, or which reports name by IRIs that differ in little:
     * http or https, {@code www.}, capitals, a slash at the end.
     */
    public List<Pair<Product>> products(Viewer viewer) {
        policy.requireModerator(viewer);
        Alike<Product> alike = new Alike<>(PRODUCTS);
        Map<Long, List<String>> iris = products.iris();
        for (Product p : products.all()) {
            LookAlikes.looks(p.name()).forEach(look -> alike.add(p.organisationId() + " " + look, p));
            iris.getOrDefault(p.id(), List.of()).forEach(iri -> alike.add(bare(iri), p));
        }
        return alike.pairs();
    }

    private static String bare(String iri) {
        return iri.toLowerCase(Locale.ROOT)
                .replaceFirst("^https?://(www\\.)?", "")
                .replaceFirst("/+$", "");
    }

    /** Records by what they have in common. */
    private static final class Alike<T> {

        private final Map<String, Set<T>> byLook = new LinkedHashMap<>();
        private final Comparator<T> staying;

        Alike(Comparator<T> staying) {
            this.staying = staying;
        }

        void add(String look, T thing) {
            byLook.computeIfAbsent(look, none -> new TreeSet<>(staying)).add(thing);
        }

        /** Each record that is like others with the one of them that stays; each pair once. */
        List<Pair<T>> pairs() {
            Set<Pair<T>> pairs = new LinkedHashSet<>();
            for (Set<T> same : byLook.values()) {
                T stays = Collections.min(same, staying);
                same.stream().filter(t -> t != stays).forEach(t -> pairs.add(new Pair<>(t, stays)));
            }
            return List.copyOf(pairs);
        }
    }
}
