/** The REST API under /api/v1. */
@NullMarked
package dev.tessera.api;

import org.jspecify.annotations.NullMarked;
