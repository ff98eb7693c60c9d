package io.eventorchestrator.orders.returns.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.eventorchestrator.orders.returns.application.StepJournal;
import io.eventorchestrator.orders.returns.application.StepJournal.Entry;
import io.eventorchestrator.orders.returns.application.StepJournal.Phase;
import io.eventorchestrator.orders.returns.domain.Work;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The attempts of a return's workflow as clients see them. */
record ProgressView(
        @Schema(description = "false if they can't be read now; the return itself is right nevertheless")
        boolean available,

        @Schema(description = "in the order of their first attempts")
        List<WorkView> works) {

    private static final Logger log = LoggerFactory.getLogger(ProgressView.class);

    static ProgressView of(StepJournal journal, UUID returnId) {
        try {
            return new ProgressView(
                    true, journal.read(returnId).stream().map(WorkView::of).toList());
        } catch (RuntimeException failed) {
            log.warn("The progress of return {} can't be read now: {}", returnId, failed.toString());
            return new ProgressView(false, List.of());
        }
    }

    @JsonInclude(JsonInclude.Include.NON_NULL)
    record WorkView(
            Work work,
            Phase phase,
            int attempts,

            @Schema(description = "Time of the first attempt")
            Instant startedAt,

            @Schema(description = "absent while it is under way") @Nullable
            Instant endedAt,

            @Schema(description = "absent if no attempt failed") @Nullable
            String lastError) {

        static WorkView of(Entry entry) {
            return new WorkView(
                    entry.work(),
                    entry.phase(),
                    entry.attempts(),
                    entry.startedAt(),
                    entry.endedAt(),
                    entry.lastError());
        }
    }
}
