package io.eventorchestrator.orders.returns.workflow;

import io.eventorchestrator.orders.returns.application.ReturnWork.Next;
import io.eventorchestrator.orders.returns.application.StepJournal;
import io.eventorchestrator.orders.returns.domain.Failure;
import io.eventorchestrator.orders.returns.domain.Work;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Notes each attempt in the journal. A journal that can't be written stops no step. */
record JournaledSteps(ReturnSteps steps, StepJournal journal) implements ReturnSteps {

    private static final Logger log = LoggerFactory.getLogger(JournaledSteps.class);

    @Override
    public boolean noteRun(UUID id, int run, String version) {
        return steps.noteRun(id, run, version);
    }

    @Override
    public Next next(UUID id) {
        Next next = steps.next(id);
        switch (next.work()) {
            case AWAIT_DECISION -> note(id, () -> journal.began(id, Work.AWAIT_DECISION));
            case NONE -> note(id, () -> journal.ended(id));
            case ASSESS, RESTOCK, REFUND, CANCEL_REFUND, TAKE_OUT -> {
                // Noted with its first attempt.
            }
        }
        return next;
    }

    @Override
    public void attempt(UUID id, Work work) {
        note(id, () -> journal.began(id, work));
        try {
            steps.attempt(id, work);
        } catch (RuntimeException failed) {
            note(id, () -> journal.failed(id, work, String.valueOf(new StepFailed(failed).getMessage())));
            throw failed;
        }
    }

    @Override
    public void giveUp(UUID id, Work work, Failure failure) {
        steps.giveUp(id, work, failure);
        note(id, () -> journal.gaveUp(id, work, failure.error()));
    }

    @Override
    public void timeOut(UUID id) {
        steps.timeOut(id);
    }

    private static void note(UUID id, Runnable note) {
        try {
            note.run();
        } catch (RuntimeException failed) {
            log.warn("The progress of return {} can't be noted now: {}", id, failed.toString());
        }
    }
}
