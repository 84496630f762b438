package dev.tessera.specification.ui;

import dev.tessera.specification.SuiteDrafts;
import dev.tessera.specification.TestCaseText;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a pasted block would do.
 *
 * @param after the test case that new ones would stand after
 * @param before what each row says now; none for a new one
 */
record PastePlan(@Nullable Long after, List<SuiteDrafts.Row> rows, List<@Nullable TestCaseText> before) {}
