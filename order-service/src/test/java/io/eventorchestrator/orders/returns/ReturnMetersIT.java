package io.eventorchestrator.orders.returns;

import static org.assertj.core.api.Assertions.assertThat;

import io.eventorchestrator.orders.returns.application.CarryOutInterventions;
import io.eventorchestrator.orders.returns.application.CountReturns;
import io.eventorchestrator.testing.Api;
import io.eventorchestrator.testing.ServiceTest;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;

/** Open returns, failed steps and persons' orders are measured. Other tests' returns are in the same table. */
@ServiceTest(
        properties = {
            "orders.sweep.every=1d",
            "orders.returns.sweep.every=1d",
            "orders.returns.stuck-after=1d",
            "orders.returns.count-every=1d"
        })
@Import(ReturnParts.class)
class ReturnMetersIT {

    private static final double YEAR = 365 * 86_400.0;

    @LocalServerPort
    private int port;

    @Autowired
    private TestReturns returns;

    @Autowired
    private CountReturns countReturns;

    @Autowired
    private CarryOutInterventions interventions;

    @Autowired
    private FakeProvider provider;

    @Autowired
    private MeterRegistry meters;

    private UUID order;
    private UUID id;

    @BeforeEach
    void request() {
        Api api = new Api(port);
        order = returns.confirmedOrder(api);
        id = TestReturns.requested(api, order, "POT");
    }

    @Test
    void openReturnsAreCountedByTheirState() {
        double requested = open("requested");
        double awaiting = open("awaiting_decision");

        returns.run(id);

        assertThat(open("requested")).isEqualTo(requested - 1);
        assertThat(open("awaiting_decision")).isEqualTo(awaiting + 1);
    }

    @Test
    void theOneThatHasNotChangedForLongestGivesTheAgeOfItsState() {
        change("changed_at = clock_timestamp() - interval '365 days'");

        open("requested");
        assertThat(age("requested")).isBetween(YEAR, YEAR + 600);

        returns.run(id);
        open("requested");
        assertThat(age("requested")).isLessThan(YEAR);
    }

    @Test
    void aFinalReturnIsNotOpen() {
        returns.run(id);
        double awaiting = open("awaiting_decision");

        returns.late(id);
        returns.work().timeOut(id);

        assertThat(open("awaiting_decision")).isEqualTo(awaiting - 1);
        assertThat(meters.find("orders.returns.open").tag("state", "declined").gauge())
                .isNull();
    }

    @Test
    void aStepsFailuresAreCountedByItsStepAndAPersonsOrderByItsAction() {
        double unsure = counted("orders.returns.failures", "step", "refund", "result", "unsure");
        double parked = counted("orders.returns.failures", "step", "refund", "result", "parked");
        double terminated = counted("orders.returns.interventions", "action", "terminate", "result", "done");
        double refused = counted("orders.returns.interventions", "action", "terminate", "result", "refused");
        change("state = 'APPROVED'");
        provider.refunding().fail(order, 5);
        provider.cancelling().fail(order, 5);

        returns.run(id);
        order("TERMINATE");
        order("TERMINATE");

        assertThat(counted("orders.returns.failures", "step", "refund", "result", "unsure"))
                .isEqualTo(unsure + 1);
        assertThat(counted("orders.returns.failures", "step", "refund", "result", "parked"))
                .isEqualTo(parked + 1);
        assertThat(counted("orders.returns.interventions", "action", "terminate", "result", "done"))
                .isEqualTo(terminated + 1);
        assertThat(counted("orders.returns.interventions", "action", "terminate", "result", "refused"))
                .isEqualTo(refused + 1);
    }

    @Test
    void aParkedStepThatIsTriedAgainHasNotFailedAgain() {
        change("state = 'NEEDS_ATTENTION', end_reason = 'REFUND_FAILED', refund_state = 'PARKED'");
        double unsure = counted("orders.returns.failures", "step", "refund", "result", "unsure");
        double resumed = counted("orders.returns.interventions", "action", "resume", "result", "done");

        order("RESUME");

        assertThat(counted("orders.returns.interventions", "action", "resume", "result", "done"))
                .isEqualTo(resumed + 1);
        assertThat(counted("orders.returns.failures", "step", "refund", "result", "unsure"))
                .isEqualTo(unsure);
    }

    private void order(String action) {
        returns.jdbc().sql("""
                        insert into return_intervention (return_id, action, by_whom, why)
                        values (:id, :action, 'o', 'w')
                        """).param("id", id).param("action", action).update();
        interventions.carryOut();
    }

    private void change(String assignment) {
        returns.jdbc()
                .sql("update order_return set " + assignment + " where id = :id")
                .param("id", id)
                .update();
    }

    private double open(String state) {
        countReturns.count();
        return meters.get("orders.returns.open").tag("state", state).gauge().value();
    }

    private double age(String state) {
        return meters.get("orders.returns.oldest.age")
                .tag("state", state)
                .gauge()
                .value();
    }

    private double counted(String name, String... tags) {
        return meters.counter(name, tags).count();
    }
}
