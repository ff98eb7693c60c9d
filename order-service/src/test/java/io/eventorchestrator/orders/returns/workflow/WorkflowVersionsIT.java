package io.eventorchestrator.orders.returns.workflow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.sun.net.httpserver.HttpServer;
import io.dapr.workflows.Workflow;
import io.dapr.workflows.WorkflowStub;
import io.eventorchestrator.messaging.invocation.SidecarAddress;
import io.eventorchestrator.orders.returns.application.ReturnWorkflows.Progress;
import io.eventorchestrator.orders.returns.domain.Work;
import io.eventorchestrator.platform.DaprSidecar;
import io.eventorchestrator.platform.Ports;
import io.eventorchestrator.platform.testing.TestPlatform;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** Runs of a real engine begin with one release of this service, and end with another. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class WorkflowVersionsIT {

    private static final Duration PATIENCE = Duration.ofMinutes(5);
    private static final WorkflowVersion OLD = version("1", false, new ReturnWorkflow("1"));
    private static final WorkflowVersion NEW = version("2", true, new Other());

    private final DaprSidecar.Address address =
            new DaprSidecar.Address("order-service", Ports.free(), Ports.free(), Ports.free());
    private final EngineChannel channel = new EngineChannel(
            new SidecarAddress("127.0.0.1", address.grpcPort(), address.tokens().api()), PATIENCE);
    private final EngineClient client = new EngineClient(channel);
    private DaprSidecar sidecar;
    private HttpServer service;

    @BeforeAll
    void start() throws IOException {
        service = healthyService();
        sidecar = TestPlatform.sidecar(address);
    }

    @AfterAll
    void stop() {
        sidecar.close();
        channel.close();
        service.stop(0);
    }

    // A sidecar runs no workflow until its service was healthy once.
    private HttpServer healthyService() throws IOException {
        HttpServer healthy =
                HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), address.appPort()), 0);
        healthy.createContext("/", request -> {
            boolean asksHealth = request.getRequestURI().getPath().equals("/events/health");
            request.sendResponseHeaders(asksHealth ? 200 : 404, -1);
            request.close();
        });
        healthy.start();
        return healthy;
    }

    @Test
    void aRunThatBeganWithAnOldVersionEndsWithItWhileNewOnesBeginWithTheLatest() {
        UUID id = UUID.randomUUID();
        FakeSteps steps = waitingRun(id);

        during(List.of(OLD, NEW), steps, () -> {
            begin(id, 2);
            awaitEnd(id, 2);
            assertThat(steps.done()).containsExactly("time out");

            steps.decided();
            await().atMost(PATIENCE).ignoreExceptions().until(() -> {
                client.decided(id, 1);
                return client.state(id, 1) == Progress.ENDED;
            });
            assertThat(steps.done()).containsExactly("time out", "RESTOCK");
            assertThat(steps.runs()).containsExactly("run 1 of version 1");
        });
    }

    // Dapr 1.18.2 loses the event that a stalled instance received, and can't read the instance afterwards.
    @Test
    void aRunWhoseVersionIsGoneNeverEndsAndAnotherRunDoesItsWork() {
        UUID id = UUID.randomUUID();
        FakeSteps steps = waitingRun(id);

        during(List.of(NEW), steps, () -> {
            steps.decided();
            client.decided(id, 1);
            begin(id, 2);
            awaitEnd(id, 2);

            assertThat(client.state(id, 1)).isNotEqualTo(Progress.ENDED);
            assertThat(steps.done()).containsExactly("time out");
        });
    }

    private FakeSteps waitingRun(UUID id) {
        FakeSteps steps =
                new FakeSteps(Work.AWAIT_DECISION, Work.RESTOCK).decideBy(Instant.parse("2999-01-01T00:00:00Z"));
        during(WorkflowVersion.all(), steps, () -> {
            begin(id, 1);
            await().atMost(PATIENCE).until(() -> steps.asked() > 0);
        });
        return steps;
    }

    /** Runs a release of the service as long as something happens. */
    private void during(List<WorkflowVersion> versions, FakeSteps steps, Runnable what) {
        WorkflowWorker worker = new WorkflowWorker(channel, versions, new Activities(steps).all());
        worker.start();
        try {
            what.run();
        } finally {
            worker.stop();
        }
    }

    private void awaitEnd(UUID id, int run) {
        await().atMost(PATIENCE).ignoreExceptions().until(() -> client.state(id, run) == Progress.ENDED);
    }

    private void begin(UUID returnId, int run) {
        await().atMost(PATIENCE).ignoreExceptions().until(() -> {
            client.start(returnId, run);
            return client.state(returnId, run) != Progress.UNKNOWN;
        });
    }

    private static WorkflowVersion version(String version, boolean isLatest, Workflow workflow) {
        return new WorkflowVersion(ReturnWorkflow.NAME, version, isLatest, workflow);
    }

    /** A workflow whose activities are others. */
    private static final class Other implements Workflow {

        @Override
        public WorkflowStub create() {
            return context -> {
                context.callActivity(Activities.TIME_OUT, context.getInput(String.class))
                        .await();
                context.complete(null);
            };
        }
    }
}
