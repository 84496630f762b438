/** Views of one's own account, and of everybody's for administrators. */
@NullMarked
package dev.tessera.account.ui;

import org.jspecify.annotations.NullMarked;
