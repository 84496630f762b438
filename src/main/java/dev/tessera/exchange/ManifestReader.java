package dev.tessera.exchange;

import dev.tessera.common.Fault;
import dev.tessera.common.Refusal;
import dev.tessera.common.Sentence;
import dev.tessera.exchange.ManifestGraph.Node;
import dev.tessera.specification.TestCaseDraft;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.eclipse.rdf4j.model.Resource;
import org.eclipse.rdf4j.model.Value;
import org.jspecify.annotations.Nullable;

/**
 * Reads test suites from W3C test manifests that include each other. What is included is looked for among the files that
 * were sent, and nowhere else.
 */
final class ManifestReader {

    /** States of a test that its working group did not take into the suite, or took out of it. */
    private static final Set<String> NOT_IN_THE_SUITE = Set.of("Proposed", "Rejected", "Obsoleted", "Withdrawn");

    private static final String APPROVAL = "approval";

    /** A manifest in its file. */
    private record Manifest(ManifestFile file, Resource name) {

        Node node() {
            return Objects.requireNonNull(file.graph().node(name));
        }
    }

    /** An entry of a manifest, and the address that relative ones begin with there. */
    private record Entry(
            Manifest of, Value name, Node node, @Nullable String base) {}

    private final List<ManifestFile> files;
    private final @Nullable String givenBase;
    private final boolean several;
    private final List<Fault> faults = new ArrayList<>();
    private final List<Entry> entries = new ArrayList<>();
    private final Map<Value, Sentence> listed = new HashMap<>();
    private final Set<Manifest> visited = new LinkedHashSet<>();
    private int leftOut;

    private ManifestReader(List<ManifestFile> files, @Nullable String givenBase, boolean several) {
        this.files = files;
        this.givenBase = givenBase;
        this.several = several;
    }

    /**
     * The entries of the manifests that no other one includes, and of those that they include.
     *
     * @param several whether places have to say in which file they are
     */
    static SuiteFiles.Contents read(List<ManifestFile> files, @Nullable String base, boolean several) {
        return new ManifestReader(files, base, several).contents();
    }

    private SuiteFiles.Contents contents() {
        List<Manifest> all = new ArrayList<>();
        for (ManifestFile file : files) {
            List<Resource> manifests = file.manifests();
            if (manifests.isEmpty()) {
                faults.add(new Fault(
                        Sentence.of("where.file", file.name()), Sentence.of("manifest.none", SuiteTerms.MANIFEST)));
            }
            manifests.forEach(m -> all.add(new Manifest(file, m)));
        }
        Set<Manifest> included = new HashSet<>();
        all.forEach(m -> included.addAll(includes(m, false)));
        all.stream().filter(m -> !included.contains(m)).forEach(m -> visit(m, null, new LinkedHashSet<>()));
        // What is left over is only reachable from itself.
        all.stream().filter(m -> !visited.contains(m)).forEach(m -> visit(m, null, new LinkedHashSet<>()));
        stopAtFaults();

        boolean unique =
                entries.stream().map(e -> fragment(e.name())).distinct().count() == entries.size();
        List<TestCaseDraft> drafts = new ArrayList<>(entries.size());
        for (Entry entry : entries) {
            ManifestFile file = entry.of().file();
            EntryText text = new EntryText(file.graph(), entry.node(), entry.base());
            Sentence where = where(file, entry.name());
            try {
                drafts.add(new TestCaseDraft(where, text.of(key(entry, unique), entry.name(), group(entry))));
            } catch (Refusal refusal) {
                faults.add(new Fault(where, refusal.sentence()));
            }
        }
        stopAtFaults();
        return new SuiteFiles.Contents(
                drafts, leftOut == 0 ? List.of() : List.of(Sentence.of("manifest.left-out", leftOut)));
    }

    private void stopAtFaults() {
        if (!faults.isEmpty()) {
            throw Refusal.invalid(faults, "suite.faults", faults.size());
        }
    }

    private void visit(Manifest manifest, @Nullable String baseAbove, Set<Manifest> path) {
        if (path.contains(manifest)) {
            String circle = path.stream()
                    .dropWhile(m -> !m.equals(manifest))
                    .map(m -> m.file().name())
                    .collect(Collectors.joining(" → "));
            faults.add(new Fault(
                    where(manifest.file(), manifest.name()),
                    Sentence.of(
                            "manifest.circular",
                            circle + " → " + manifest.file().name())));
            return;
        }
        if (!visited.add(manifest)) {
            faults.add(new Fault(
                    where(manifest.file(), manifest.name()),
                    Sentence.of("manifest.included-twice", manifest.file().name())));
            return;
        }
        path.add(manifest);
        String base = base(manifest, baseAbove);
        ManifestGraph graph = manifest.file().graph();
        for (Value name : graph.members(manifest.node(), SuiteTerms.ENTRIES)) {
            Manifest other =
                    isDescribedIn(graph, name) ? null : find(manifest, name).orElse(null);
            if (other == null) {
                entry(manifest, name, base);
            } else {
                visit(other, base, path);
            }
        }
        includes(manifest, true).forEach(m -> visit(m, base, path));
        path.remove(manifest);
    }

    private void entry(Manifest manifest, Value name, @Nullable String base) {
        ManifestFile file = manifest.file();
        Node node = file.graph().node(name);
        Sentence where = where(file, name);
        Sentence before = ManifestGraph.isNameless(name) ? null : listed.putIfAbsent(name, where);
        if (node == null) {
            faults.add(new Fault(
                    where(file, manifest.name()),
                    Sentence.of("manifest.undescribed", Excerpt.of(ManifestFile.shortened(name.stringValue())))));
        } else if (before != null) {
            faults.add(new Fault(
                    where(file, manifest.name()),
                    Sentence.of(
                            "manifest.entry-twice", Excerpt.of(ManifestFile.shortened(name.stringValue())), before)));
        } else if (isNoPartOfTheSuite(node)) {
            leftOut++;
        } else {
            entries.add(new Entry(manifest, name, node, base));
        }
    }

    private static boolean isNoPartOfTheSuite(Node node) {
        return node.values().entrySet().stream()
                .filter(e -> EntryText.localName(e.getKey()).equals(APPROVAL))
                .flatMap(e -> e.getValue().stream())
                .anyMatch(v -> NOT_IN_THE_SUITE.contains(EntryText.localName(v.stringValue())));
    }

    private static boolean isDescribedIn(ManifestGraph graph, Value name) {
        Node node = graph.node(name);
        return node != null && !ManifestFile.isManifest(node);
    }

    /** The manifests that a manifest includes, also as entries. */
    private List<Manifest> includes(Manifest manifest, boolean tell) {
        List<Manifest> found = new ArrayList<>();
        ManifestGraph graph = manifest.file().graph();
        for (Value include : graph.members(manifest.node(), SuiteTerms.INCLUDE)) {
            Optional<Manifest> other = find(manifest, include);
            other.ifPresent(found::add);
            if (tell && other.isEmpty()) {
                faults.add(new Fault(
                        where(manifest.file(), manifest.name()),
                        Sentence.of(
                                "manifest.include-missing",
                                Excerpt.of(ManifestFile.shortened(include.stringValue())))));
            }
        }
        if (!tell) {
            graph.members(manifest.node(), SuiteTerms.ENTRIES).stream()
                    .filter(name -> !isDescribedIn(graph, name))
                    .forEach(name -> find(manifest, name).ifPresent(found::add));
        }
        return found;
    }

    /** The manifest of this name: in the same file, or else in the one that is called like it. */
    private Optional<Manifest> find(Manifest from, Value name) {
        Node here = from.file().graph().node(name);
        if (here != null && ManifestFile.isManifest(here)) {
            return Optional.of(new Manifest(from.file(), (Resource) name));
        }
        if (name.stringValue().indexOf('#') >= 0 || ManifestGraph.isNameless(name)) {
            return Optional.empty();
        }
        return files.stream()
                .filter(f -> f.isMeantBy(name, true))
                .findFirst()
                .or(() -> files.stream()
                        .filter(f -> f.format() == from.file().format() && f.isMeantBy(name, false))
                        .findFirst())
                .or(() -> files.stream().filter(f -> f.isMeantBy(name, false)).findFirst())
                .flatMap(f -> manifest(f, name));
    }

    private static Optional<Manifest> manifest(ManifestFile file, Value name) {
        List<Resource> there = file.manifests();
        return there.stream()
                .filter(m -> m.equals(name))
                .findFirst()
                .or(() -> there.stream().findFirst())
                .map(m -> new Manifest(file, m));
    }

    private @Nullable String base(Manifest manifest, @Nullable String above) {
        if (givenBase != null) {
            return givenBase;
        }
        return manifest.node().all(SuiteTerms.BASE).stream()
                .map(Value::stringValue)
                .filter(b -> !b.startsWith(RdfFile.BASE))
                .findFirst()
                .or(() -> Optional.ofNullable(above))
                .or(() -> manifest.file().besideVocabulary())
                .orElse(null);
    }

    /** What an entry is called: by the last part of its name, and where that is not enough by its manifest's before it. */
    private static String key(Entry entry, boolean unique) {
        String fragment = fragment(entry.name());
        if (ManifestGraph.isNameless(entry.name())) {
            return entry.node().text(SuiteTerms.NAME).orElse("");
        }
        String address = entry.name().stringValue();
        return unique || address.indexOf('#') < 0
                ? fragment
                : ManifestFile.stem(ManifestFile.last(address)) + "#" + fragment;
    }

    private static String fragment(Value name) {
        String address = name.stringValue();
        int hash = address.indexOf('#');
        return hash >= 0 ? address.substring(hash + 1) : address.substring(address.lastIndexOf('/') + 1);
    }

    private static @Nullable String group(Entry entry) {
        Node manifest = entry.of().node();
        return manifest.text(SuiteTerms.LABEL)
                .or(() -> manifest.text(SuiteTerms.NAME))
                .orElse(null);
    }

    private Sentence where(ManifestFile file, Value node) {
        Sentence place = file.where(node);
        return several ? Sentence.of("where.in-file", file.name(), place) : place;
    }
}
