/** People, how they sign in, and what each may do. */
@NullMarked
package dev.tessera.account;

import org.jspecify.annotations.NullMarked;
