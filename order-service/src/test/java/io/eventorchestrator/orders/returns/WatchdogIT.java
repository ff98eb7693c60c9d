package io.eventorchestrator.orders.returns;

import static org.assertj.core.api.Assertions.assertThat;

import io.eventorchestrator.orders.returns.application.ReturnWorkflows.Progress;
import io.eventorchestrator.orders.returns.application.WatchReturns;
import io.eventorchestrator.testing.Api;
import io.eventorchestrator.testing.ServiceTest;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;

/** A workflow engine that loses, forgets or keeps runs holds up no return. */
@ServiceTest(properties = {"orders.sweep.every=1d", "orders.returns.sweep.every=1d", "orders.returns.stuck-after=1d"})
@Import(ReturnParts.class)
class WatchdogIT {

    @LocalServerPort
    private int port;

    @Autowired
    private TestReturns returns;

    @Autowired
    private WatchReturns watchReturns;

    @Autowired
    private FakeEngine engine;

    @Autowired
    private MeterRegistry meters;

    private Api api;
    private UUID id;

    @BeforeEach
    void request() {
        api = new Api(port);
        id = TestReturns.requested(api, returns.confirmedOrder(api), "POT");
    }

    @Test
    void aReturnThatIsNotOverdueIsLeftAlone() {
        watchReturns.look();

        assertThat(engine.calls(id)).containsExactly("start 1");
    }

    @Test
    void aReturnWhoseWorkflowIsUnknownGetsAnotherRun() {
        double before = counted("restarted");
        returns.overdue(id);

        watchReturns.look();
        watchReturns.look();

        assertThat(engine.calls(id)).containsExactly("start 1", "start 2");
        assertThat(counted("restarted")).isEqualTo(before + 1);
    }

    @Test
    void aReturnWhoseWorkflowHasEndedTooEarlyGetsAnotherRun() {
        engine.say(id, 1, Progress.ENDED);
        returns.overdue(id);

        watchReturns.look();

        assertThat(engine.calls(id)).containsExactly("start 1", "start 2");
    }

    @Test
    void aRunningWorkflowIsWokenBeforeItIsReplaced() {
        double before = counted("woken");
        engine.say(id, 1, Progress.RUNNING);
        returns.overdue(id);
        watchReturns.look();
        assertThat(engine.calls(id)).containsExactly("start 1", "decided 1");
        assertThat(counted("woken")).isEqualTo(before + 1);

        returns.overdue(id);
        watchReturns.look();

        assertThat(engine.calls(id)).containsExactly("start 1", "decided 1", "start 2");
    }

    @Test
    void aWorkflowThatWentOnAfterItWasWokenIsNotReplaced() {
        engine.say(id, 1, Progress.RUNNING);
        returns.overdue(id);
        watchReturns.look();
        returns.work().assess(id);
        returns.overdue(id);

        watchReturns.look();

        assertThat(engine.calls(id)).containsExactly("start 1", "decided 1", "decided 1");
    }

    @Test
    void aReturnThatWaitsForAPersonIsLeftAloneUntilItsTimeIsUp() {
        returns.run(id);
        watchReturns.look();
        assertThat(engine.calls(id)).containsExactly("start 1");

        engine.say(id, 1, Progress.RUNNING);
        returns.late(id);
        returns.overdue(id);
        watchReturns.look();

        assertThat(TestReturns.state(api, id)).isEqualTo("DECLINED");
        assertThat(engine.calls(id)).containsExactly("start 1", "decided 1");
    }

    @Test
    void aReturnAtItsEndIsNeverLookedAt() {
        returns.run(id);
        returns.late(id);
        returns.work().timeOut(id);

        assertThat(returns.jdbc()
                        .sql("select look_at is null from order_return where id = :id")
                        .param("id", id)
                        .query(Boolean.class)
                        .single())
                .isTrue();
    }

    @Test
    void aReturnThatCannotBeLookedAfterHoldsUpNoOther() {
        UUID other = TestReturns.requested(api, returns.confirmedOrder(api), "POT");
        engine.failFor(id);
        returns.overdue(id);
        returns.overdue(other);

        watchReturns.look();
        assertThat(engine.calls(other)).containsExactly("start 1", "start 2");
        assertThat(engine.calls(id)).containsExactly("start 1");

        engine.answerFor(id);
        returns.overdue(id);
        watchReturns.look();
        assertThat(engine.calls(id)).containsExactly("start 1", "start 2");
    }

    @Test
    void theVersionOfTheNewestRunIsNotedAndAnEarlierRunLearnsThatItIsReplaced() {
        assertThat(returns.work().noteRun(id, 1, "1")).isTrue();
        assertThat(version()).isEqualTo("1");
        returns.overdue(id);
        watchReturns.look();
        assertThat(version()).isEqualTo("none");

        assertThat(returns.work().noteRun(id, 2, "2")).isTrue();
        assertThat(returns.work().noteRun(id, 1, "1")).isFalse();

        assertThat(version()).isEqualTo("2");
    }

    private String version() {
        return returns.jdbc()
                .sql("select coalesce(workflow_version, 'none') from order_return where id = :id")
                .param("id", id)
                .query(String.class)
                .single();
    }

    @Test
    void aReturnGoesOnWhereItsLostWorkflowStopped() {
        returns.run(id);
        api.post("/returns/" + id + "/decision", "{\"approve\":true,\"by\":\"grace\",\"why\":\"w\"}");
        returns.step(id);
        returns.overdue(id);
        watchReturns.look();
        assertThat(engine.calls(id)).endsWith("start 2");

        returns.run(id);

        assertThat(TestReturns.state(api, id)).isEqualTo("COMPLETED");
    }

    private double counted(String result) {
        return meters.counter("orders.returns.watched", "result", result).count();
    }
}
