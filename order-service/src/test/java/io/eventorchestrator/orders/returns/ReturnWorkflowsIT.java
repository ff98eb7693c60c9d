package io.eventorchestrator.orders.returns;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.eventorchestrator.catalogue.Catalogue;
import io.eventorchestrator.catalogue.StateStore;
import io.eventorchestrator.orders.returns.application.ReturnWorkflows;
import io.eventorchestrator.orders.returns.application.ReturnWorkflows.Progress;
import io.eventorchestrator.orders.returns.application.StepJournal;
import io.eventorchestrator.orders.returns.application.WatchReturns;
import io.eventorchestrator.orders.returns.domain.Work;
import io.eventorchestrator.platform.DaprSidecar;
import io.eventorchestrator.platform.Ports;
import io.eventorchestrator.platform.testing.AtOnce;
import io.eventorchestrator.platform.testing.TestPlatform;
import io.eventorchestrator.testing.Api;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Queue;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.context.annotation.Primary;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import tools.jackson.databind.JsonNode;

/** Returns are conducted by workflows of a real sidecar, with placement, a scheduler and a state store. */
@SpringBootTest(
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {
            "orders.sweep.every=1d",
            "orders.returns.sweep.every=1d",
            "orders.returns.stuck-after=30s",
            "orders.late-outcomes.sweep.every=1d"
        })
@Import(TestReturns.class)
class ReturnWorkflowsIT {

    private static final Duration PATIENCE = Duration.ofMinutes(5);
    private static final DaprSidecar.Address ADDRESS =
            new DaprSidecar.Address("order-service", Ports.free(), Ports.free(), Ports.free());
    private static final StateStore STORE = Catalogue.load().stateStores().getFirst();
    private static final int CUSTOMERS = 8;
    private static final long SEED = 20_261_129;
    private static final String APPROVAL = "{\"approve\":true,\"by\":\"grace\",\"why\":\"w\"}";

    private static DaprSidecar sidecar;

    @LocalServerPort
    private int port;

    @Autowired
    private TestReturns returns;

    @Autowired
    private ReturnWorkflows workflows;

    @Autowired
    private WatchReturns watchReturns;

    @Autowired
    private StepJournal journal;

    @Autowired
    private FakeWarehouse warehouse;

    @Autowired
    private FakeProvider provider;

    @Autowired
    private JdbcClient jdbc;

    private Api api;
    private UUID order;

    @TestConfiguration
    static class Others {

        @Bean
        @Primary
        FakeWarehouse fakeWarehouse() {
            return new FakeWarehouse();
        }

        @Bean
        @Primary
        FakeProvider fakeProvider() {
            return new FakeProvider();
        }
    }

    @DynamicPropertySource
    static void dapr(DynamicPropertyRegistry registry) {
        registry.add("spring.datasource.url", () -> TestPlatform.postgres().jdbcUrl());
        registry.add("events.transport", () -> "dapr");
        registry.add("events.dapr.listener.port", ADDRESS::appPort);
        registry.add("events.dapr.http-port", ADDRESS::httpPort);
        registry.add("events.dapr.grpc-port", ADDRESS::grpcPort);
        registry.add("events.dapr.api-token", () -> ADDRESS.tokens().api());
        registry.add("events.dapr.app-token", () -> ADDRESS.tokens().application());
    }

    @BeforeAll
    static void start() {
        sidecar = TestPlatform.sidecar(ADDRESS);
    }

    @AfterAll
    static void stop() {
        sidecar.close();
    }

    @BeforeEach
    void confirm() {
        api = new Api(port);
        order = returns.confirmedOrder(api);
    }

    @Test
    void aSmallReturnIsCompletedAndShowsItsSteps() {
        UUID id = started("TEA");

        awaitState(id, "COMPLETED");
        awaitProgress(id, Progress.ENDED);

        assertThat(warehouse.inStock(order)).isEqualTo(1);
        assertThat(provider.refunded(order)).isEqualTo(1000);
        assertThat(warehouse.correlation(order)).isEqualTo(correlationId());
        assertThat(jdbc.sql("select workflow_version from order_return where id = :id")
                        .param("id", id)
                        .query(String.class)
                        .single())
                .isEqualTo("1");
        JsonNode progress = api.get("/returns/" + id).json().path("progress");
        assertThat(progress.path("available").asBoolean()).isTrue();
        assertThat(progress.path("works")
                        .valueStream()
                        .map(work -> work.path("work").asString() + " "
                                + work.path("phase").asString() + " "
                                + work.path("attempts").asInt()))
                .containsExactly("ASSESS ENDED 1", "RESTOCK ENDED 1", "REFUND ENDED 1");
    }

    private String correlationId() {
        return jdbc.sql("select correlation_id from customer_order where id = :id")
                .param("id", order)
                .query(String.class)
                .single();
    }

    @Test
    void aPersonsDecisionLetsTheWorkflowGoOn() {
        UUID id = started("POT");
        awaitState(id, "AWAITING_DECISION");

        api.post("/returns/" + id + "/decision", APPROVAL);

        awaitState(id, "COMPLETED");
        awaitProgress(id, Progress.ENDED);
        assertThat(provider.refunded(order)).isEqualTo(9000);
    }

    @Test
    void aReturnThatNobodyDecidesIsDeclinedByTheTimer() {
        UUID id = started("POT");
        awaitState(id, "AWAITING_DECISION");
        jdbc.sql("update order_return set decide_by = clock_timestamp() + interval '2 seconds' where id = :id")
                .param("id", id)
                .update();

        workflows.decided(id, 1);

        awaitState(id, "DECLINED");
        awaitProgress(id, Progress.ENDED);
    }

    @Test
    void aRefundThatKeepsFailingIsRepeatedAsTheEventsAreAndThenUndone() {
        provider.refunding().fail(order, 5);
        UUID id = started("TEA");

        awaitState(id, "FAILED");

        assertGaps(provider.refunding().times(order));
        assertThat(warehouse.inStock(order)).isZero();
        assertThat(provider.refunded(order)).isZero();
        assertThat(returns.history(id))
                .containsExactly(
                        "ReturnRequested REQUESTED",
                        "Assessed APPROVED",
                        "GoodsTakenBack APPROVED",
                        "RefundUnknown COMPENSATING: REFUND_FAILED",
                        "RefundCancelled COMPENSATING: REFUND_FAILED",
                        "GoodsTakenOut FAILED: REFUND_FAILED");
    }

    @Test
    void oneFailingCompensationSkipsNoOther() {
        provider.refunding().fail(order, 5);
        provider.cancelling().fail(order, 5);
        UUID id = started("TEA");

        awaitState(id, "NEEDS_ATTENTION");

        assertThat(warehouse.inStock(order)).isZero();
        assertThat(api.get("/returns/" + id).body()).contains("\"step\":\"REFUND\",\"state\":\"PARKED\"");
    }

    @Test
    void itGoesOnAfterTheSidecarWasKilledDuringTheWait() {
        UUID id = started("POT");
        awaitState(id, "AWAITING_DECISION");

        sidecar.kill();
        sidecar = TestPlatform.sidecar(ADDRESS);
        api.post("/returns/" + id + "/decision", APPROVAL);
        wakeUntil(id, "COMPLETED");

        assertThat(provider.refunded(order)).isEqualTo(9000);
    }

    @Test
    void aReturnWhoseWorkflowIsDeletedBeneathItIsMended() throws SQLException {
        UUID id = started("POT");
        awaitState(id, "AWAITING_DECISION");
        deleteWorkflow(id);
        api.post("/returns/" + id + "/decision", APPROVAL);
        returns.overdue(id);
        watchReturns.look();
        returns.overdue(id);
        watchReturns.look();

        wakeUntil(id, "COMPLETED");

        assertThat(provider.refunded(order)).isEqualTo(9000);
        assertThat(jdbc.sql("select run from order_return where id = :id")
                        .param("id", id)
                        .query(Integer.class)
                        .single())
                .isGreaterThan(1);
    }

    @Test
    void startingAndWakingAreHarmlessAtAnyTime() {
        UUID id = started("TEA");
        awaitState(id, "COMPLETED");
        awaitProgress(id, Progress.ENDED);

        workflows.start(id, 1);
        workflows.decided(id, 1);
        workflows.decided(id, 7);

        assertThat(workflows.state(id, 1)).isEqualTo(Progress.ENDED);
        assertThat(workflows.state(id, 7)).isEqualTo(Progress.UNKNOWN);
        assertThat(provider.refunded(order)).isEqualTo(1000);
    }

    @Test
    void fiftyReturnsAtOnceConserveMoneyAndStock() throws Exception {
        returnAtOnce(50);
    }

    @Tag("full")
    @Test
    void aThousandReturnsAtOnceConserveMoneyAndStock() throws Exception {
        returnAtOnce(1_000);
    }

    private void returnAtOnce(int many) throws Exception {
        List<UUID> orders = IntStream.range(0, many)
                .mapToObj(i -> returns.confirmedOrder(api))
                .toList();
        orders.stream().limit(many / 50).forEach(each -> provider.refunding().refuse(each));
        provider.refunding().failAtRandom(new Random(SEED), 0.20, 0.05);
        long begun = System.nanoTime();

        AtOnce.call(CUSTOMERS, requesting(new ConcurrentLinkedQueue<>(orders)));
        awaitEnds(orders);

        System.out.printf("FIGURE: %d returns ended in %d s%n", many, (System.nanoTime() - begun) / 1_000_000_000);
        provider.refunding().failNoMore();
        List<UUID> completed = inState(orders, "COMPLETED");
        assertThat(completed).hasSizeBetween(many * 9 / 10, many - many / 50);
        assertThat(inState(orders, "FAILED")).hasSize(many - completed.size());
        assertThat(orders).allSatisfy(each -> {
            int expected = completed.contains(each) ? 1 : 0;
            assertThat(provider.refunded(each)).isEqualTo(1000L * expected);
            assertThat(warehouse.inStock(each)).isEqualTo(expected);
        });
    }

    @Test
    void theStateStoreForgetsTheProgressSometime() throws SQLException {
        UUID id = UUID.randomUUID();

        journal.began(id, Work.RESTOCK);

        try (Connection connection = stateStore();
                PreparedStatement query =
                        connection.prepareStatement("select expires_at > now() + interval '89 days' from "
                                + STORE.schema() + ".state where key = ?")) {
            query.setString(1, STORE.service() + "||return-" + id);
            ResultSet found = query.executeQuery();
            assertThat(found.next()).isTrue();
            assertThat(found.getBoolean(1)).isTrue();
        }
    }

    private Callable<Boolean> requesting(Queue<UUID> orders) {
        return () -> {
            UUID next = orders.poll();
            while (next != null) {
                TestReturns.requested(api, next, "TEA");
                next = orders.poll();
            }
            return true;
        };
    }

    private void awaitEnds(List<UUID> orders) {
        await().atMost(PATIENCE.multipliedBy(2))
                .pollInterval(Duration.ofSeconds(1))
                .until(() -> {
                    watchReturns.look();
                    return inState(orders, "COMPLETED").size()
                                    + inState(orders, "FAILED").size()
                            == orders.size();
                });
    }

    private List<UUID> inState(List<UUID> orders, String state) {
        return jdbc.sql("select order_id from order_return where state = :state and order_id = any(:orders)")
                .param("state", state)
                .param("orders", orders.toArray(UUID[]::new))
                .query(UUID.class)
                .list();
    }

    @Test
    void twoWritersOfOneJournalLoseNothing() throws Exception {
        UUID id = UUID.randomUUID();

        AtOnce.call(2, () -> {
            for (int i = 0; i < 5; i++) {
                journal.began(id, Work.RESTOCK);
            }
            return true;
        });

        assertThat(journal.read(id))
                .singleElement()
                .satisfies(entry -> assertThat(entry.attempts()).isEqualTo(10));
    }

    // Until the sidecar has found placement, it refuses to start a workflow, and the watchdog would do it.
    private UUID started(String sku) {
        UUID id = TestReturns.requested(api, order, sku);
        await().atMost(PATIENCE).ignoreExceptions().until(() -> {
            workflows.start(id, 1);
            return workflows.state(id, 1) != Progress.UNKNOWN;
        });
        return id;
    }

    private void wakeUntil(UUID id, String state) {
        await().atMost(PATIENCE).pollInterval(Duration.ofSeconds(1)).until(() -> {
            returns.overdue(id);
            watchReturns.look();
            return TestReturns.state(api, id).equals(state);
        });
    }

    private void awaitState(UUID id, String state) {
        await().atMost(PATIENCE).until(() -> TestReturns.state(api, id).equals(state));
    }

    private void awaitProgress(UUID id, Progress progress) {
        await().atMost(PATIENCE).ignoreExceptions().until(() -> workflows.state(id, 1) == progress);
    }

    private static void assertGaps(List<Instant> times) {
        assertThat(times).hasSize(5);
        List<Long> least = List.of(950L, 1950L, 3950L, 7950L);
        IntStream.range(0, 4)
                .forEach(i -> assertThat(
                                Duration.between(times.get(i), times.get(i + 1)).toMillis())
                        .as("pause %d", i + 1)
                        .isGreaterThanOrEqualTo(least.get(i)));
    }

    // A sidecar remembers the state of its workflows.
    private void deleteWorkflow(UUID id) throws SQLException {
        sidecar.kill();
        try (Connection connection = stateStore();
                PreparedStatement delete =
                        connection.prepareStatement("delete from " + STORE.schema() + ".state where key like ?")) {
            delete.setString(1, "%||return-" + id + "-%");
            assertThat(delete.executeUpdate()).isPositive();
        }
        sidecar = TestPlatform.sidecar(ADDRESS);
    }

    private static Connection stateStore() throws SQLException {
        return DriverManager.getConnection(
                TestPlatform.postgres().jdbcUrl(),
                STORE.role(),
                TestPlatform.postgres().password(STORE.role()));
    }
}
