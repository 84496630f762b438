/** The benchmarks of {@code ./dev bench}: each is a ratio against a reference that runs in the same process. */
package dev.tessera.bench;
