package dev.tessera.specification;

import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a test case says, apart from where it stands.
 *
 * @param roles names of roles: for a conformance test those that it is for, in the specification version's order
 *     (none: every role); for an interoperability test the subject's, then the peer's
 * @param steps what to do, with line breaks
 * @param expected what is to be seen then, with line breaks
 */
public record TestCaseText(
        String key,
        String title,
        TestKind kind,
        Obligation obligation,
        List<String> roles,
        @Nullable String group,
        @Nullable String section,
        @Nullable String uri,
        @Nullable String steps,
        @Nullable String expected) {

    /** A part of what a test case says. */
    public enum Part {
        KEY,
        TITLE,
        KIND,
        OBLIGATION,
        ROLES,
        GROUP,
        SECTION,
        URI,
        STEPS,
        EXPECTED;

        /** Whether another wording of this part may be another test; where a test is listed changes nothing. */
        public boolean bearsOnOutcomes() {
            return this != KEY && this != GROUP && this != SECTION && this != URI;
        }
    }

    /** Whether its URI is an address that a browser can follow; some are names only. */
    public boolean hasWebAddress() {
        return uri != null && uri.matches("https?://\\S+");
    }

    /** The parts in which another text differs from this one. */
    public Set<Part> differences(TestCaseText other) {
        Set<Part> parts = EnumSet.noneOf(Part.class);
        note(parts, Part.KEY, key, other.key);
        note(parts, Part.TITLE, title, other.title);
        note(parts, Part.KIND, kind, other.kind);
        note(parts, Part.OBLIGATION, obligation, other.obligation);
        note(parts, Part.ROLES, roles, other.roles);
        note(parts, Part.GROUP, group, other.group);
        note(parts, Part.SECTION, section, other.section);
        note(parts, Part.URI, uri, other.uri);
        note(parts, Part.STEPS, steps, other.steps);
        note(parts, Part.EXPECTED, expected, other.expected);
        return parts;
    }

    private static void note(Set<Part> parts, Part part, @Nullable Object mine, @Nullable Object theirs) {
        if (!Objects.equals(mine, theirs)) {
            parts.add(part);
        }
    }
}
