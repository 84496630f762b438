/** Whole stories in a real browser against a real server, as people live them. Each leaves its screenshots. */
package dev.tessera.journey;
