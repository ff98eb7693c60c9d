package io.eventorchestrator.orders.returns.application;

import io.eventorchestrator.orders.returns.domain.Work;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The attempts and times of each work of a return, for those who look at it. It decides nothing: without it, a return
 * goes on all the same.
 */
public interface StepJournal {

    /** Notes the beginning of an attempt, and the end of the work before. */
    void began(UUID returnId, Work work);

    /** Notes that an attempt failed. */
    void failed(UUID returnId, Work work, String error);

    /** Notes that the last attempt of a work failed. */
    void gaveUp(UUID returnId, Work work, String error);

    /** Notes that no work is left. */
    void ended(UUID returnId);

    /**
     * Reads the notes, in the order of the first attempts.
     *
     * @throws RuntimeException if it can't be read
     */
    List<Entry> read(UUID returnId);

    /**
     * The attempts of a work.
     *
     * @param startedAt of the first attempt
     * @param endedAt null while it is under way
     * @param lastError null if no attempt failed
     */
    record Entry(
            Work work,
            Phase phase,
            int attempts,
            Instant startedAt,
            @Nullable Instant endedAt,
            @Nullable String lastError) {}

    /** The progress of a work. */
    enum Phase {
        /** An attempt is made, or will be repeated. */
        UNDER_WAY,
        /** It has an outcome, which the return itself tells. */
        ENDED,
        /** All attempts failed. */
        GIVEN_UP
    }
}
