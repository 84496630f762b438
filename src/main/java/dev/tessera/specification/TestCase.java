package dev.tessera.specification;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A test case as matrices and results need it; what to do and what to see is in {@link SuiteCase}.
 *
 * @param lineage the same for a test case in every revision, whatever it is called there
 * @param roles a conformance test's roles by id (none: it is for every role)
 * @param subjectRole the role that an interoperability test's subject plays
 * @param peerRole the role that its peer plays
 */
public record TestCase(
        long id,
        long lineage,
        String key,
        String title,
        TestKind kind,
        Obligation obligation,
        @Nullable String group,
        @Nullable String section,
        @Nullable String uri,
        Set<Long> roles,
        @Nullable Long subjectRole,
        @Nullable Long peerRole) {

    /** Whether a product in this role has this test at all; a product whose role nobody said may have any. */
    public boolean isFor(@Nullable Long role) {
        if (role == null) {
            return true;
        }
        return kind == TestKind.INTEROPERABILITY
                ? role.equals(subjectRole) || role.equals(peerRole)
                : roles.isEmpty() || roles.contains(role);
    }

    /** Whether a product in this role may be an interoperability test's subject; one whose role nobody said may. */
    public boolean subjectMayBe(@Nullable Long role) {
        return kind == TestKind.INTEROPERABILITY && (role == null || role.equals(subjectRole));
    }

    /** Whether a product in this role may be an interoperability test's peer; one whose role nobody said may. */
    public boolean peerMayBe(@Nullable Long role) {
        return kind == TestKind.INTEROPERABILITY && (role == null || role.equals(peerRole));
    }

    /** The same beside other suites' tests, under a key that none of them has. */
    public TestCase among(String otherKey, Set<Long> otherRoles) {
        return new TestCase(
                id,
                lineage,
                otherKey,
                title,
                kind,
                obligation,
                group,
                section,
                uri,
                kind == TestKind.CONFORMANCE ? otherRoles : roles,
                subjectRole,
                peerRole);
    }
}
