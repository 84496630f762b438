/** An OpenID Connect provider that tests sign in at: a server of its own, of which the product knows nothing. */
package dev.tessera.provider;
