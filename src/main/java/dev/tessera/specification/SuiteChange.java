package dev.tessera.specification;

import java.util.List;

/**
 * What putting a test suite did: the revision that it now is, and how many test cases differ from the one before.
 *
 * @param renames keys that went and came with the same address or title: probably the same test under another key
 */
public record SuiteChange(int revision, int added, int changed, int removed, List<Rename> renames) {}
