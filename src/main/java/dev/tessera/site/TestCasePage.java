package dev.tessera.site;

import dev.tessera.matrix.TestRecord;
import dev.tessera.specification.SpecificationVersion;
import dev.tessera.specification.TestCaseText;
import dev.tessera.specification.TestHistory;
import dev.tessera.specification.TestKind;

/** A test case, and how it went in the trials whose results anybody may see. */
public record TestCasePage(SpecificationVersion version, TestHistory history, TestRecord record) {

    public TestCaseText text() {
        return history.text();
    }

    public boolean isForPairs() {
        return text().kind() == TestKind.INTEROPERABILITY;
    }
}
