package dev.tessera.legend;

import dev.tessera.access.AccessPolicy;
import dev.tessera.access.Viewer;
import dev.tessera.audit.Audit;
import dev.tessera.audit.Thing;
import dev.tessera.audit.ThingKind;
import dev.tessera.common.Label;
import dev.tessera.common.Refusal;
import dev.tessera.common.Text;
import dev.tessera.organisation.Organisation;
import dev.tessera.organisation.OrganisationStatus;
import dev.tessera.organisation.Organisations;
import dev.tessera.specification.SpecificationVersion;
import dev.tessera.specification.Specifications;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * The copyright and licence notices of specification versions, and which organisations accepted which text. Who takes
 * part accepts a text once; another text is asked for anew.
 */
@Service
public class Legends {

    private static final int LONGEST_TEXT = 100_000;
    private static final Pattern WEB_ADDRESS = Pattern.compile("https?://[^/?#\\s]\\S{0,1990}");

    private final LegendQueries queries;
    private final Specifications specifications;
    private final Organisations organisations;
    private final AccessPolicy policy;
    private final Audit audit;
    private final Clock clock;

    Legends(
            LegendQueries queries,
            Specifications specifications,
            Organisations organisations,
            AccessPolicy policy,
            Audit audit,
            Clock clock) {
        this.queries = queries;
        this.specifications = specifications;
        this.organisations = organisations;
        this.policy = policy;
        this.audit = audit;
        this.clock = clock;
    }

    /** The text that holds now, if a version has one. */
    public Optional<Legend> current(long specificationVersion) {
        return queries.current(specificationVersion);
    }

    /** All texts that a version had, the current one first. */
    public List<Legend> all(long specificationVersion) {
        return queries.of(specificationVersion);
    }

    /** What other versions have: the same notice is often many versions'. */
    public List<LegendElsewhere> elsewhere(long specificationVersion) {
        return queries.elsewhere(specificationVersion);
    }

    /**
     * Makes this the text of a version from now on.
     *
     * @return whether it was: the same text as the current one changes nothing, and nobody has to accept it again
     */
    @Transactional
    public boolean put(
            Viewer viewer,
            String specification,
            String version,
            String text,
            @Nullable String licence,
            @Nullable String licenceUrl) {
        policy.requireCoordinator(viewer);
        SpecificationVersion of = specifications
                .find(specification, version)
                .orElseThrow(() -> Refusal.notFound("specification.unknown", specification + "/" + version));
        String wording = wording(text);
        String called = label(licence);
        String address = address(licenceUrl);
        queries.lockToWrite(of.id());
        Optional<Legend> before = queries.current(of.id());
        if (before.isPresent() && before.get().says(wording, called, address)) {
            return false;
        }
        int number = before.map(Legend::number).orElse(0) + 1;
        queries.insert(of.id(), number, wording, called, address, viewer.account());
        Map<String, @Nullable Object> became = new LinkedHashMap<>();
        became.put("number", number);
        became.put("licence", called);
        became.put("licenceUrl", address);
        audit.changed(
                viewer,
                "legend.changed",
                thing(of.id(), of.name(), null),
                before.map(Legends::fields).orElse(Map.of()),
                became,
                null);
        return true;
    }

    /**
     * Accepts the current text in the name of an organisation; accepted again, the first time stays.
     *
     * @param legend the text that the viewer has read
     * @throws Refusal a conflict, if another text took its place meanwhile: nothing is accepted
     */
    @Transactional
    public void accept(Viewer viewer, long legend, long organisation) {
        long account = policy.requirePerson(viewer);
        Organisation whose = organisations
                .byId(organisation)
                .filter(o -> policy.maySee(viewer, o.scope()))
                .orElseThrow(() -> Refusal.notFound("access.no-such-organisation"));
        if (!policy.mayAcceptFor(viewer, organisation)) {
            throw Refusal.forbidden("access.managers-only");
        }
        if (whose.status() != OrganisationStatus.APPROVED) {
            throw Refusal.conflict("legend.organisation-waits", whose.name());
        }
        Legend read = queries.byId(legend).orElseThrow(() -> Refusal.notFound("legend.unknown"));
        queries.lockToAccept(read.specificationVersion());
        String of = queries.nameOf(read.specificationVersion());
        if (queries.current(read.specificationVersion()).orElseThrow().id() != legend) {
            throw Refusal.conflict("legend.changed-meanwhile", of);
        }
        if (queries.accept(legend, organisation, account, clock.instant().truncatedTo(ChronoUnit.MICROS))) {
            Map<String, @Nullable Object> accepted = Map.of("number", read.number(), "organisation", whose.name());
            audit.changed(
                    viewer,
                    "legend.accepted",
                    thing(read.specificationVersion(), of, organisation),
                    Map.of(),
                    accepted,
                    null);
        }
    }

    /** The viewer's own organisations that have not accepted a version's current text, by name. */
    public List<Organisation> outstanding(Viewer viewer, long specificationVersion) {
        Optional<Legend> current = queries.current(specificationVersion);
        if (current.isEmpty() || viewer.organisations().isEmpty()) {
            return List.of();
        }
        Set<Long> accepted = queries.accepted(current.get().id(), viewer.organisations());
        return viewer.organisations().stream()
                .filter(o -> !accepted.contains(o))
                .flatMap(o -> organisations.byId(o).stream())
                .filter(o -> o.status() == OrganisationStatus.APPROVED)
                .sorted(Comparator.comparing(Organisation::name))
                .toList();
    }

    /** Whether an organisation may take part as far as a version's legend goes: it has accepted the current one. */
    public boolean isAccepted(long specificationVersion, long organisation) {
        return queries.current(specificationVersion)
                .map(l -> !queries.accepted(l.id(), Set.of(organisation)).isEmpty())
                .orElse(true);
    }

    /** Who accepted which text when, newest first: of every organisation for coordinators, of their own for others. */
    public List<Acceptance> acceptances(Viewer viewer, long specificationVersion) {
        boolean all = policy.mayModerate(viewer);
        return queries.acceptances(specificationVersion).stream()
                .filter(a -> all || (viewer.inPerson() && viewer.organisations().contains(a.organisation())))
                .toList();
    }

    private static String wording(String text) {
        String wording = text.strip().replace("\r\n", "\n").replace('\r', '\n');
        if (wording.isEmpty()) {
            throw Refusal.invalid("legend.text-missing");
        }
        if (wording.length() > LONGEST_TEXT) {
            throw Refusal.invalid("field.long", "text", wording.length(), LONGEST_TEXT);
        }
        Text.requireStorable("text", wording);
        return wording;
    }

    private static @Nullable String label(@Nullable String licence) {
        if (licence == null || licence.isBlank()) {
            return null;
        }
        String tidy = Label.tidy(licence);
        Label.objection(tidy).ifPresent(objection -> {
            throw Refusal.invalid("field.invalid", "licence", objection);
        });
        return tidy;
    }

    private static @Nullable String address(@Nullable String url) {
        if (url == null || url.isBlank()) {
            return null;
        }
        String address = url.strip();
        if (!WEB_ADDRESS.matcher(address).matches()) {
            throw Refusal.invalid("url.invalid", address);
        }
        Text.requireStorable("licenceUrl", address);
        return address;
    }

    private static Map<String, @Nullable Object> fields(Legend legend) {
        Map<String, @Nullable Object> fields = new LinkedHashMap<>();
        fields.put("number", legend.number());
        fields.put("licence", legend.licence());
        fields.put("licenceUrl", legend.licenceUrl());
        return fields;
    }

    private static Thing thing(long version, String name, @Nullable Long organisation) {
        return new Thing(ThingKind.SPECIFICATION, version, name, organisation, null);
    }
}
