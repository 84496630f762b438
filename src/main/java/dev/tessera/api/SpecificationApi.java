package dev.tessera.api;

import dev.tessera.account.CurrentViewer;
import dev.tessera.specification.SpecificationForm;
import dev.tessera.specification.Specifications;
import java.util.Map;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Specification versions. */
@RestController
@RequestMapping("/api/v1/specifications/{specification}/{version}")
class SpecificationApi {

    private final Specifications specifications;
    private final CurrentViewer viewer;

    SpecificationApi(Specifications specifications, CurrentViewer viewer) {
        this.specifications = specifications;
        this.viewer = viewer;
    }

    @PutMapping
    ResponseEntity<Map<String, Object>> put(
            @PathVariable String specification, @PathVariable String version, @RequestBody SpecificationForm form) {
        boolean made = specifications.put(viewer.get(), specification, version, form);
        return ResponseEntity.status(made ? HttpStatus.CREATED : HttpStatus.OK)
                .body(Map.of("specification", specification + "/" + version));
    }
}
