package dev.tessera.plan;

import ai.timefold.solver.core.api.domain.entity.PlanningEntity;
import ai.timefold.solver.core.api.domain.entity.PlanningPin;
import ai.timefold.solver.core.api.domain.lookup.PlanningId;
import ai.timefold.solver.core.api.domain.variable.PlanningVariable;
import org.jspecify.annotations.Nullable;

/** One meeting as the solver sees it. */
@PlanningEntity
public class TimetableMeeting {

    static final String SLOT = "slot";

    @PlanningId
    private int number;

    @PlanningPin
    private boolean fixed;

    @PlanningVariable(allowsUnassigned = true)
    private @Nullable Integer slot;

    /** For the solver, which makes its copies with it. */
    public TimetableMeeting() {}

    TimetableMeeting(int number, boolean fixed, @Nullable Integer slot) {
        this.number = number;
        this.fixed = fixed;
        this.slot = slot;
    }

    int number() {
        return number;
    }

    @Nullable Integer slot() {
        return slot;
    }

    void slot(@Nullable Integer other) {
        slot = other;
    }
}
