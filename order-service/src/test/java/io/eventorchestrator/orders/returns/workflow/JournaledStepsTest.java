package io.eventorchestrator.orders.returns.workflow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.eventorchestrator.orders.returns.application.StepJournal;
import io.eventorchestrator.orders.returns.domain.Failure;
import io.eventorchestrator.orders.returns.domain.Work;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class JournaledStepsTest {

    private static final UUID ID = UUID.randomUUID();

    private final Notes notes = new Notes();

    @Test
    void eachAttemptAndItsErrorIsNoted() {
        JournaledSteps steps = new JournaledSteps(new FakeSteps(Work.REFUND).failing(Work.REFUND, 1), notes);

        assertThatThrownBy(() -> steps.attempt(ID, Work.REFUND)).hasMessage("503, time 1");
        steps.attempt(ID, Work.REFUND);
        steps.next(ID);

        assertThat(notes.written)
                .containsExactly("began REFUND", "failed REFUND: 503, time 1", "began REFUND", "ended");
    }

    @Test
    void aWaitAndAWorkThatIsGivenUpAreNoted() {
        JournaledSteps steps = new JournaledSteps(new FakeSteps(Work.AWAIT_DECISION), notes);

        steps.next(ID);
        steps.giveUp(ID, Work.RESTOCK, new Failure(5, "503"));

        assertThat(notes.written).containsExactly("began AWAIT_DECISION", "gave up RESTOCK: 503");
    }

    @Test
    void aJournalThatCannotBeWrittenStopsNoStep() {
        FakeSteps done = new FakeSteps(Work.RESTOCK);
        JournaledSteps steps = new JournaledSteps(done, notes);
        notes.isAway = true;

        steps.next(ID);
        steps.attempt(ID, Work.RESTOCK);
        steps.giveUp(ID, Work.REFUND, new Failure(5, "503"));
        assertThat(steps.next(ID).work()).isEqualTo(Work.NONE);

        assertThat(done.done()).containsExactly("RESTOCK", "gave up REFUND after 5: 503");
    }

    private static final class Notes implements StepJournal {

        private final List<String> written = new ArrayList<>();
        private boolean isAway;

        @Override
        public void began(UUID returnId, Work work) {
            note("began " + work);
        }

        @Override
        public void failed(UUID returnId, Work work, String error) {
            note("failed " + work + ": " + error);
        }

        @Override
        public void gaveUp(UUID returnId, Work work, String error) {
            note("gave up " + work + ": " + error);
        }

        @Override
        public void ended(UUID returnId) {
            note("ended");
        }

        @Override
        public List<Entry> read(UUID returnId) {
            return List.of();
        }

        private void note(String what) {
            if (isAway) {
                throw new IllegalStateException("the store is away");
            }
            written.add(what);
        }
    }
}
