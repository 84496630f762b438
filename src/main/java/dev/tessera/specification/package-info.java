/** What can be tested: specifications, their versions and roles, their test suites. */
@NullMarked
package dev.tessera.specification;

import org.jspecify.annotations.NullMarked;
