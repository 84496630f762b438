package dev.tessera.exchange;

import dev.tessera.common.Fault;
import dev.tessera.common.Refusal;
import dev.tessera.common.Sentence;
import dev.tessera.specification.SpecificationVersion;
import dev.tessera.specification.TestCaseDraft;
import dev.tessera.specification.TestCaseText;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Test suites as files: read from one or several, and written in each format so that reading gives the same again. */
public final class SuiteFiles {

    /**
     * A file as it was sent.
     *
     * @param name how it was called there; its ending says what is in it
     */
    public record Named(String name, byte[] bytes) {}

    /**
     * What files have in them.
     *
     * @param remarks what whoever sent them may want to know: what was left out, and why
     */
    public record Contents(List<TestCaseDraft> cases, List<Sentence> remarks) {}

    private static final Pattern ADDRESS = Pattern.compile("https?://[^\\s/]+(?:/\\S*)?");

    private final List<Named> files;
    private final boolean several;
    private final List<Fault> faults = new ArrayList<>();

    private SuiteFiles(List<Named> files) {
        this.files = files;
        this.several = files.size() > 1;
    }

    /**
     * The test cases of files, in their order.
     *
     * @see #open
     */
    public static List<TestCaseDraft> read(List<Named> files, @Nullable String base) {
        return open(files, base).cases();
    }

    /**
     * The test cases of files, in their order; manifests, which may include each other, together after the others. ZIP
     * archives stand for the files that are in them.
     *
     * @param base the address that the relative ones in manifests begin with; if none, the files may say it
     * @throws Refusal with every fault and its place, if something is wrong
     */
    public static Contents open(List<Named> files, @Nullable String base) {
        String address = base == null || base.isBlank() ? null : base.strip();
        if (address != null && !ADDRESS.matcher(address).matches()) {
            throw Refusal.invalid("suite.base-invalid", Excerpt.of(address));
        }
        List<Named> unpacked = files.stream()
                .flatMap(f -> SuiteArchive.is(f.name()) ? SuiteArchive.read(f).stream() : Stream.of(f))
                .toList();
        return new SuiteFiles(unpacked).contents(address);
    }

    /** Test cases as a file; reading it gives the same ones in the same order. */
    public static byte[] write(SuiteFormat format, SpecificationVersion of, List<TestCaseText> cases) {
        return switch (format) {
            case CSV -> TestSuiteCsv.write(cases);
            case YAML -> SuiteYamlWriter.write(of, cases);
            case TURTLE -> TurtleSuite.write(of, cases);
            case JSON_LD -> JsonLdSuite.write(of, cases);
        };
    }

    private Contents contents(@Nullable String base) {
        List<TestCaseDraft> cases = new ArrayList<>();
        List<ManifestFile> manifests = new ArrayList<>();
        for (Named file : files) {
            SuiteFormat format = SuiteFormat.ofFileName(file.name())
                    .orElseThrow(() -> Refusal.unsupportedType(
                            "suite.ending-unknown", file.name(), String.join(", ", SuiteFormat.fileEndings())));
            switch (format) {
                case CSV -> cases.addAll(located(file, () -> TestSuiteCsv.read(file.bytes())));
                case YAML -> cases.addAll(located(file, () -> SuiteYamlReader.read(file.bytes())));
                case TURTLE, JSON_LD -> {
                    located(file, () -> {
                        manifests.add(ManifestFile.read(file, format));
                        return List.of();
                    });
                }
            }
        }
        if (!faults.isEmpty()) {
            throw Refusal.invalid(faults, "suite.faults", faults.size());
        }
        if (manifests.isEmpty()) {
            return new Contents(cases, List.of());
        }
        Contents read = ManifestReader.read(manifests, base, several);
        cases.addAll(read.cases());
        return new Contents(cases, read.remarks());
    }

    /** What is read from a file, with the file's name in each place where there are several. */
    private List<TestCaseDraft> located(Named file, Supplier<List<TestCaseDraft>> reader) {
        if (!several) {
            return reader.get();
        }
        try {
            return reader.get().stream()
                    .map(d -> new TestCaseDraft(in(file, d.where()), d.text()))
                    .toList();
        } catch (Refusal refusal) {
            if (refusal.faults().isEmpty()) {
                faults.add(new Fault(Sentence.of("where.file", file.name()), refusal.sentence()));
            }
            refusal.faults().forEach(f -> faults.add(new Fault(in(file, f.where()), f.reason())));
            return List.of();
        }
    }

    private static Sentence in(Named file, Sentence place) {
        return Sentence.of("where.in-file", file.name(), place);
    }
}
