package dev.tessera.site;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.tessera.matrix.MatrixRequest;
import dev.tessera.trial.Trial;
import java.util.Locale;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Keeps what was rendered of matrices, so that a reader costs no more than the question whether anything changed.
 * Bounded by size: whoever asks for ten thousand different parts displaces others, and fills nothing.
 */
@Component
class KeptMatrices {

    private static final long BYTES = 64L * 1024 * 1024;

    /**
     * What a representation is of.
     *
     * @param state the snapshot that the trial's matrix is kept at: another one as soon as anything changed
     * @param format none: the page
     * @param locale none: the same in every language
     */
    record Key(
            Trial trial,
            String state,
            MatrixRequest part,
            @Nullable MatrixFormat format,
            @Nullable Locale locale) {

        int weight() {
            return 512 + state.length() + 2 * part.query().length();
        }
    }

    private final Cache<Key, Representation> kept;

    KeptMatrices() {
        this(BYTES);
    }

    KeptMatrices(long bytes) {
        kept = Caffeine.newBuilder()
                .maximumWeight(bytes)
                .weigher((Key key, Representation found) -> key.weight() + found.weight())
                .build();
    }

    Representation get(Key key, Supplier<Representation> made) {
        return kept.get(key, missing -> made.get());
    }

    /** How many there are now, after what had to go is gone. */
    long size() {
        kept.cleanUp();
        return kept.estimatedSize();
    }
}
