package dev.tessera.exchange;

import dev.tessera.common.Label;
import dev.tessera.common.Sentence;
import dev.tessera.exchange.ImportResult.Created;
import dev.tessera.organisation.NewOrganisation;
import dev.tessera.organisation.NewProduct;
import dev.tessera.organisation.Organisation;
import dev.tessera.organisation.Organisations;
import dev.tessera.organisation.ProductVersion;
import dev.tessera.trial.Participant;
import dev.tessera.trial.Trial;
import dev.tessera.trial.Trials;
import java.net.URI;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Finds the participations that a file's names mean, in one trial, and makes those that are missing if it may.
 *
 * <p>A name that means several things is refused, never guessed.
 */
final class Subjects {

    private record Wanted(String name, Set<Long> roles) {}

    private final Organisations organisations;
    private final Trials trials;
    private final Trial trial;
    private final boolean create;
    private final Map<String, Described> described;
    private final Map<Wanted, Resolution> resolved = new HashMap<>();
    private final Map<String, List<Long>> products = new HashMap<>();
    private final List<Created> created = new ArrayList<>();
    private List<Participant> participants;

    Subjects(
            Organisations organisations, Trials trials, Trial trial, boolean create, Map<String, Described> described) {
        this.organisations = organisations;
        this.trials = trials;
        this.trial = trial;
        this.create = create;
        this.described = described;
        this.participants = trials.participants(trial.id());
    }

    List<Created> created() {
        return created;
    }

    /**
     * The participation that a name means.
     *
     * @param roles the roles that the test is for; none: any
     */
    Resolution resolve(String name, Set<Long> roles) {
        Wanted wanted = new Wanted(name, roles);
        Resolution known = resolved.get(wanted);
        if (known == null) {
            known = find(new SubjectName(name), roles);
            resolved.put(wanted, known);
        }
        return known;
    }

    private Resolution find(SubjectName name, Set<Long> roles) {
        List<Participant> byLabel = participants.stream()
                .filter(p -> p.label().equalsIgnoreCase(name.text()))
                .toList();
        if (byLabel.size() == 1 && fits(byLabel.getFirst(), roles)) {
            return new Resolution.Found(byLabel.getFirst());
        }
        List<Long> known = products.computeIfAbsent(name.text(), text -> products(name));
        if (known.size() > 1) {
            List<Long> here = known.stream()
                    .filter(id -> participants.stream().anyMatch(p -> p.productId() == id))
                    .toList();
            if (here.size() != 1) {
                return refused("subject.several-products", Excerpt.of(name.text()), known.size());
            }
            known = here;
        }
        Described says = described.getOrDefault(name.text(), Described.NOTHING);
        if (known.isEmpty()) {
            if (!create) {
                return refused("subject.unknown", Excerpt.of(name.text()));
            }
            Optional<Sentence> objection = objection(name, says);
            return objection.<Resolution>map(Resolution.Refused::new).orElseGet(() -> register(name, says, roles));
        }
        return among(known.getFirst(), name, says, roles);
    }

    private List<Long> products(SubjectName name) {
        if (name.isIri()) {
            return organisations.productByIri(name.text()).stream().toList();
        }
        List<Long> here = participants.stream()
                .filter(p -> p.productName().equalsIgnoreCase(name.text())
                        || (p.productName() + " " + p.version()).equalsIgnoreCase(name.text())
                        || p.productSlug().equalsIgnoreCase(name.text()))
                .map(Participant::productId)
                .distinct()
                .toList();
        return here.isEmpty() ? organisations.productsByName(name.text()) : here;
    }

    private Resolution among(long product, SubjectName name, Described says, Set<Long> roles) {
        List<Participant> all =
                participants.stream().filter(p -> p.productId() == product).toList();
        String version = version(says);
        List<Participant> ofVersion = all;
        if (version != null) {
            ofVersion = all.stream().filter(p -> p.version().equals(version)).toList();
            if (ofVersion.isEmpty()) {
                ofVersion = all.stream().filter(p -> p.version().isEmpty()).toList();
            }
        } else if (!name.isIri()) {
            List<Participant> named = all.stream()
                    .filter(p -> (p.productName() + " " + p.version()).equalsIgnoreCase(name.text()))
                    .toList();
            ofVersion = named.isEmpty() ? all : named;
        }
        if (ofVersion.isEmpty()) {
            if (create) {
                return takePart(product, Objects.requireNonNullElse(version, ""), roles);
            }
            return all.isEmpty()
                    ? refused("subject.not-taking-part", Excerpt.of(name.text()))
                    : refused(
                            "subject.other-version",
                            all.getFirst().productName(),
                            String.join(
                                    ", ",
                                    all.stream()
                                            .map(Participant::version)
                                            .distinct()
                                            .toList()),
                            Objects.requireNonNullElse(version, ""));
        }
        List<Participant> fitting = ofVersion.stream()
                .filter(p -> p.roleId() != null && roles.contains(p.roleId()))
                .toList();
        if (fitting.isEmpty()) {
            fitting = ofVersion.stream().filter(p -> fits(p, roles)).toList();
        }
        if (fitting.size() > 1) {
            return refused(
                    "subject.several-participations",
                    Excerpt.of(name.text()),
                    String.join(", ", fitting.stream().map(Participant::label).toList()));
        }
        if (fitting.size() == 1) {
            return new Resolution.Found(fitting.getFirst());
        }
        if (create) {
            return takePart(product, ofVersion.getFirst().version(), roles);
        }
        return refused(
                "subject.other-role",
                ofVersion.getFirst().productName(),
                String.join(
                        ", ",
                        ofVersion.stream()
                                .map(Participant::role)
                                .filter(Objects::nonNull)
                                .toList()));
    }

    /** A participation whose role nobody said may play any. */
    private static boolean fits(Participant participant, Set<Long> roles) {
        return roles.isEmpty() || participant.roleId() == null || roles.contains(participant.roleId());
    }

    private static @Nullable String version(Described says) {
        return says.version() == null ? null : Label.tidy(says.version());
    }

    private Optional<Sentence> objection(SubjectName name, Described says) {
        Optional<Sentence> wrongName =
                Label.objection(productName(name, says)).map(o -> Sentence.of("field.invalid", "name", o));
        if (wrongName.isPresent()) {
            return wrongName;
        }
        String version = version(says);
        if (version != null
                && (version.length() > 100 || Label.objection(version).isPresent())) {
            return Optional.of(Sentence.of("field.long", "version", version.length(), 100));
        }
        return Label.objection(organisationName(name, says)).map(o -> Sentence.of("field.invalid", "developer", o));
    }

    private Resolution register(SubjectName name, Described says, Set<Long> roles) {
        Organisation organisation = organisation(name, says);
        long product = organisations.createProduct(
                new NewProduct(organisation.id(), null, productName(name, says), says.homepage(), says.description()));
        if (name.isIri()) {
            organisations.addIri(product, name.text());
        }
        created.add(new Created("product", productName(name, says)));
        products.put(name.text(), List.of(product));
        return takePart(product, Objects.requireNonNullElse(version(says), ""), roles);
    }

    private Organisation organisation(SubjectName name, Described says) {
        String called = organisationName(name, says);
        Optional<Organisation> known = says.developerIri() != null
                ? organisations.byIri(says.developerIri())
                : organisations.unclaimedByName(called);
        return known.orElseGet(() -> {
            created.add(new Created("organisation", called));
            return organisations.create(
                    NewOrganisation.unclaimed(called, says.developerIri(), says.developerHomepage()));
        });
    }

    private Resolution takePart(long product, String versionName, Set<Long> roles) {
        ProductVersion version = organisations.version(product, versionName);
        Long role = roles.size() == 1 ? roles.iterator().next() : null;
        long id = trials.takePart(trial.id(), version.id(), role);
        participants = trials.participants(trial.id());
        // What was resolved before may have another label now; names that were unknown may not be any more.
        resolved.values().removeIf(Resolution.Refused.class::isInstance);
        Participant participant =
                participants.stream().filter(p -> p.id() == id).findFirst().orElseThrow();
        created.add(new Created("participation", participant.label()));
        return new Resolution.Found(participant);
    }

    private static String productName(SubjectName name, Described says) {
        if (says.name() != null) {
            return Label.tidy(says.name());
        }
        return Label.tidy(name.isIri() ? lastPart(name.text()) : name.text());
    }

    private static String organisationName(SubjectName name, Described says) {
        if (says.developer() != null) {
            return Label.tidy(says.developer());
        }
        if (says.developerIri() != null || name.isIri()) {
            String iri = Objects.requireNonNullElse(says.developerIri(), name.text());
            return host(iri).orElse(Excerpt.of(iri));
        }
        return productName(name, says);
    }

    private static Optional<String> host(String iri) {
        try {
            return Optional.ofNullable(URI.create(iri).getHost());
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static String lastPart(String iri) {
        String path = iri.replaceFirst("[/#]+$", "");
        String last = path.substring(Math.max(path.lastIndexOf('/'), path.lastIndexOf('#')) + 1);
        return last.isEmpty() ? iri : last;
    }

    private static Resolution refused(String key, Object... args) {
        return new Resolution.Refused(Sentence.of(key, args));
    }
}
