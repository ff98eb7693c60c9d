package io.eventorchestrator.orders.returns.workflow;

import static org.assertj.core.api.Assertions.assertThat;

import io.dapr.durabletask.TaskActivityFactory;
import io.dapr.durabletask.implementation.protobuf.OrchestratorService.OrchestrationStatus;
import io.dapr.workflows.Workflow;
import io.dapr.workflows.WorkflowStub;
import io.eventorchestrator.orders.returns.domain.Work;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The workflow of a return, run by the SDK's executor on virtual time. */
class ReturnWorkflowTest {

    private static final UUID ID = UUID.randomUUID();

    @Test
    void itDoesWhatIsNextUntilNothingIsLeft() {
        FakeSteps steps = new FakeSteps(Work.ASSESS, Work.RESTOCK, Work.REFUND);

        VirtualEngine engine = started(steps);

        assertThat(engine.end()).isEqualTo(OrchestrationStatus.ORCHESTRATION_STATUS_COMPLETED);
        assertThat(steps.done()).containsExactly("ASSESS", "RESTOCK", "REFUND");
    }

    @Test
    void itTellsWhichRunAndVersionItIs() {
        FakeSteps steps = new FakeSteps(Work.ASSESS);

        started(steps);

        assertThat(steps.runs()).containsExactly("run 7 of version 1");
    }

    @Test
    void aRunThatAnotherHasReplacedEndsAndLeavesTheWorkToIt() {
        FakeSteps steps = awaiting(Duration.ofDays(3));
        VirtualEngine engine = started(steps);

        steps.decided();
        steps.replaced();
        engine.raise(Conductor.DECIDED);

        assertThat(engine.end()).isEqualTo(OrchestrationStatus.ORCHESTRATION_STATUS_COMPLETED);
        assertThat(steps.done()).isEmpty();
    }

    @Test
    void aFinishedReturnNeedsNoWork() {
        FakeSteps steps = new FakeSteps();

        assertThat(started(steps).end()).isEqualTo(OrchestrationStatus.ORCHESTRATION_STATUS_COMPLETED);
        assertThat(steps.done()).isEmpty();
    }

    @Test
    void aFailingWorkIsRepeatedAfterOneTwoFourAndEightSeconds() {
        FakeSteps steps = new FakeSteps(Work.REFUND).failing(Work.REFUND, 4);
        List<Instant> attempts = new ArrayList<>();
        List<VirtualEngine> engines = new ArrayList<>();
        VirtualEngine engine = new VirtualEngine(
                WorkflowVersion.all(),
                new Activities(new Observed(
                                steps, work -> attempts.add(engines.getFirst().now())))
                        .all());
        engines.add(engine);

        engine.start(ReturnWorkflow.NAME, ID);
        engine.toTheEnd();

        assertThat(engine.end()).isEqualTo(OrchestrationStatus.ORCHESTRATION_STATUS_COMPLETED);
        Instant first = attempts.getFirst();
        assertThat(attempts.stream().map(at -> Duration.between(first, at).toSeconds()))
                .containsExactly(0L, 1L, 3L, 7L, 15L);
    }

    @ParameterizedTest
    @EnumSource(names = {"RESTOCK", "REFUND", "CANCEL_REFUND", "TAKE_OUT"})
    void aWorkThatFailsFiveTimesIsGivenUpAndTheNextIsDone(Work work) {
        FakeSteps steps = new FakeSteps(work, Work.ASSESS).failing(work, 5);

        VirtualEngine engine = started(steps);
        engine.toTheEnd();

        String name = work.name();
        assertThat(engine.end()).isEqualTo(OrchestrationStatus.ORCHESTRATION_STATUS_COMPLETED);
        assertThat(steps.done())
                .containsExactly(name, name, name, name, name, "gave up " + name + " after 5: 503, time 5", "ASSESS");
    }

    @Test
    void anErrorWithoutAMessageIsRepeatedLikeAnyOther() {
        FakeSteps steps = new FakeSteps(Work.TAKE_OUT);
        for (int i = 0; i < 5; i++) {
            steps.failing(Work.TAKE_OUT, new UnsupportedOperationException());
        }

        started(steps).toTheEnd();

        assertThat(steps.done()).endsWith("gave up TAKE_OUT after 5: UnsupportedOperationException");
    }

    @Test
    void anAssessmentThatKeepsFailingEndsTheRunSoThatTheWatchdogStartsAnother() {
        VirtualEngine engine = started(new FakeSteps(Work.ASSESS).failing(Work.ASSESS, 5));

        engine.toTheEnd();

        assertThat(engine.end()).isEqualTo(OrchestrationStatus.ORCHESTRATION_STATUS_FAILED);
    }

    @Test
    void aDecisionEndsTheWaitAtOnce() {
        FakeSteps steps = awaiting(Duration.ofDays(3));
        VirtualEngine engine = started(steps);
        engine.elapse(Duration.ofHours(1));
        assertThat(engine.end()).isNull();

        steps.decided();
        engine.raise(Conductor.DECIDED);

        assertThat(engine.end()).isEqualTo(OrchestrationStatus.ORCHESTRATION_STATUS_COMPLETED);
        assertThat(steps.done()).containsExactly("RESTOCK");
    }

    @Test
    void withoutADecisionTheTimeIsUpAtItsEndAndNotBefore() {
        FakeSteps steps = awaiting(Duration.ofDays(3));
        VirtualEngine engine = started(steps);

        engine.elapse(Duration.ofDays(3).minusSeconds(1));
        assertThat(steps.done()).isEmpty();

        engine.elapse(Duration.ofSeconds(1));
        assertThat(steps.done()).containsExactly("time out");
    }

    @Test
    void aWaitCanBeLongerThanTheLongestTimerOfTheEngine() {
        FakeSteps steps = awaiting(Duration.ofDays(10));
        VirtualEngine engine = started(steps);

        engine.elapse(Duration.ofDays(9));
        assertThat(steps.done()).isEmpty();

        engine.elapse(Duration.ofDays(1));
        assertThat(steps.done()).containsExactly("time out");
    }

    @Test
    void aRunWhoseClockIsAheadAsksAgainEachSecondUntilTheTimeIsUp() {
        FakeSteps steps = awaiting(Duration.ofDays(-1));
        VirtualEngine engine = started(steps);

        engine.elapse(Duration.ofSeconds(3));

        assertThat(steps.done()).containsExactly("time out", "time out", "time out");
    }

    @Test
    void anEventThatComesWhileNobodyWaitsIsHarmless() {
        FakeSteps steps = new FakeSteps(Work.RESTOCK, Work.AWAIT_DECISION, Work.REFUND)
                .failing(Work.RESTOCK, 1)
                .decideBy(Instant.parse("2026-01-02T00:00:00Z"));
        VirtualEngine engine = started(steps);
        engine.raise(Conductor.DECIDED);
        engine.raise(Conductor.DECIDED);
        engine.elapse(Duration.ofMinutes(1));
        assertThat(steps.done()).containsExactly("RESTOCK", "RESTOCK");

        steps.decided();
        engine.raise(Conductor.DECIDED);

        assertThat(engine.end()).isEqualTo(OrchestrationStatus.ORCHESTRATION_STATUS_COMPLETED);
        assertThat(steps.done()).endsWith("REFUND");
    }

    @Test
    void aRunThatBeganWithAnOldVersionGoesOnWithItAfterARelease() {
        FakeSteps steps = awaiting(Duration.ofDays(3));
        VirtualEngine engine = started(steps);

        engine.release(List.of(version("1", false, new ReturnWorkflow("1")), version("2", true, new Other())));
        steps.decided();
        engine.raise(Conductor.DECIDED);

        assertThat(engine.end()).isEqualTo(OrchestrationStatus.ORCHESTRATION_STATUS_COMPLETED);
        assertThat(steps.done()).containsExactly("RESTOCK");
    }

    @Test
    void aNewRunBeginsWithTheLatestVersion() {
        FakeSteps steps = new FakeSteps(Work.RESTOCK);
        VirtualEngine engine = new VirtualEngine(
                List.of(version("1", false, new ReturnWorkflow("1")), version("2", true, new Other())),
                new Activities(steps).all());

        engine.start(ReturnWorkflow.NAME, ID);

        assertThat(steps.done()).containsExactly("time out");
    }

    @Test
    void aRunWhoseVersionIsMissingStallsUntilItIsThereAgain() {
        FakeSteps steps = awaiting(Duration.ofDays(3));
        VirtualEngine engine = started(steps);
        engine.release(List.of(version("2", true, new Other())));
        steps.decided();
        engine.raise(Conductor.DECIDED);
        assertThat(engine.end()).isEqualTo(OrchestrationStatus.ORCHESTRATION_STATUS_STALLED);

        engine.release(WorkflowVersion.all());
        engine.retry();

        assertThat(engine.end()).isEqualTo(OrchestrationStatus.ORCHESTRATION_STATUS_COMPLETED);
        assertThat(steps.done()).containsExactly("RESTOCK");
    }

    private static WorkflowVersion version(String version, boolean isLatest, Workflow workflow) {
        return new WorkflowVersion(ReturnWorkflow.NAME, version, isLatest, workflow);
    }

    private static FakeSteps awaiting(Duration left) {
        return new FakeSteps(Work.AWAIT_DECISION, Work.RESTOCK)
                .decideBy(Instant.parse("2026-01-01T00:00:00Z").plus(left));
    }

    private static VirtualEngine started(ReturnSteps steps) {
        List<TaskActivityFactory> activities = new Activities(steps).all();
        VirtualEngine engine = new VirtualEngine(WorkflowVersion.all(), activities);
        engine.start(ReturnWorkflow.NAME, ID);
        return engine;
    }

    /** A workflow whose activities are others. */
    private static final class Other implements Workflow {

        @Override
        public WorkflowStub create() {
            return context -> {
                context.callActivity(Activities.TIME_OUT, ID).await();
                context.complete(null);
            };
        }
    }
}
