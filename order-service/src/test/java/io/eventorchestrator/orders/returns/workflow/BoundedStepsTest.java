package io.eventorchestrator.orders.returns.workflow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.eventorchestrator.orders.returns.domain.Failure;
import io.eventorchestrator.orders.returns.domain.Work;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A side that never answers holds up its own steps, and no others. */
@Timeout(value = 300, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class BoundedStepsTest {

    private static final Duration PATIENCE = Duration.ofMinutes(5);
    private static final UUID ID = UUID.randomUUID();

    private final CountDownLatch answer = new CountDownLatch(1);
    private final AtomicInteger waiting = new AtomicInteger();
    private final FakeSteps done = new FakeSteps(Work.RESTOCK);
    private final ExecutorService others = Executors.newVirtualThreadPerTaskExecutor();

    @AfterEach
    void answer() {
        answer.countDown();
        others.close();
    }

    @ParameterizedTest
    @CsvSource({"REFUND, RESTOCK", "CANCEL_REFUND, TAKE_OUT", "RESTOCK, REFUND", "TAKE_OUT, CANCEL_REFUND"})
    void aSideThatNeverAnswersHoldsUpOnlyItsOwnSteps(Work hanging, Work other) {
        BoundedSteps steps = new BoundedSteps(hangingAt(hanging));
        attemptAtOnce(steps, hanging, 10 * BoundedSteps.MOST);
        await().atMost(PATIENCE).until(() -> waiting.get() == BoundedSteps.MOST);

        steps.attempt(ID, other);
        steps.attempt(ID, Work.ASSESS);
        steps.giveUp(ID, other, new Failure(5, "503"));
        steps.timeOut(ID);

        assertThat(steps.noteRun(ID, 1, "1")).isTrue();
        assertThat(steps.next(ID)).isNotNull();
        assertThat(done.done())
                .containsExactly(other.name(), "ASSESS", "gave up " + other + " after 5: 503", "time out");
        assertThat(waiting).hasValue(BoundedSteps.MOST);
    }

    @Test
    void stepsThatWaitForTheirTurnAreDoneWhenTheSideAnswersAgain() {
        BoundedSteps steps = new BoundedSteps(hangingAt(Work.REFUND));
        attemptAtOnce(steps, Work.REFUND, 3 * BoundedSteps.MOST);

        answer.countDown();

        await().atMost(PATIENCE).until(() -> done.done().size() == 3 * BoundedSteps.MOST);
    }

    private void attemptAtOnce(ReturnSteps steps, Work work, int times) {
        for (int i = 0; i < times; i++) {
            others.execute(() -> steps.attempt(ID, work));
        }
    }

    private ReturnSteps hangingAt(Work hanging) {
        return new Observed(done, work -> {
            if (work == hanging) {
                hang();
            }
        });
    }

    private void hang() {
        waiting.incrementAndGet();
        try {
            answer.await();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }
}
