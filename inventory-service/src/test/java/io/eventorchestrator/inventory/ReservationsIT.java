package io.eventorchestrator.inventory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.eventorchestrator.inventory.application.ForgetTombstones;
import io.eventorchestrator.inventory.application.ReleaseStock;
import io.eventorchestrator.inventory.application.Reservations;
import io.eventorchestrator.inventory.application.ReserveStock;
import io.eventorchestrator.inventory.application.SetStock;
import io.eventorchestrator.inventory.application.Stock;
import io.eventorchestrator.inventory.domain.Reservation.Line;
import io.eventorchestrator.messaging.BusinessFailure;
import io.eventorchestrator.platform.testing.AtOnce;
import io.eventorchestrator.testing.ServiceTest;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@ServiceTest
class ReservationsIT {

    @Autowired
    private ReserveStock reserveStock;

    @Autowired
    private ReleaseStock releaseStock;

    @Autowired
    private SetStock setStock;

    @Autowired
    private Stock stock;

    @Autowired
    private ForgetTombstones forgetTombstones;

    @Autowired
    private Reservations reservations;

    @Autowired
    private JdbcClient jdbc;

    @Test
    void ordersThatCompeteForFewSkusNeverOversellAndReserveAllOrNothing() throws Exception {
        List<String> skus = IntStream.range(0, 4).mapToObj(i -> sku(50)).toList();

        List<Attempted> attempted = inParallel(400, () -> attempt(UUID.randomUUID(), someLines(skus)));

        assertThat(attempted).extracting(Attempted::isReserved).contains(true, false);
        assertThat(attempted)
                .allSatisfy(each -> assertThat(linesOf(each.order()))
                        .containsExactlyInAnyOrderElementsOf(each.isReserved() ? each.lines() : List.of()));
        assertThat(skus)
                .allSatisfy(sku -> assertThat(stock.find(sku).orElseThrow().reserved())
                        .isEqualTo(held(sku))
                        .isLessThanOrEqualTo(50));
    }

    @Test
    void aReservationIsReleasedOnceHoweverOftenItIsRequested() throws Exception {
        String sku = sku(10);
        UUID order = UUID.randomUUID();
        reserveStock.reserve(order, List.of(new Line(sku, 4)));

        inParallel(8, () -> {
            releaseStock.release(order);
            return true;
        });

        assertThat(stock.find(sku).orElseThrow().available()).isEqualTo(10);
    }

    @Test
    void anOrderCancelledBeforeItArrivedReservesNothing() {
        String sku = sku(10);
        UUID order = UUID.randomUUID();
        releaseStock.release(order);

        reserveStock.reserve(order, List.of(new Line(sku, 4)));

        assertThat(stock.find(sku).orElseThrow().available()).isEqualTo(10);
    }

    @Test
    void aTombstoneIsDeletedOnceItsOrderCanNoLongerArrive() {
        UUID old = UUID.randomUUID();
        UUID young = UUID.randomUUID();
        releaseStock.release(old);
        releaseStock.release(young);
        jdbc.sql("update reservation set noted_at = noted_at - interval '16 days' where order_id = :order")
                .param("order", old)
                .update();

        forgetTombstones.forgetOld();

        assertThat(reservations.find(old)).isEmpty();
        assertThat(reservations.find(young)).isPresent();
    }

    @Test
    void anUnknownSkuRejectsTheWholeOrder() {
        String sku = sku(10);

        assertThatThrownBy(() -> reserveStock.reserve(
                        UUID.randomUUID(), List.of(new Line(sku, 1), new Line("no-such-" + sku, 1))))
                .isInstanceOf(BusinessFailure.class)
                .hasMessageContaining("UNKNOWN_SKU");
        assertThat(stock.find(sku).orElseThrow().available()).isEqualTo(10);
    }

    @Test
    void stockCannotBeSetBelowTheReservedQuantity() {
        String sku = sku(10);
        reserveStock.reserve(UUID.randomUUID(), List.of(new Line(sku, 4)));

        assertThatThrownBy(() -> setStock.set(sku, 3, 0)).isInstanceOf(SetStock.Refused.class);
        assertThat(stock.find(sku).orElseThrow().onHand()).isEqualTo(10);
    }

    private String sku(int onHand) {
        String sku = "SKU-" + UUID.randomUUID();
        setStock.set(sku, onHand, 0);
        return sku;
    }

    private static List<Line> someLines(List<String> skus) {
        int first = ThreadLocalRandom.current().nextInt(skus.size());
        String one = skus.get(first);
        String other = skus.get((first + 1) % skus.size());
        return List.of(new Line(other, 1), new Line(one, 2));
    }

    private record Attempted(UUID order, List<Line> lines, boolean isReserved) {}

    private Attempted attempt(UUID order, List<Line> lines) {
        try {
            reserveStock.reserve(order, lines);
            return new Attempted(order, lines, true);
        } catch (BusinessFailure rejected) {
            return new Attempted(order, lines, false);
        }
    }

    private List<Line> linesOf(UUID order) {
        return jdbc.sql("select sku, quantity from reservation_line where order_id = :order")
                .param("order", order)
                .query(Line.class)
                .list();
    }

    private int held(String sku) {
        return jdbc.sql("select coalesce(sum(quantity), 0) from reservation_line where sku = :sku")
                .param("sku", sku)
                .query(Integer.class)
                .single();
    }

    private static <T> List<T> inParallel(int times, Callable<T> work) throws Exception {
        List<List<T>> results = AtOnce.call(8, () -> {
            List<T> own = new ArrayList<>();
            for (int i = 0; i < times / 8; i++) {
                own.add(work.call());
            }
            return own;
        });
        return results.stream().flatMap(List::stream).toList();
    }
}
