package dev.tessera.api;

import dev.tessera.account.CurrentViewer;
import dev.tessera.common.Refusal;
import dev.tessera.common.Settings;
import dev.tessera.exchange.ImportFormat;
import dev.tessera.exchange.SuiteFormat;
import dev.tessera.exchange.TestSuiteCsv;
import dev.tessera.specification.SpecificationForm;
import dev.tessera.specification.Specifications;
import dev.tessera.specification.SuiteChange;
import dev.tessera.specification.TestSuites;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.Map;
import java.util.Objects;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Specification versions and their test suites. */
@RestController
@RequestMapping("/api/v1/specifications/{specification}/{version}")
class SpecificationApi {

    private final Specifications specifications;
    private final TestSuites suites;
    private final CurrentViewer viewer;
    private final Settings settings;

    SpecificationApi(Specifications specifications, TestSuites suites, CurrentViewer viewer, Settings settings) {
        this.specifications = specifications;
        this.suites = suites;
        this.viewer = viewer;
        this.settings = settings;
    }

    @PutMapping
    ResponseEntity<Map<String, Object>> put(
            @PathVariable String specification, @PathVariable String version, @RequestBody SpecificationForm form) {
        boolean made = specifications.put(viewer.get(), specification, version, form);
        return ResponseEntity.status(made ? HttpStatus.CREATED : HttpStatus.OK)
                .body(Map.of("specification", specification + "/" + version));
    }

    @PutMapping("/test-suite")
    SuiteChange putSuite(@PathVariable String specification, @PathVariable String version, HttpServletRequest request)
            throws IOException {
        String type = Objects.requireNonNullElse(request.getContentType(), "");
        if (ImportFormat.ofMediaType(type).orElse(null) != ImportFormat.CSV) {
            throw Refusal.unsupportedType("suite.type-unsupported", type, String.join(", ", SuiteFormat.mediaTypes()));
        }
        return suites.replace(
                viewer.get(),
                specification,
                version,
                TestSuiteCsv.read(Body.read(request, settings.importLimit().toBytes())));
    }
}
