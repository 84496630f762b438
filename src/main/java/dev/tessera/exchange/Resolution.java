package dev.tessera.exchange;

import dev.tessera.common.Sentence;
import dev.tessera.trial.Participant;

/** The participation that a file means, or why there is none. */
sealed interface Resolution {

    record Found(Participant participant) implements Resolution {}

    record Refused(Sentence reason) implements Resolution {}
}
