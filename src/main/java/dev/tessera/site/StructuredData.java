package dev.tessera.site;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;

/** Facts for search engines, in schema.org's words. A block of data: browsers never run it. */
final class StructuredData {

    private static final JsonMapper JSON = new JsonMapper();

    private StructuredData() {}

    /** A trial's matrix is a data set that can be had as CSV and as JSON. */
    static String dataset(Frame frame, TrialPage page) {
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
        // Nothing in it may end the element that it stands in.
        return JSON.writeValueAsString(dataset).replace("<", "\\u003c").replace(">", "\\u003e");
    }

    private static Map<String, String> download(String url, String type) {
        return Map.of("@type", "DataDownload", "contentUrl", url, "encodingFormat", type);
    }
}
