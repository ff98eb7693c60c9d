package io.eventorchestrator.inventory;

import static org.assertj.core.api.Assertions.assertThat;

import io.eventorchestrator.inventory.application.ReleaseStock;
import io.eventorchestrator.inventory.application.ReserveStock;
import io.eventorchestrator.inventory.application.SetStock;
import io.eventorchestrator.inventory.domain.Reservation.Line;
import io.eventorchestrator.messaging.BusinessFailure;
import io.eventorchestrator.platform.testing.AtOnce;
import io.eventorchestrator.testing.ServiceTest;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Under any concurrency and order of events, nothing is oversold, and stock and reservations agree. */
@ServiceTest
class StockInvariantsIT {

    private static final int ACTORS = 4;
    private static final int STEPS = 150;

    private final List<String> skus =
            IntStream.range(0, 3).mapToObj(i -> "SKU-" + UUID.randomUUID()).toList();

    @Autowired
    private ReserveStock reserveStock;

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
        List<UUID> orders = new ArrayList<>();
        for (int step = 0; step < STEPS; step++) {
            switch (random.nextInt(4)) {
                case 0, 1 -> orders.add(reserve(random));
                case 2 ->
                    releaseStock.release(
                            orders.isEmpty() ? UUID.randomUUID() : orders.get(random.nextInt(orders.size())));
                default -> count(skus.get(random.nextInt(skus.size())), random);
            }
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
        String first = skus.get(random.nextInt(skus.size()));
        List<Line> lines = skus.stream()
                .filter(sku -> sku.equals(first) || random.nextBoolean())
                .flatMap(sku -> Stream.generate(() -> new Line(sku, 1 + random.nextInt(6)))
                        .limit(1 + random.nextInt(2)))
                .toList();
        try {
            reserveStock.reserve(order, lines);
        } catch (BusinessFailure shortage) {
            assertThat(shortage).hasMessageContaining("INSUFFICIENT_STOCK");
        }
        return order;
    }

    // One statement reads one snapshot.
    private List<String> broken() {
        return jdbc.sql("""
                        select sku from stock
                        where sku = any(:skus)
                          and (reserved < 0 or reserved > on_hand or reserved <> (
                              select coalesce(sum(line.quantity), 0)
                              from reservation_line line join reservation using (order_id)
                              where line.sku = stock.sku and reservation.state = 'HELD'))
                        """)
                .param("skus", skus.toArray(String[]::new))
                .query(String.class)
                .list();
    }
}
