package io.eventorchestrator.inventory;

import static org.assertj.core.api.Assertions.assertThat;

import io.eventorchestrator.inventory.application.ReleaseStock;
import io.eventorchestrator.inventory.application.ReserveStock;
import io.eventorchestrator.inventory.application.ReturnRefused;
import io.eventorchestrator.inventory.application.SetStock;
import io.eventorchestrator.inventory.application.TakeGoodsBack;
import io.eventorchestrator.inventory.application.TakeGoodsOut;
import io.eventorchestrator.inventory.domain.Reservation.Line;
import io.eventorchestrator.messaging.BusinessFailure;
import io.eventorchestrator.platform.testing.AtOnce;
import io.eventorchestrator.testing.ServiceTest;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Under any concurrency and order of events, nothing is oversold, and stock, reservations and returns agree. */
@ServiceTest
class StockInvariantsIT {

    private static final int ACTORS = 4;
    private static final int STEPS = 200;

    private final List<String> skus =
            IntStream.range(0, 3).mapToObj(i -> "SKU-" + UUID.randomUUID()).toList();

    private final List<UUID> orders = new CopyOnWriteArrayList<>();
    private final List<UUID> returns = new CopyOnWriteArrayList<>();

    @Autowired
    private ReserveStock reserveStock;

    @Autowired
    private TakeGoodsBack takeGoodsBack;

    @Autowired
    private TakeGoodsOut takeGoodsOut;

    @Autowired
    private ReleaseStock releaseStock;

    @Autowired
    private SetStock setStock;

    @Autowired
    private JdbcClient jdbc;

    @Test
    void stockIsNeverOversoldAndAlwaysAgreesWithTheReservations() throws Exception {
        skus.forEach(sku -> setStock.set(sku, 20, 5));
        long seed = System.nanoTime();

        CountDownLatch acting = new CountDownLatch(ACTORS);
        List<Callable<Integer>> works = new ArrayList<>(List.of(() -> checkWhile(acting, seed)));
        IntStream.range(0, ACTORS).forEach(i -> works.add(() -> act(new Random(seed + i), acting)));

        int looks = AtOnce.call(works).getFirst();

        assertThat(looks).as("checks while the others act").isGreaterThan(1);
        assertThat(broken()).as("seed " + seed).isEmpty();
    }

    private int checkWhile(CountDownLatch acting, long seed) {
        int looks = 0;
        while (acting.getCount() > 0) {
            assertThat(broken()).as("seed " + seed).isEmpty();
            looks++;
        }
        return looks;
    }

    private int act(Random random, CountDownLatch acting) {
        try {
            act(random);
            return STEPS;
        } finally {
            acting.countDown();
        }
    }

    private void act(Random random) {
        for (int step = 0; step < STEPS; step++) {
            switch (random.nextInt(7)) {
                case 0, 1 -> orders.add(reserve(random));
                case 2 -> releaseStock.release(any(orders, random));
                case 3, 4 -> returns.add(takeBack(any(orders, random), random));
                case 5 -> takeOut(any(returns, random));
                default -> count(skus.get(random.nextInt(skus.size())), random);
            }
        }
    }

    private static UUID any(List<UUID> known, Random random) {
        return known.isEmpty() ? UUID.randomUUID() : known.get(random.nextInt(known.size()));
    }

    private UUID takeBack(UUID order, Random random) {
        UUID returnId = any(returns, random);
        UUID chosen = random.nextInt(4) == 0 ? returnId : UUID.randomUUID();
        try {
            takeGoodsBack.takeBack(chosen, order, someLines(random, 2));
        } catch (ReturnRefused refused) {
            assertThat(refused.reason()).isNotEqualTo(ReturnRefused.Reason.STOCK_MISSING);
        }
        return chosen;
    }

    private void takeOut(UUID returnId) {
        try {
            takeGoodsOut.takeOut(returnId);
        } catch (ReturnRefused refused) {
            assertThat(refused.reason()).isEqualTo(ReturnRefused.Reason.STOCK_MISSING);
        }
    }

    private void count(String sku, Random random) {
        try {
            setStock.set(sku, random.nextInt(40), random.nextInt(10));
        } catch (SetStock.Refused lessThanReserved) {
            assertThat(lessThanReserved.reason()).isEqualTo(SetStock.Refused.Reason.LESS_THAN_RESERVED);
        }
    }

    private UUID reserve(Random random) {
        UUID order = UUID.randomUUID();
        try {
            reserveStock.reserve(order, someLines(random, 6));
        } catch (BusinessFailure shortage) {
            assertThat(shortage).hasMessageContaining("INSUFFICIENT_STOCK");
        }
        return order;
    }

    private List<Line> someLines(Random random, int most) {
        String first = skus.get(random.nextInt(skus.size()));
        return skus.stream()
                .filter(sku -> sku.equals(first) || random.nextBoolean())
                .flatMap(sku -> Stream.generate(() -> new Line(sku, 1 + random.nextInt(most)))
                        .limit(1 + random.nextInt(2)))
                .toList();
    }

    // One statement reads one snapshot.
    private List<String> broken() {
        return jdbc.sql("""
                        select sku from stock
                        where sku = any(:skus)
                          and (reserved < 0 or reserved > on_hand or reserved <> (
                              select coalesce(sum(line.quantity), 0)
                              from reservation_line line join reservation using (order_id)
                              where line.sku = stock.sku and reservation.state = 'HELD') - (
                              select coalesce(sum(line.quantity), 0)
                              from goods_return_line line
                                   join goods_return using (return_id)
                                   join reservation using (order_id)
                              where line.sku = stock.sku
                                and goods_return.state = 'TAKEN_BACK'
                                and reservation.state = 'HELD'))
                        """)
                .param("skus", skus.toArray(String[]::new))
                .query(String.class)
                .list();
    }
}
