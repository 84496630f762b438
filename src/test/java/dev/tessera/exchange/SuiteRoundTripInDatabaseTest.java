package dev.tessera.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tessera.Given;
import dev.tessera.ServerTest;
import dev.tessera.access.Viewer;
import dev.tessera.common.Sentence;
import dev.tessera.exchange.GeneratedSuites.Suite;
import dev.tessera.exchange.SuiteFiles.Named;
import dev.tessera.specification.SpecificationVersion;
import dev.tessera.specification.Specifications;
import dev.tessera.specification.SuiteCase;
import dev.tessera.specification.SuiteChange;
import dev.tessera.specification.SuiteDifference;
import dev.tessera.specification.TestCaseDraft;
import dev.tessera.specification.TestCaseText;
import dev.tessera.specification.TestSuites;
import java.util.List;
import net.jqwik.api.sessions.JqwikSession;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** What is kept of a generated suite is what was sent, and putting back what is written of it changes nothing. */
@ServerTest
class SuiteRoundTripInDatabaseTest {

    private static final int SUITES = 25;

    @Autowired
    private Given given;

    @Autowired
    private Specifications specifications;

    @Autowired
    private TestSuites suites;

    @Test
    void export_and_import_change_nothing() {
        JqwikSession.run(
                () -> GeneratedSuites.suites(6).sampleStream().limit(SUITES).forEach(this::check));
    }

    private void check(Suite suite) {
        Viewer coordinator = given.coordinator().viewer();
        String path = given.specification(suite.roles().toArray(String[]::new));
        SpecificationVersion of = specifications.find(path).orElseThrow();
        List<TestCaseDraft> drafts = suite.cases().stream()
                .map(c -> new TestCaseDraft(Sentence.of("where.line", 1), c))
                .toList();
        suites.replace(coordinator, of.specification(), of.version(), drafts);
        List<TestCaseText> kept = suites.texts(suites.latest(of.id()).orElseThrow()).stream()
                .map(SuiteCase::text)
                .toList();
        assertThat(kept).isEqualTo(suite.cases());

        for (SuiteFormat format : SuiteFormat.values()) {
            Named file = new Named("a." + format.ending(), SuiteFiles.write(format, of, kept));
            List<TestCaseDraft> read = SuiteFiles.read(List.of(file), null);

            SuiteDifference difference = suites.compare(coordinator, of.specification(), of.version(), read, List.of());
            assertThat(difference.isNothing()).as(format + " " + difference).isTrue();
            SuiteChange change = suites.replace(coordinator, of.specification(), of.version(), read);
            assertThat(change.revision()).isEqualTo(1);
            assertThat(change.added() + change.changed() + change.removed()).isZero();
        }
    }
}
