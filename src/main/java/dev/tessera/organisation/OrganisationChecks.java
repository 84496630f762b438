package dev.tessera.organisation;

import dev.tessera.access.AccessPolicy;
import dev.tessera.access.Viewer;
import dev.tessera.common.Refusal;
import dev.tessera.common.Sentence;
import dev.tessera.common.Slug;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Whether what somebody says of an organisation can be taken. */
@Component
class OrganisationChecks {

    private static final int LONGEST_DESCRIPTION = 4000;

    private final OrganisationQueries queries;
    private final ProfileQueries profiles;
    private final AccessPolicy policy;

    OrganisationChecks(OrganisationQueries queries, ProfileQueries profiles, AccessPolicy policy) {
        this.queries = queries;
        this.profiles = profiles;
        this.policy = policy;
    }

    /**
     * The form as it is stored: trimmed, tidied, in canonical forms, with a slug.
     *
     * @param before what is changed; none: it is new
     * @throws Refusal with each field's fault
     */
    OrganisationForm checked(Viewer viewer, OrganisationForm form, @Nullable Profile before) {
        Fields fields = new Fields();
        long id = before == null ? 0 : before.organisation().id();
        String name = fields.label("organisation.field.name", form.name());
        boolean renamed = before == null || !name.equals(before.organisation().name());
        if (renamed && !policy.mayModerate(viewer)) {
            LookAlikes.objection(name).ifPresent(o -> fields.object("organisation.field.name", o));
            lookAlike(name, id)
                    .ifPresent(o ->
                            fields.object("organisation.field.name", Sentence.of("look-alike.organisation", o.name())));
        }
        // Whoever is no member is so without end.
        LocalDate until = form.affiliation() == Affiliation.PUBLIC_COMMUNITY ? null : form.affiliationUntil();
        Affiliation was = before == null
                ? Affiliation.PUBLIC_COMMUNITY
                : before.organisation().affiliation();
        LocalDate wasUntil = before == null ? null : before.organisation().affiliationUntil();
        if ((form.affiliation() != was || !Objects.equals(until, wasUntil)) && !policy.mayModerate(viewer)) {
            fields.object("organisation.field.affiliation", Sentence.of("organisation.affiliation-coordinators"));
        }
        OrganisationForm checked = new OrganisationForm(
                name,
                slug(fields, form.slug(), name, before),
                form.kind(),
                form.affiliation(),
                until,
                fields.country("organisation.field.country", form.country()),
                fields.homepage("organisation.field.homepage", form.homepage()),
                fields.text("organisation.field.description", form.description(), LONGEST_DESCRIPTION),
                fields.names("organisation.field.aliases", form.aliases(), name),
                fields.iris("organisation.field.iris", form.iris()));
        for (String iri : checked.iris()) {
            profiles.ofIri(iri)
                    .filter(owner -> owner != id)
                    .ifPresent(owner ->
                            fields.object("organisation.field.iris", Sentence.of("organisation.iri-taken", iri)));
        }
        fields.end();
        return checked;
    }

    private String slug(Fields fields, @Nullable String given, String name, @Nullable Profile before) {
        long id = before == null ? 0 : before.organisation().id();
        if (given == null || given.isBlank()) {
            return before == null
                    ? Slug.of(name, s -> queries.slugTaken(s, id))
                    : before.organisation().slug();
        }
        String slug = fields.slug("organisation.field.slug", given.strip());
        if (queries.slugTaken(slug, id)) {
            fields.object("organisation.field.slug", Sentence.of("organisation.slug-taken", slug));
        }
        return slug;
    }

    /** An approved organisation whose name this one could be taken for. */
    Optional<Organisation> lookAlike(String name, long except) {
        Set<String> looks = LookAlikes.looks(name);
        return queries.all().stream()
                .map(Listed::organisation)
                .filter(o -> o.id() != except && o.status() == OrganisationStatus.APPROVED)
                .filter(o -> {
                    Set<String> common = new HashSet<>(LookAlikes.looks(o.name()));
                    common.retainAll(looks);
                    return !common.isEmpty();
                })
                .findFirst();
    }
}
