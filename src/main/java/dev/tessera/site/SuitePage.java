package dev.tessera.site;

import dev.tessera.specification.SpecificationVersion;
import dev.tessera.specification.SuiteCase;
import dev.tessera.specification.SuiteRevision;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * The test cases of a version's newest released revision, by group.
 *
 * @param number which page of them this is, from 1
 * @param pages how many pages there are
 */
public record SuitePage(
        SpecificationVersion version, SuiteRevision revision, List<Group> groups, int number, int pages) {

    /** Test cases that stand together; the name is empty where they have none. */
    public record Group(String name, List<SuiteCase> cases) {}

    private static final int PER_PAGE = 500;

    static SuitePage of(SpecificationVersion version, SuiteRevision revision, List<SuiteCase> all, int wanted) {
        int pages = Math.max(1, (all.size() + PER_PAGE - 1) / PER_PAGE);
        int number = Math.clamp(wanted, 1, pages);
        Map<String, List<SuiteCase>> groups = new LinkedHashMap<>();
        all.stream()
                .skip((long) (number - 1) * PER_PAGE)
                .limit(PER_PAGE)
                .forEach(c -> groups.computeIfAbsent(
                                Objects.requireNonNullElse(c.text().group(), ""), g -> new ArrayList<>())
                        .add(c));
        return new SuitePage(
                version,
                revision,
                groups.entrySet().stream()
                        .map(e -> new Group(e.getKey(), e.getValue()))
                        .toList(),
                number,
                pages);
    }

    public String path() {
        return "/specifications/" + version.path();
    }
}
