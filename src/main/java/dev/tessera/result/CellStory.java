package dev.tessera.result;

import dev.tessera.specification.Staleness;
import dev.tessera.specification.TestCase;
import dev.tessera.trial.Participant;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is known of a product and a test case: one meeting for a conformance test, one per partner for an
 * interoperability test.
 *
 * @param specification the path of the specification version whose test it is, {@code lti/1.3}
 * @param stale what a later revision of the test suite did to the test case, if it did
 */
public record CellStory(
        String specification,
        TestCase test,
        @Nullable Staleness stale,
        Participant participant,
        List<Meeting> meetings) {

    /**
     * A subject on its own or with its peer, where the cell stands, and everything that was said, oldest first.
     *
     * @param outcome none if nobody has said anything, or nothing that the viewer sees yet
     * @param agreeUntil until when two sides that disagree may come to agree, before a reviewer decides; none where they
     *     do not disagree, or a reviewer may decide already
     * @param hidden the side that has spoken and whose words the viewer sees once the other side has; none: nothing is
     *     hidden
     */
    public record Meeting(
            Participant subject,
            @Nullable Participant peer,
            @Nullable Outcome outcome,
            List<CellReport> reports,
            @Nullable Instant agreeUntil,
            @Nullable Side hidden) {}
}
