/** What people write about a cell: both sides, reviewers and coordinators. */
@NullMarked
package dev.tessera.discussion;

import org.jspecify.annotations.NullMarked;
