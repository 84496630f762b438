package dev.tessera.matrix;

import dev.tessera.access.Viewer;
import dev.tessera.common.Refusal;
import dev.tessera.trial.Trial;
import dev.tessera.trial.Trials;
import java.time.Instant;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/** Matrices as an address asks for them: of which moment, through which profile, which part, compared with what. */
@Service
public class RequestedMatrices {

    private final Matrices matrices;
    private final ProfileMatrices profiles;
    private final Trials trials;

    RequestedMatrices(Matrices matrices, ProfileMatrices profiles, Trials trials) {
        this.matrices = matrices;
        this.profiles = profiles;
        this.trials = trials;
    }

    /** A matrix of products and tests, as far as the viewer may see it. */
    public ShownMatrix tests(Viewer viewer, Trial trial, MatrixRequest request) {
        return tests(viewer, trial, request.asOf() == null ? matrices.matrix(viewer, trial) : Matrix.NONE, request);
    }

    /**
     * A matrix of products and tests, where the current one is at hand.
     *
     * @param now what the viewer may see of the current one; not looked at if another moment is asked for
     * @throws Refusal if a moment is none, or before the trial, or still to come, or they are in no order
     */
    public ShownMatrix tests(Viewer viewer, Trial trial, Matrix now, MatrixRequest request) {
        Instant asOf = moment(request.asOf(), trial);
        Matrix all = asOf == null ? now : matrices.matrix(viewer, trial, asOf);
        if (request.profile() != null) {
            all = profiles.through(all, trial, profiles.profile(viewer, trial, request.profile()));
        }
        Matrix shown = request.filter().of(all);
        Difference difference = difference(viewer, trial, shown, request);
        if (difference == null || !request.changedOnly()) {
            return new ShownMatrix(shown, difference);
        }
        return new ShownMatrix(
                shown.onlyRows(IntStream.range(0, shown.rows().size())
                        .filter(r -> !difference.changes().get(r).isEmpty())
                        .toArray()),
                difference.withoutEqualRows());
    }

    /** A matrix of products that met, as far as the viewer may see it. */
    public PairMatrix pairs(Viewer viewer, Trial trial, MatrixRequest request) {
        Instant asOf = moment(request.asOf(), trial);
        return asOf == null
                ? matrices.pairs(viewer, trial, request.test())
                : matrices.pairs(viewer, trial, request.test(), asOf);
    }

    private @Nullable Difference difference(Viewer viewer, Trial trial, Matrix shown, MatrixRequest request) {
        Instant since = moment(request.since(), trial);
        if (request.against() != null && !request.against().equals(trial.slug())) {
            Trial other = trials.see(viewer, request.against());
            Matrix before = since == null ? matrices.matrix(viewer, other) : matrices.matrix(viewer, other, since);
            return Difference.ofRounds(before, shown);
        }
        if (since == null) {
            return null;
        }
        if (since.isAfter(shown.asOf())) {
            throw Refusal.invalid("matrix.refused.order", Matrices.written(since), Matrices.written(shown.asOf()));
        }
        return Difference.inTime(matrices.matrix(viewer, trial, since), shown);
    }

    private static @Nullable Instant moment(@Nullable String written, Trial trial) {
        return written == null
                ? null
                : WrittenMoment.read(written, trial.setup().zone());
    }
}
