package dev.tessera.exchange;

import dev.tessera.common.Refusal;
import dev.tessera.specification.SpecificationVersion;
import dev.tessera.specification.TestCaseDraft;
import dev.tessera.specification.TestCaseText;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Test suites as files: read from one or several, and written in each format so that reading gives the same again. */
public final class SuiteFiles {

    /**
     * A file as it was sent.
     *
     * @param name how it was called there; its ending says what is in it
     */
    public record Named(String name, byte[] bytes) {}

    private SuiteFiles() {}

    /**
     * The test cases of files, in their order.
     *
     * @param base the address that the relative ones in manifests begin with, where the files do not say it themselves
     * @throws Refusal with every fault and its place, if something is wrong
     */
    public static List<TestCaseDraft> read(List<Named> files, @Nullable String base) {
        List<TestCaseDraft> drafts = new ArrayList<>();
        files.forEach(f -> drafts.addAll(TestSuiteCsv.read(f.bytes())));
        return drafts;
    }

    /** Test cases as a file; reading it gives the same ones in the same order. */
    public static byte[] write(SuiteFormat format, SpecificationVersion of, List<TestCaseText> cases) {
        throw new UnsupportedOperationException();
    }
}
