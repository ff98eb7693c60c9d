package io.eventorchestrator.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.parallel.Isolated;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Overloaded with orders, the platform keeps confirming, and confirms all of them in the end. */
@Tag("full")
@Isolated("other tests would take the processors that the pauses are measured on")
class SaturationIT {

    private static final int CUSTOMERS = 32;
    private static final Duration TIME = Duration.ofMinutes(2);
    // Normal pauses take two seconds; a topic that refuses its batches would stall for ever.
    private static final Duration STALL = Duration.ofSeconds(15);

    @ParameterizedTest
    @ValueSource(strings = {"dapr", "kafka"})
    void everyOrderIsConfirmedWithoutAStall(String transport) throws Exception {
        try (Platform platform = new Platform(service -> transport)) {
            Shop shop = new Shop(platform);
            List<String> skus =
                    Stream.generate(() -> shop.stocked(10_000_000)).limit(8).toList();
            shop.awaitState(shop.place(skus.getFirst(), 1), "CONFIRMED");
            long written = platform.topics().written("orders.order.placed");
            Customers customers = new Customers(platform.instance("order").port(), skus);
            try (Confirmations confirmations = new Confirmations(platform.database("order"))) {
                int before = platform.database("order").orders("CONFIRMED");
                customers.order(CUSTOMERS, TIME);
                int during = platform.database("order").orders("CONFIRMED") - before;
                long end = System.nanoTime();
                await().atMost(TIME.multipliedBy(6))
                        .until(() -> confirmations.confirmed() - before == customers.accepted());
                report(transport, customers.accepted(), during, end, confirmations.longestPause());
                assertThat(confirmations.longestPause()).isLessThan(STALL);
            }
            assertThat(platform.topics().written("orders.order.placed") - written)
                    .isEqualTo(customers.accepted());
            assertThat(platform.topics().deadLetters()).isEmpty();
        }
    }

    private static void report(String transport, int accepted, int during, long end, Duration pause) {
        Duration drain = Duration.ofNanos(System.nanoTime() - end);
        System.out.printf(
                "Saturation on %s: %d orders accepted in %d s (%d/s), %d confirmed meanwhile (%d/s), the others %.1f s"
                        + " later (%d/s), longest pause %.1f s%n",
                transport,
                accepted,
                TIME.toSeconds(),
                accepted / TIME.toSeconds(),
                during,
                during / TIME.toSeconds(),
                drain.toMillis() / 1e3,
                (accepted - during) * 1000L / Math.max(1, drain.toMillis()),
                pause.toMillis() / 1e3);
    }
}
