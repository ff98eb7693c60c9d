package io.eventorchestrator.orders.returns.workflow;

import static org.assertj.core.api.Assertions.assertThat;

import io.eventorchestrator.orders.returns.application.StepJournal.Entry;
import io.eventorchestrator.orders.returns.application.StepJournal.Phase;
import io.eventorchestrator.orders.returns.domain.Work;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

class JournalTest {

    private static final Instant ONE = Instant.parse("2026-01-01T00:00:01Z");
    private static final Instant TWO = ONE.plusSeconds(1);
    private static final Instant THREE = ONE.plusSeconds(2);

    @Test
    void eachAttemptIsCountedAndTheFirstSetsTheTime() {
        Journal journal =
                Journal.EMPTY.began(Work.REFUND, ONE).failed(Work.REFUND, "503").began(Work.REFUND, TWO);

        assertThat(journal.entries()).containsExactly(new Entry(Work.REFUND, Phase.UNDER_WAY, 2, ONE, null, "503"));
    }

    @Test
    void aWorkEndsWhenTheNextBegins() {
        Journal journal = Journal.EMPTY.began(Work.RESTOCK, ONE).began(Work.REFUND, TWO);

        assertThat(journal.entries())
                .containsExactly(
                        new Entry(Work.RESTOCK, Phase.ENDED, 1, ONE, TWO, null),
                        new Entry(Work.REFUND, Phase.UNDER_WAY, 1, TWO, null, null));
    }

    @Test
    void theLastWorkEndsWithTheReturn() {
        assertThat(Journal.EMPTY.began(Work.REFUND, ONE).ended(TWO).ended(THREE).entries())
                .containsExactly(new Entry(Work.REFUND, Phase.ENDED, 1, ONE, TWO, null));
    }

    @Test
    void aWorkThatIsGivenUpStaysSoAndCanBeTriedAgain() {
        Journal given = Journal.EMPTY
                .began(Work.TAKE_OUT, ONE)
                .gaveUp(Work.TAKE_OUT, "503", TWO)
                .ended(THREE);
        assertThat(given.entries()).containsExactly(new Entry(Work.TAKE_OUT, Phase.GIVEN_UP, 1, ONE, TWO, "503"));

        assertThat(given.began(Work.TAKE_OUT, THREE).entries())
                .containsExactly(new Entry(Work.TAKE_OUT, Phase.UNDER_WAY, 2, ONE, null, "503"));
    }

    @Test
    void aWaitIsOneAttemptHoweverOftenItIsInterrupted() {
        assertThat(Journal.EMPTY
                        .began(Work.AWAIT_DECISION, ONE)
                        .began(Work.AWAIT_DECISION, TWO)
                        .entries())
                .containsExactly(new Entry(Work.AWAIT_DECISION, Phase.UNDER_WAY, 1, ONE, null, null));
    }

    @Test
    void aFailureOfAnAttemptThatWasNotNotedIsIgnored() {
        assertThat(Journal.EMPTY.failed(Work.REFUND, "503")).isEqualTo(Journal.EMPTY);
    }

    @Test
    void whatTheStoreKeepsIsReadAsItWasWritten() {
        JsonMapper json = JsonMapper.builder().build();
        Journal journal = Journal.EMPTY.began(Work.RESTOCK, ONE).began(Work.REFUND, TWO);

        assertThat(json.readValue(json.writeValueAsBytes(journal), Journal.class))
                .isEqualTo(journal);
    }
}
