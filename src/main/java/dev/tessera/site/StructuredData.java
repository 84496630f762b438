package dev.tessera.site;

import dev.tessera.organisation.Organisation;
import dev.tessera.organisation.Product;
import dev.tessera.organisation.Release;
import dev.tessera.trial.TrialSetup;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** Facts for search engines, in schema.org's words. A block of data: browsers never run it. */
final class StructuredData {

    private static final JsonMapper JSON = new JsonMapper();

    private StructuredData() {}

    /** A trial is a data set that can be had as CSV and as JSON, or, where its results are not for everybody, an event. */
    static String trial(Frame frame, TrialPage page) {
        return page.card().results() ? dataset(frame, page) : event(frame, page);
    }

    private static String event(Frame frame, TrialPage page) {
        TrialSetup setup = page.card().trial().setup();
        Map<String, Object> event = new LinkedHashMap<>();
        event.put("@context", "https://schema.org");
        event.put("@type", "Event");
        event.put("name", frame.title());
        event.put("description", frame.description());
        event.put("url", String.valueOf(frame.canonical()));
        put(event, "startDate", day(setup.phases().opensOn()));
        put(event, "endDate", day(setup.phases().closesOn()));
        put(event, "location", setup.venue());
        return safe(event);
    }

    private static @Nullable String day(@Nullable LocalDate day) {
        return day == null ? null : day.toString();
    }

    private static String dataset(Frame frame, TrialPage page) {
        Map<String, Object> dataset = new LinkedHashMap<>();
        dataset.put("@context", "https://schema.org");
        dataset.put("@type", "Dataset");
        dataset.put("name", frame.title());
        dataset.put("description", frame.description());
        dataset.put("url", String.valueOf(frame.canonical()));
        dataset.put("isAccessibleForFree", true);
        dataset.put(
                "distribution",
                List.of(
                        download(frame.site() + page.matrix() + ".csv", "text/csv"),
                        download(frame.site() + page.matrix() + ".json", "application/json")));
        return safe(dataset);
    }

    static String organisation(Frame frame, OrganisationPage page) {
        Organisation organisation = page.organisation();
        Map<String, Object> facts = new LinkedHashMap<>();
        facts.put("@context", "https://schema.org");
        facts.put("@type", "Organization");
        facts.put("name", organisation.name());
        facts.put("url", Objects.requireNonNullElse(organisation.homepage(), String.valueOf(frame.canonical())));
        facts.put("mainEntityOfPage", String.valueOf(frame.canonical()));
        put(facts, "description", organisation.description());
        if (!page.profile().aliases().isEmpty()) {
            facts.put("alternateName", page.profile().aliases());
        }
        if (page.profile().logo() != null) {
            facts.put("logo", frame.site() + page.logo());
        }
        if (organisation.country() != null) {
            facts.put("address", Map.of("@type", "PostalAddress", "addressCountry", organisation.country()));
        }
        return safe(facts);
    }

    static String product(Frame frame, ProductPage page) {
        Product product = page.product();
        Map<String, Object> facts = new LinkedHashMap<>();
        facts.put("@context", "https://schema.org");
        facts.put("@type", "SoftwareApplication");
        facts.put("name", product.name());
        facts.put("url", Objects.requireNonNullElse(product.homepage(), String.valueOf(frame.canonical())));
        facts.put("mainEntityOfPage", String.valueOf(frame.canonical()));
        put(facts, "description", product.description());
        put(facts, "license", product.licence());
        page.sheet().versions().stream()
                .map(Release::version)
                .filter(v -> !v.isEmpty())
                .findFirst()
                .ifPresent(v -> facts.put("softwareVersion", v));
        facts.put(
                "author",
                Map.of(
                        "@type",
                        "Organization",
                        "name",
                        product.organisation(),
                        "url",
                        frame.site() + "/organisations/" + product.organisationSlug()));
        return safe(facts);
    }

    /** A specification version is a work that has a status, and a place where its text is. */
    static String specification(Frame frame, VersionPage page) {
        Map<String, Object> facts = new LinkedHashMap<>();
        facts.put("@context", "https://schema.org");
        facts.put("@type", "TechArticle");
        facts.put("name", page.version().name());
        facts.put("headline", page.version().name());
        facts.put("version", page.version().version());
        facts.put("url", Objects.requireNonNullElse(page.version().url(), String.valueOf(frame.canonical())));
        facts.put("mainEntityOfPage", String.valueOf(frame.canonical()));
        facts.put("creativeWorkStatus", frame.words().word(page.version().status()));
        put(facts, "description", page.sheet().description());
        put(facts, "datePublished", page.version().issued());
        if (page.sheet().editor() != null) {
            facts.put(
                    "editor",
                    Map.of(
                            "@type",
                            "Organization",
                            "name",
                            page.sheet().editor().name(),
                            "url",
                            frame.site() + "/organisations/"
                                    + page.sheet().editor().slug()));
        }
        return safe(facts);
    }

    private static void put(Map<String, Object> facts, String name, @Nullable String value) {
        if (value != null) {
            facts.put(name, value);
        }
    }

    /** Nothing in it may end the element that it stands in. */
    private static String safe(Map<String, Object> facts) {
        return JSON.writeValueAsString(facts).replace("<", "\\u003c").replace(">", "\\u003e");
    }

    private static Map<String, String> download(String url, String type) {
        return Map.of("@type", "DataDownload", "contentUrl", url, "encodingFormat", type);
    }
}
