package io.eventorchestrator.orders.returns.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.eventorchestrator.orders.returns.application.StepJournal;
import io.eventorchestrator.orders.returns.domain.Work;
import io.eventorchestrator.orders.returns.web.ProgressView.WorkView;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class ProgressViewTest {

    private static final Instant AT = Instant.parse("2026-01-01T00:00:00Z");

    @Test
    void itShowsEachWorkWithItsAttemptsTimesAndLastError() {
        StepJournal journal = new Written(List.of(
                new StepJournal.Entry(Work.REFUND, StepJournal.Phase.GIVEN_UP, 5, AT, AT.plusSeconds(15), "503")));

        assertThat(ProgressView.of(journal, UUID.randomUUID()))
                .isEqualTo(new ProgressView(
                        true,
                        List.of(new WorkView(
                                Work.REFUND, StepJournal.Phase.GIVEN_UP, 5, AT, AT.plusSeconds(15), "503"))));
    }

    @Test
    void aStoreThatIsAwayIsSaid() {
        assertThat(ProgressView.of(new Unreadable(), UUID.randomUUID())).isEqualTo(new ProgressView(false, List.of()));
    }

    private static class Written implements StepJournal {

        private final List<Entry> entries;

        Written(List<Entry> entries) {
            this.entries = entries;
        }

        @Override
        public void began(UUID returnId, Work work) {}

        @Override
        public void failed(UUID returnId, Work work, String error) {}

        @Override
        public void gaveUp(UUID returnId, Work work, String error) {}

        @Override
        public void ended(UUID returnId) {}

        @Override
        public List<Entry> read(UUID returnId) {
            return entries;
        }
    }

    private static final class Unreadable extends Written {

        Unreadable() {
            super(List.of());
        }

        @Override
        public List<Entry> read(UUID returnId) {
            throw new IllegalStateException("the sidecar is away");
        }
    }
}
