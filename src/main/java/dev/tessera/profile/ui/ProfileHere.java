package dev.tessera.profile.ui;

import com.vaadin.flow.router.BeforeEnterEvent;
import dev.tessera.access.Viewer;
import dev.tessera.profile.SpecificationProfile;
import dev.tessera.profile.SpecificationProfiles;
import dev.tessera.specification.SpecificationVersion;
import dev.tessera.specification.Specifications;
import dev.tessera.specification.ui.SpecificationHeader;

/** The profile that an address names, and the version that it is of. */
record ProfileHere(SpecificationVersion version, SpecificationProfile profile) {

    static ProfileHere of(
            BeforeEnterEvent event, Viewer viewer, Specifications specifications, SpecificationProfiles profiles) {
        SpecificationVersion version = SpecificationHeader.here(event, specifications);
        return new ProfileHere(
                version,
                profiles.see(
                        viewer,
                        version.id(),
                        event.getRouteParameters().get("profile").orElse("")));
    }

    String path() {
        return "specifications/" + version.path() + "/profiles/" + profile.slug();
    }
}
