package io.eventorchestrator.orders.returns.workflow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.dapr.durabletask.implementation.protobuf.OrchestratorService.OrchestrationStatus;
import io.eventorchestrator.messaging.invocation.SidecarAddress;
import io.eventorchestrator.orders.returns.application.ReturnWorkflows.Progress;
import io.grpc.StatusRuntimeException;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;

/** Starting and waking workflows, against an engine that says what a test wants. */
class EngineClientTest {

    private static final UUID ID = UUID.randomUUID();
    private static final String SECOND_RUN = "return-" + ID + "-2";

    private final StubEngine engine = new StubEngine(0);
    private final EngineChannel channel = channel(Duration.ofMinutes(5));
    private final EngineClient client = new EngineClient(channel);

    @AfterEach
    void close() {
        channel.close();
        engine.close();
    }

    @Test
    void aRunIsStartedAsTheInstanceWithItsNumber() {
        client.start(ID, 2);

        assertThat(engine.calls()).containsExactly("start return as " + SECOND_RUN + " with \"" + ID + "\"");
        assertThat(engine.tokens()).containsOnly("secret");
    }

    @ParameterizedTest
    @EnumSource(value = OrchestrationStatus.class, mode = Mode.EXCLUDE, names = "UNRECOGNIZED")
    void aRunThatWasStartedBeforeIsNotStartedAgainHoweverItIs(OrchestrationStatus status) {
        engine.say(SECOND_RUN, status);

        client.start(ID, 2);

        assertThat(engine.calls()).isEmpty();
    }

    @Test
    void aRunningRunIsWoken() {
        engine.say(SECOND_RUN, OrchestrationStatus.ORCHESTRATION_STATUS_RUNNING);

        client.decided(ID, 2);

        assertThat(engine.calls()).containsExactly("raise decided to " + SECOND_RUN);
    }

    @Test
    void aRunThatHasEndedOrIsUnknownIsLeftAlone() {
        engine.say(SECOND_RUN, OrchestrationStatus.ORCHESTRATION_STATUS_COMPLETED);

        client.decided(ID, 2);
        client.decided(ID, 3);

        assertThat(engine.calls()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(names = {"PENDING", "RUNNING", "SUSPENDED", "CONTINUED_AS_NEW", "STALLED"})
    void aRunThatHasNotEndedIsRunning(Status status) {
        engine.say(SECOND_RUN, status.ofEngine());

        assertThat(client.state(ID, 2)).isEqualTo(Progress.RUNNING);
    }

    @ParameterizedTest
    @EnumSource(names = {"COMPLETED", "FAILED", "CANCELED", "TERMINATED"})
    void aRunMayHaveEndedInAnyWay(Status status) {
        engine.say(SECOND_RUN, status.ofEngine());

        assertThat(client.state(ID, 2)).isEqualTo(Progress.ENDED);
    }

    @Test
    void aRunThatTheEngineDoesNotKnowIsUnknown() {
        engine.say(SECOND_RUN, OrchestrationStatus.ORCHESTRATION_STATUS_RUNNING);

        assertThat(client.state(ID, 1)).isEqualTo(Progress.UNKNOWN);
        assertThat(client.state(UUID.randomUUID(), 2)).isEqualTo(Progress.UNKNOWN);
    }

    @Test
    void aRunWhoseStateIsDamagedIsUnknownSoThatAnotherCanBeStarted() {
        engine.damage(SECOND_RUN);

        assertThat(client.state(ID, 2)).isEqualTo(Progress.UNKNOWN);
    }

    @Test
    void anEngineThatDoesNotAnswerHoldsNoCallerForEver() {
        engine.fallSilent();
        try (EngineChannel impatient = channel(Duration.ofMillis(200))) {
            EngineClient caller = new EngineClient(impatient);

            assertThatThrownBy(() -> caller.start(ID, 1)).isInstanceOf(StatusRuntimeException.class);
            assertThatThrownBy(() -> caller.decided(ID, 1)).isInstanceOf(StatusRuntimeException.class);
            assertThatThrownBy(() -> caller.state(ID, 1)).isInstanceOf(StatusRuntimeException.class);
        }
    }

    @Test
    void anEngineThatIsAwayIsSaidAndFoundAgainWhenItIsBack() {
        int port = engine.port();
        engine.close();
        assertThatThrownBy(() -> client.start(ID, 1)).isInstanceOf(StatusRuntimeException.class);

        try (StubEngine back = new StubEngine(port)) {
            await().atMost(Duration.ofMinutes(5)).ignoreExceptions().untilAsserted(() -> {
                client.start(ID, 1);
                assertThat(back.calls()).isNotEmpty();
            });
        }
    }

    private EngineChannel channel(Duration timeout) {
        return new EngineChannel(new SidecarAddress("127.0.0.1", engine.port(), "secret"), timeout);
    }

    private enum Status {
        PENDING,
        RUNNING,
        SUSPENDED,
        CONTINUED_AS_NEW,
        STALLED,
        COMPLETED,
        FAILED,
        CANCELED,
        TERMINATED;

        OrchestrationStatus ofEngine() {
            return OrchestrationStatus.valueOf("ORCHESTRATION_STATUS_" + name());
        }
    }
}
