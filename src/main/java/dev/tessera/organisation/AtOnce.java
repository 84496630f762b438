package dev.tessera.organisation;

import dev.tessera.common.Refusal;
import java.util.function.Supplier;
import org.springframework.dao.DuplicateKeyException;

/** Writes what was free a moment ago; whoever took it in the same instant was first, and the other one is told. */
final class AtOnce {

    private AtOnce() {}

    static <T> T written(Supplier<T> write) {
        try {
            return write.get();
        } catch (DuplicateKeyException e) {
            throw Refusal.conflict("form.at-once");
        }
    }
}
