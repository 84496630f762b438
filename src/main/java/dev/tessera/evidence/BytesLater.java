package dev.tessera.evidence;

import com.github.kagkarlsson.scheduler.task.TaskDescriptor;
import dev.tessera.later.Later;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Lets go of a file's bytes together with the change of its row: those in the database at once, those elsewhere as soon
 * as that is committed, and again until it is done.
 */
@Component
class BytesLater {

    static final TaskDescriptor<Void> FORGET = TaskDescriptor.of("evidence-forget");

    private final ChunkQueries chunks;
    private final Later later;

    BytesLater(ChunkQueries chunks, Later later) {
        this.chunks = chunks;
        this.later = later;
    }

    @Transactional(propagation = Propagation.MANDATORY)
    void forget(Stored file) {
        chunks.deleteOf(file.id());
        if (file.place().elsewhere()) {
            later.soon(FORGET.instance(Long.toString(file.id())).build());
        }
    }
}
