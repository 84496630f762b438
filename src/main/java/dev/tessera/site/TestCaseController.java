package dev.tessera.site;

import dev.tessera.access.Viewer;
import dev.tessera.common.Refusal;
import dev.tessera.matrix.TestRecords;
import dev.tessera.specification.SpecificationVersion;
import dev.tessera.specification.Specifications;
import dev.tessera.specification.TestHistory;
import dev.tessera.specification.TestSuites;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Locale;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/** One test case of a specification version, by the number that it keeps whatever its key becomes. */
@Controller
class TestCaseController {

    private final Specifications specifications;
    private final TestSuites suites;
    private final TestRecords records;
    private final Pages pages;

    TestCaseController(Specifications specifications, TestSuites suites, TestRecords records, Pages pages) {
        this.specifications = specifications;
        this.suites = suites;
        this.records = records;
        this.pages = pages;
    }

    @GetMapping("/specifications/{specification}/{version}/tests/{test}")
    ResponseEntity<byte[]> one(
            @PathVariable("specification") String slug,
            @PathVariable("version") String versionSlug,
            @PathVariable("test") String test,
            HttpServletRequest request,
            Locale locale) {
        Words words = pages.words(locale);
        SpecificationVersion version = specifications
                .find(slug, versionSlug)
                .orElseThrow(() -> Refusal.notFound("site.missing.specification", slug + "/" + versionSlug));
        TestHistory history = suites.history(Viewer.ANYBODY, version, number(test, version));
        TestCasePage page = new TestCasePage(version, history, records.of(Viewer.ANYBODY, history.lineage()));
        Frame frame = pages.frame(
                        words,
                        "/specifications/" + version.path() + "/tests/" + history.lineage(),
                        words.say("test-case.page-title", page.text().key(), version.name()),
                        page.text().title())
                .in(Section.SPECIFICATIONS);
        return Answer.with(Representation.page(pages.render("testCase", frame, page)), request);
    }

    private static long number(String test, SpecificationVersion version) {
        try {
            return Long.parseLong(test);
        } catch (NumberFormatException e) {
            throw Refusal.notFound("suite.test-unknown", version.path(), test);
        }
    }
}
