/** Letters to people: written in the transaction that is their reason, sent after it. */
@NullMarked
package dev.tessera.mail;

import org.jspecify.annotations.NullMarked;
