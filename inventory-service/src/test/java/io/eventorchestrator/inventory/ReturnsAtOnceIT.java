package io.eventorchestrator.inventory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.eventorchestrator.inventory.application.ReserveStock;
import io.eventorchestrator.inventory.application.ReturnRefused;
import io.eventorchestrator.inventory.application.SetStock;
import io.eventorchestrator.inventory.application.Stock;
import io.eventorchestrator.inventory.application.TakeGoodsBack;
import io.eventorchestrator.inventory.application.TakeGoodsOut;
import io.eventorchestrator.inventory.domain.Reservation.Line;
import io.eventorchestrator.platform.testing.AtOnce;
import io.eventorchestrator.testing.RealParts;
import io.eventorchestrator.testing.ServiceTest;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** Two instances of the service work on the same return. Ten units are on hand, and the order has reserved four. */
@ServiceTest(
        properties = {ReturnsAtOnceIT.CONNECTION, ReturnsAtOnceIT.LOCK, ReturnsAtOnceIT.STATEMENT, ReturnsAtOnceIT.IDLE
        })
class ReturnsAtOnceIT {

    // On a busy machine, eight calls on two services that have just started can exceed production's limits.
    static final String CONNECTION = "spring.datasource.hikari.connection-timeout=10000";
    static final String LOCK = "events.database.lock=6m";
    static final String STATEMENT = "events.database.statement=7m";
    static final String IDLE = "events.database.idle-transaction=6m";

    private static ConfigurableApplicationContext other;

    private final UUID returnId = UUID.randomUUID();
    private final UUID order = UUID.randomUUID();
    private final String sku = "SKU-" + UUID.randomUUID();
    private final CountDownLatch held = new CountDownLatch(1);

    @Autowired
    private TakeGoodsBack takeGoodsBack;

    @Autowired
    private ReserveStock reserveStock;

    @Autowired
    private SetStock setStock;

    @Autowired
    private Stock stock;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private TransactionTemplate transaction;

    @BeforeAll
    static void startAnotherInstance() {
        other = new SpringApplicationBuilder(InventoryServiceApplication.class)
                .initializers(new RealParts())
                .run("--server.port=0", "--" + CONNECTION, "--" + LOCK, "--" + STATEMENT, "--" + IDLE);
    }

    @AfterAll
    static void stopIt() {
        other.close();
    }

    @BeforeEach
    void reserve() {
        setStock.set(sku, 10, 0);
        reserveStock.reserve(order, List.of(new Line(sku, 4)));
    }

    @Test
    void goodsComeBackOnceHoweverManyCallsArriveAtOnce() throws Exception {
        List<Callable<String>> calls = Stream.of(takeGoodsBack, otherBack())
                .flatMap(instance -> IntStream.range(0, 4).mapToObj(i -> (Callable<String>) () -> back(instance)))
                .toList();

        assertThat(AtOnce.call(calls)).hasSize(8).containsOnly("TAKEN_BACK");
        assertThat(available()).isEqualTo(9);
    }

    @Test
    void returnsOfOneOrderTogetherTakeNoMoreThanItHolds() throws Exception {
        List<Callable<String>> calls = Stream.of(takeGoodsBack, otherBack())
                .flatMap(instance ->
                        IntStream.range(0, 4).mapToObj(i -> (Callable<String>) () -> back(instance, UUID.randomUUID())))
                .toList();

        assertThat(AtOnce.call(calls)).containsOnlyOnce("TAKEN_BACK").contains("MORE_THAN_HELD");
        assertThat(available()).isEqualTo(9);
    }

    /** Both wait for the return, so either may be first. */
    @RepeatedTest(5)
    void aReturnAndItsUndoingAtOnceLeaveTheGoodsWithTheirOrder() throws Exception {
        List<String> answers = AtOnce.call(List.of(
                () -> onceHeld(() -> back(takeGoodsBack)),
                () -> onceHeld(this::out),
                () -> holdUntilTwoWait(
                        "insert into goods_return (return_id, state) values (:id, 'NEVER_TAKEN_BACK')", returnId)));

        assertThat(String.join(" ", answers)).isIn("TAKEN_BACK TAKEN_OUT held", "TAKEN_OUT NEVER_TAKEN_BACK held");
        assertThat(available()).isEqualTo(6);
    }

    /** The undoing waits for the return, which waits for its order. */
    @Test
    void anUndoingThatOvertakesItsReturnHalfWayComesAfterIt() throws Exception {
        List<String> answers = AtOnce.call(List.of(
                () -> onceHeld(() -> back(takeGoodsBack)),
                () -> onceHeld(this::outOnceAnotherWaits),
                () -> holdUntilTwoWait("update reservation set state = state where order_id = :id", order)));

        assertThat(answers).containsExactly("TAKEN_BACK", "TAKEN_OUT", "held");
        assertThat(available()).isEqualTo(6);
    }

    private String onceHeld(Callable<String> call) throws Exception {
        held.await();
        return call.call();
    }

    /** Holds a row in another transaction, which leaves no trace. */
    private String holdUntilTwoWait(String sql, UUID id) {
        transaction.executeWithoutResult(status -> {
            status.setRollbackOnly();
            jdbc.sql(sql).param("id", id).update();
            held.countDown();
            awaitWaiting(2);
        });
        return "held";
    }

    private String back(TakeGoodsBack instance) {
        return back(instance, returnId);
    }

    private String back(TakeGoodsBack instance, UUID id) {
        try {
            return instance.takeBack(id, order, List.of(new Line(sku, 3)))
                    .state()
                    .name();
        } catch (ReturnRefused refused) {
            return refused.reason().name();
        }
    }

    private String out() {
        return other.getBean(TakeGoodsOut.class).takeOut(returnId).state().name();
    }

    private String outOnceAnotherWaits() {
        awaitWaiting(1);
        return out();
    }

    private void awaitWaiting(int sessions) {
        await().atMost(Duration.ofMinutes(5)).until(() -> waiting() >= sessions);
    }

    private int waiting() {
        return jdbc.sql("""
                        select count(*) from pg_stat_activity
                        where datname = current_database() and wait_event_type = 'Lock'
                          and (query like '%goods_return%' or query like '%from reservation%')
                        """).query(Integer.class).single();
    }

    private static TakeGoodsBack otherBack() {
        return other.getBean(TakeGoodsBack.class);
    }

    private int available() {
        return stock.find(sku).orElseThrow().available();
    }
}
