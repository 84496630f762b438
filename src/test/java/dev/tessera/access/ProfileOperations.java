package dev.tessera.access;

import dev.tessera.Given;
import dev.tessera.certification.Eligibility;
import dev.tessera.legend.Legends;
import dev.tessera.matrix.ProfileMatrices;
import dev.tessera.organisation.Affiliation;
import dev.tessera.organisation.Organisation;
import dev.tessera.profile.ProfileForm;
import dev.tessera.profile.ProfileKind;
import dev.tessera.profile.ProfileRule;
import dev.tessera.profile.ProfileSelection;
import dev.tessera.profile.SpecificationProfile;
import dev.tessera.profile.SpecificationProfiles;
import dev.tessera.specification.SpecificationVersion;
import dev.tessera.specification.Specifications;
import java.util.Map;
import org.springframework.context.ApplicationContext;

/** What is done to profiles and legends, and to who may be certified. */
final class ProfileOperations extends Operations {

    private final Specifications specifications = bean(Specifications.class);
    private final SpecificationProfiles profiles = bean(SpecificationProfiles.class);
    private final ProfileMatrices matrices = bean(ProfileMatrices.class);
    private final Legends legends = bean(Legends.class);
    private final Eligibility eligibility = bean(Eligibility.class);

    ProfileOperations(AccessFixture fixture, ApplicationContext beans) {
        super(fixture, beans);
        profiles();
        legends();
        does(
                "certification.Eligibility.set",
                (v, on) -> eligibility.set(v, Affiliation.AFFILIATE_MEMBER, slug(on), true));
    }

    /** The address of a new profile that only its organisation and coordinators see. */
    static String unpublished(ApplicationContext beans, Organisation organisation, String specification) {
        return beans.getBean(SpecificationProfiles.class)
                .create(
                        beans.getBean(Given.class).coordinator().viewer(),
                        beans.getBean(Specifications.class).find(specification).orElseThrow(),
                        organisation.slug(),
                        form(Given.unique("Profile")));
    }

    private static ProfileForm form(String name) {
        return new ProfileForm(name, ProfileKind.SUBSET, null, null, null, null, ProfileSelection.ALL_TESTS);
    }

    private void profiles() {
        shows("profile.SpecificationProfiles.visibleTo", (v, on) -> {
            String slug = made(on);
            return profiles.visibleTo(v, version(on).id()).stream()
                    .anyMatch(p -> p.slug().equals(slug));
        });
        shows(
                "profile.SpecificationProfiles.find",
                (v, on) -> profiles.find(v, version(on).id(), made(on)));
        does(
                "profile.SpecificationProfiles.see",
                (v, on) -> profiles.see(v, version(on).id(), made(on)));
        does("profile.SpecificationProfiles.see, public", (v, on) -> {
            String slug = made(on);
            profiles.publish(fixture.coordinator, version(on), slug, 0);
            profiles.see(v, version(on).id(), slug);
        });
        shows("profile.SpecificationProfiles.mayKeep", (v, on) -> profiles.mayKeep(v, seen(on, made(on))));
        shows(
                "profile.SpecificationProfiles.keepers",
                (v, on) -> profiles.keepers(v).stream()
                        .anyMatch(o -> o.id() == on.organisation().id()));
        does(
                "profile.SpecificationProfiles.create",
                (v, on) -> profiles.create(v, version(on), on.organisation().slug(), form(Given.unique("Made"))));
        does(
                "profile.SpecificationProfiles.change",
                (v, on) -> profiles.change(v, version(on), made(on), form("Changed"), 0));
        does("profile.SpecificationProfiles.decide", (v, on) -> {
            long lineage = profiles.suite(version(on).id()).getFirst().lineage();
            profiles.decide(v, version(on), made(on), Map.of(lineage, new ProfileRule(false, null, null)), 0);
        });
        does("profile.SpecificationProfiles.publish", (v, on) -> profiles.publish(v, version(on), made(on), 0));
        does("profile.SpecificationProfiles.withdraw", (v, on) -> {
            String slug = made(on);
            profiles.publish(fixture.coordinator, version(on), slug, 0);
            profiles.withdraw(v, version(on), slug, 1);
        });
        does("profile.SpecificationProfiles.discard", (v, on) -> profiles.discard(v, version(on), made(on), 0));
        does("matrix.ProfileMatrices.profile", (v, on) -> matrices.profile(v, on.trial(), made(on)));
        shows("matrix.ProfileMatrices.choice", (v, on) -> {
            String made = made(on);
            return matrices.choice(v, on.trial()).stream()
                    .anyMatch(p -> p.slug().equals(made));
        });
    }

    private void legends() {
        does("legend.Legends.put", (v, on) -> legends.put(v, slug(on), "1.0", Given.unique("Text"), null, null));
        does(
                "legend.Legends.accept",
                (v, on) -> legends.accept(v, written(on), on.organisation().id()));
        shows("legend.Legends.outstanding", (v, on) -> {
            written(on);
            return legends.outstanding(v, version(on).id()).stream()
                    .anyMatch(o -> o.id() == on.organisation().id());
        });
        shows("legend.Legends.acceptances", (v, on) -> {
            legends.accept(on.manager(), written(on), on.organisation().id());
            return legends.acceptances(v, version(on).id()).stream()
                    .anyMatch(a -> a.organisation() == on.organisation().id());
        });
    }

    private String made(AccessFixture.Side on) {
        return profiles.create(
                fixture.coordinator, version(on), on.organisation().slug(), form(Given.unique("Profile")));
    }

    private SpecificationProfile seen(AccessFixture.Side on, String slug) {
        return profiles.see(fixture.coordinator, version(on).id(), slug);
    }

    private long written(AccessFixture.Side on) {
        legends.put(fixture.coordinator, slug(on), "1.0", Given.unique("Text"), null, null);
        return legends.current(version(on).id()).orElseThrow().id();
    }

    private SpecificationVersion version(AccessFixture.Side on) {
        return specifications.find(on.specification()).orElseThrow();
    }

    private static String slug(AccessFixture.Side on) {
        return on.specification().substring(0, on.specification().indexOf('/'));
    }
}
