package dev.tessera.specification;

import dev.tessera.common.Sentence;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A test case as a file or a person gives it.
 *
 * @param where its place in the file, for what is wrong with it
 * @param roles names of roles; for an interoperability test the subject's, then the peer's
 */
public record TestCaseDraft(
        Sentence where,
        String key,
        String title,
        TestKind kind,
        Obligation obligation,
        List<String> roles,
        @Nullable String group,
        @Nullable String section,
        @Nullable String uri) {}
