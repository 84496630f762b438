/** Work that is done later, or again and again: kept in the database, done by one node, tried again when it fails. */
@NullMarked
package dev.tessera.later;

import org.jspecify.annotations.NullMarked;
