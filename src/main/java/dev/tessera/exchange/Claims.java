package dev.tessera.exchange;

import dev.tessera.common.Sentence;
import java.util.List;
import java.util.Map;

/**
 * What a file says: its claims in their order, and what it tells of the subjects that they name.
 *
 * @param subjects by IRI
 * @param remarks what was noticed and left alone, such as a column that is not read
 */
record Claims(List<Claim> claims, Map<String, Described> subjects, List<Sentence> remarks) {}
