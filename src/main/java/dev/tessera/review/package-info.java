/** What reviewers decide: what waits for them, who looks at what, and appeals against what they decided. */
@NullMarked
package dev.tessera.review;

import org.jspecify.annotations.NullMarked;
