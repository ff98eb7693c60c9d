package io.eventorchestrator.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("full")
class DaprOrderJourneysIT extends OrderJourneys {

    private static final int ORDERS = 40;
    private static final Duration LONG = Duration.ofMinutes(3);

    DaprOrderJourneysIT() {
        super(service -> "dapr");
    }

    @Test
    void anInstanceWithoutItsSidecarLeavesItsEventsToTheOtherUntilTheSidecarIsBack() {
        ServiceDatabase orders = platform().database("order");
        try (Instance second = platform().start("order")) {
            await().atMost(LONG).until(() -> orders.relays() == 2);
            second.killSidecar();
            String sku = shop().stocked(ORDERS);

            List<String> placed = IntStream.range(0, ORDERS)
                    .mapToObj(i -> shop().place(sku, 1))
                    .toList();

            placed.forEach(order ->
                    await(order).atMost(LONG).until(() -> shop().state(order).equals("CONFIRMED")));
            assertThat(shop().available(sku)).isZero();
            assertThat(orders.relays()).isOne();
            second.startSidecar();
            await().atMost(LONG).until(() -> orders.relays() == 2);
        }
    }
}
