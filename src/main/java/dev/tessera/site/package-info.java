/** The public pages: plain HTML, no session, no script needed. */
@NullMarked
package dev.tessera.site;

import org.jspecify.annotations.NullMarked;
