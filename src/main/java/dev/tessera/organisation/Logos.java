package dev.tessera.organisation;

import dev.tessera.access.AccessPolicy;
import dev.tessera.access.Viewer;
import dev.tessera.audit.Audit;
import dev.tessera.audit.Thing;
import dev.tessera.common.Refusal;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Organisations' logos. */
@Service
public class Logos {

    /** The largest file that is taken, in bytes. */
    public static final int MOST_BYTES = LogoImage.MOST_BYTES;

    private final OrganisationQueries queries;
    private final ProfileQueries profiles;
    private final AccessPolicy policy;
    private final Audit audit;
    private final Clock clock;

    Logos(OrganisationQueries queries, ProfileQueries profiles, AccessPolicy policy, Audit audit, Clock clock) {
        this.queries = queries;
        this.profiles = profiles;
        this.policy = policy;
        this.audit = audit;
        this.clock = clock;
    }

    /** The logo of an organisation that the viewer may know of. */
    public Optional<Logo> of(Viewer viewer, String slug) {
        return queries.find(slug).filter(o -> policy.maySee(viewer, o.scope())).flatMap(o -> profiles.logo(o.id()));
    }

    /** Takes a PNG, JPEG or GIF as an organisation's logo; what is stored is drawn anew from it. */
    @Transactional
    public void put(Viewer viewer, String slug, byte[] file) {
        Organisation organisation = managed(viewer, slug);
        Logo logo = LogoImage.of(file);
        String before = profiles.logoDigest(organisation.id()).orElse("");
        profiles.putLogo(organisation.id(), logo, clock.instant());
        audit.changed(
                viewer,
                "organisation.logo-changed",
                thing(organisation),
                Map.of("logo", before),
                Map.of("logo", logo.digest()),
                null);
    }

    @Transactional
    public void remove(Viewer viewer, String slug) {
        Organisation organisation = managed(viewer, slug);
        profiles.logoDigest(organisation.id()).ifPresent(before -> {
            profiles.deleteLogo(organisation.id());
            audit.changed(
                    viewer, "organisation.logo-removed", thing(organisation), Map.of("logo", before), Map.of(), null);
        });
    }

    private Organisation managed(Viewer viewer, String slug) {
        Organisation organisation =
                queries.lock(slug).orElseThrow(() -> Refusal.notFound("access.no-such-organisation"));
        policy.requireManager(viewer, organisation.scope());
        return organisation;
    }

    private static Thing thing(Organisation organisation) {
        return Thing.organisation(organisation.id(), organisation.name());
    }
}
