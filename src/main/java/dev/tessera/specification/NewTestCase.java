package dev.tessera.specification;

import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A draft with its place in the suite and its roles found. */
record NewTestCase(
        int ordinal,
        TestCaseDraft draft,
        Set<Long> roles,
        @Nullable Long subjectRole,
        @Nullable Long peerRole) {

    boolean saysTheSameAs(TestCase stored) {
        return draft.title().equals(stored.title())
                && draft.kind() == stored.kind()
                && draft.obligation() == stored.obligation()
                && Objects.equals(draft.group(), stored.group())
                && Objects.equals(draft.section(), stored.section())
                && Objects.equals(draft.uri(), stored.uri())
                && roles.equals(stored.roles())
                && Objects.equals(subjectRole, stored.subjectRole())
                && Objects.equals(peerRole, stored.peerRole());
    }
}
