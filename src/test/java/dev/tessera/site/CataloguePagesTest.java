package dev.tessera.site;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tessera.Given;
import dev.tessera.Rest;
import dev.tessera.ServerTest;
import dev.tessera.access.Viewer;
import dev.tessera.exchange.ImportFormat;
import dev.tessera.exchange.ImportOptions;
import dev.tessera.exchange.Progress;
import dev.tessera.exchange.ResultImports;
import dev.tessera.organisation.Organisation;
import dev.tessera.specification.Specifications;
import dev.tessera.trial.Participant;
import dev.tessera.trial.Trial;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** The catalogue as everybody reads it. */
@ServerTest
class CataloguePagesTest {

    private static final String SUITE =
            "key,title,obligation\nt1,First,required\nt2,Second,required\nt3,<b>Third,optional\n";
    private static final String NOBODY = "No product has done so yet.";

    @Autowired
    private Given given;

    @Autowired
    private Rest rest;

    @Autowired
    private ResultImports imports;

    @Autowired
    private Specifications specifications;

    @Test
    void a_product_conforms_when_it_passed_every_required_test_and_not_before() {
        Organisation organisation = given.organisation();
        Trial trial = given.trial(SUITE, "Tool");
        Participant product = given.participant(trial, organisation.id(), Given.unique("Product"), "Tool");
        String path = "/specifications/" + trial.specification().path();
        assertThat(text(path)).contains(NOBODY);

        report(trial, product, "t1,passed,", "t3,failed,");
        assertThat(text(path)).contains(NOBODY);
        report(trial, product, "t2,passed,");
        assertThat(text(path)).doesNotContain(NOBODY).contains("Passed in <a href=\"/trials/" + trial.slug());
        report(trial, product, "t2,failed,");
        assertThat(text(path)).contains(NOBODY);
    }

    @Test
    void a_family_leads_to_its_specifications_and_these_to_their_test_cases() {
        Trial trial = given.trial(SUITE, "Tool");
        String family = given.familyOf(trial.specification().path());
        String path = "/specifications/" + trial.specification().path();
        String test = path + "/tests/";

        assertThat(text("/specifications?family=" + family)).contains("/families/" + family, path);
        assertThat(text("/families/" + family)).contains(path, "/trials/" + trial.slug());
        assertThat(text(path)).contains(path + "/suite", "/families/" + family, "\"@type\":\"TechArticle\"");
        assertThat(text(path + "/suite")).contains(test, "&lt;b").doesNotContain("<b>Third");
        assertThat(text("/specifications?q="
                        + specifications
                                .find(trial.specification().path())
                                .orElseThrow()
                                .name()))
                .contains(path);
        assertThat(rest.get("/families/no-such-family", "").status()).isEqualTo(404);
        assertThat(rest.get("/specifications?status=nothing&page=99999&role=%00", "")
                        .status())
                .isEqualTo(200);
    }

    private String text(String path) {
        Rest.Answer answer = rest.get(path, "");
        assertThat(answer.status()).as(path).isEqualTo(200);
        return answer.text();
    }

    private void report(Trial trial, Participant product, String... lines) {
        StringBuilder csv = new StringBuilder("subject,test,verdict,reason\n");
        for (String line : lines) {
            csv.append(product.productName()).append(',').append(line).append('\n');
        }
        Viewer coordinator = given.coordinator().viewer();
        assertThat(imports.run(
                                coordinator,
                                trial.slug(),
                                ImportFormat.CSV,
                                csv.toString().getBytes(StandardCharsets.UTF_8),
                                new ImportOptions(false, false),
                                Progress.NOBODY)
                        .rejected())
                .isEmpty();
    }
}
