package io.eventorchestrator.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.sun.net.httpserver.HttpServer;
import io.dapr.config.Properties;
import io.dapr.workflows.Workflow;
import io.dapr.workflows.WorkflowActivity;
import io.dapr.workflows.client.DaprWorkflowClient;
import io.dapr.workflows.client.WorkflowRuntimeStatus;
import io.dapr.workflows.runtime.WorkflowRuntime;
import io.dapr.workflows.runtime.WorkflowRuntimeBuilder;
import io.eventorchestrator.catalogue.Catalogue;
import io.eventorchestrator.catalogue.StateStore;
import io.eventorchestrator.platform.DaprSidecar;
import io.eventorchestrator.platform.LocalWorkflows;
import io.eventorchestrator.platform.Ports;
import io.eventorchestrator.platform.testing.TestPlatform;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/**
 * A workflow behind a service's sidecar goes on after a part that it needs was killed between two steps. In each build,
 * {@code ChaosIT} kills these parts while returns flow.
 */
@Tag("full")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class WorkflowPartsIT {

    private static final Path COMPONENTS = Path.of("../..", "dapr-components");
    private static final StateStore STORE = Catalogue.load().stateStores().getFirst();
    private static final Duration PATIENCE = Duration.ofMinutes(5);
    private static final String STEP = "step";
    private static final String TWO_STEPS = "two steps";

    private final List<String> done = new CopyOnWriteArrayList<>();
    private final LocalWorkflows parts = TestPlatform.newWorkflows();
    private final DaprSidecar.Address address = new DaprSidecar.Address(
                    STORE.service(), Ports.free(), Ports.free(), Ports.free())
            .with(parts.of(STORE, TestPlatform.postgres()));
    private final DaprWorkflowClient client = new DaprWorkflowClient(properties());
    private final WorkflowRuntime runtime = runtime();
    private final HttpServer service = healthyService();

    @TempDir
    private static Path components;

    private @Nullable DaprSidecar sidecar;

    @BeforeAll
    void start() throws IOException {
        Files.createDirectories(components.resolve("subscriptions"));
        Files.createDirectories(components.resolve("configuration"));
        for (String file : List.of("secretstore", "state-" + STORE.name(), "configuration/access")) {
            Files.copy(COMPONENTS.resolve(file + ".yaml"), components.resolve(file + ".yaml"));
        }
        sidecar = startSidecar();
        runtime.start(false);
    }

    // Without a broker, since only the state store is needed.
    private DaprSidecar startSidecar() {
        return TestPlatform.sidecar(address, "none", components);
    }

    // A sidecar runs no workflow until its service was healthy once.
    private HttpServer healthyService() {
        try {
            HttpServer healthy = HttpServer.create(new InetSocketAddress("127.0.0.1", address.appPort()), 0);
            healthy.createContext("/", request -> {
                boolean asksHealth = request.getRequestURI().getPath().equals("/events/health");
                request.sendResponseHeaders(asksHealth ? 200 : 404, -1);
                request.close();
            });
            healthy.start();
            return healthy;
        } catch (IOException taken) {
            throw new UncheckedIOException(taken);
        }
    }

    // The sidecar first: the runtime waits a minute for a connection that stays open.
    @AfterAll
    void stop() throws InterruptedException {
        Objects.requireNonNull(sidecar).close();
        runtime.close();
        client.close();
        service.stop(0);
        parts.close();
    }

    @Test
    void itGoesOnAfterTheSidecarWasKilled() {
        begin("sidecar");

        Objects.requireNonNull(sidecar).kill();
        sidecar = startSidecar();

        assertEnded("sidecar");
    }

    @Test
    void itGoesOnAfterTheSchedulerWasKilled() {
        begin("scheduler");

        parts.killScheduler();
        parts.restartScheduler();

        assertEnded("scheduler");
    }

    @Test
    void itGoesOnAfterPlacementWasKilled() {
        begin("placement");

        parts.killPlacement();
        parts.restartPlacement();

        assertEnded("placement");
    }

    // Until the sidecar knows which workflows run beside it, it refuses to begin one.
    private void begin(String id) {
        await().atMost(PATIENCE)
                .ignoreExceptions()
                .until(() -> client.scheduleNewWorkflow(TWO_STEPS, null, id).equals(id));
        await().atMost(PATIENCE).until(() -> done.contains("first of " + id));
    }

    // A step whose end was not recorded is repeated.
    private void assertEnded(String id) {
        await().atMost(PATIENCE).ignoreExceptions().until(() -> status(id) == WorkflowRuntimeStatus.COMPLETED);
        assertThat(done.stream().filter(step -> step.endsWith(" of " + id)).distinct())
                .containsExactly("first of " + id, "second of " + id);
    }

    private WorkflowRuntimeStatus status(String id) {
        return Objects.requireNonNull(client.getWorkflowState(id, false)).getRuntimeStatus();
    }

    private WorkflowRuntime runtime() {
        WorkflowActivity step = context -> done.add(context.getInput(String.class));
        Workflow twoSteps = () -> context -> {
            context.callActivity(STEP, "first of " + context.getInstanceId()).await();
            context.createTimer(Duration.ofSeconds(1)).await();
            context.callActivity(STEP, "second of " + context.getInstanceId()).await();
        };
        return new WorkflowRuntimeBuilder(properties())
                .registerActivity(STEP, step)
                .registerWorkflow(TWO_STEPS, twoSteps, "1", true)
                .build();
    }

    private Properties properties() {
        return new Properties(Map.of(
                "dapr.grpc.port", String.valueOf(address.grpcPort()),
                "dapr.http.port", String.valueOf(address.httpPort()),
                "dapr.api.token", address.tokens().api()));
    }
}
