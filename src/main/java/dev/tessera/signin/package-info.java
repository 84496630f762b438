/** What people see before they are signed in: plain pages, complete without script but for passkeys. */
@NullMarked
package dev.tessera.signin;

import org.jspecify.annotations.NullMarked;
