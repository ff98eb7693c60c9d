package io.eventorchestrator.tooling.demo;

import io.eventorchestrator.tooling.access.Patience;
import io.eventorchestrator.tooling.demo.PlatformClient.Answer;
import io.eventorchestrator.tooling.demo.SampleOrder.Cancel;
import io.eventorchestrator.tooling.demo.SampleOrder.SentBack;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/** Places one order as its customer would, and waits until it is finished. */
final class OrderRun {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Duration LOOK = Duration.ofMillis(50);

    private final PlatformClient client;
    private final EventsByOrder events;
    private final Map<String, Integer> freeWhileHeld = new ConcurrentHashMap<>();

    OrderRun(PlatformClient client, EventsByOrder events) {
        this.client = client;
        this.events = events;
    }

    OrderResult run(int number, SampleOrder order) {
        String key = UUID.randomUUID().toString();
        Answer placed = client.placeOrder(order.body(), key);
        if (!placed.isGood()) {
            return new OrderResult(number, order, "", OrderEnd.REFUSED.name(), placed.problem());
        }
        String id = placed.body().path("id").asString();
        events.placed(number, id);
        String second = order.repeat()
                ? client.placeOrder(order.body(), key).body().path("id").asString()
                : id;
        if (!second.equals(id)) {
            return new OrderResult(number, order, id, "DUPLICATED", "the repetition became order " + second);
        }
        return new OrderResult(number, order, id, finish(id, order), "");
    }

    private String finish(String id, SampleOrder order) {
        Cancel cancel = order.cancel();
        if (cancel == Cancel.LATE) {
            await(id, Set.of("CONFIRMED", "REJECTED"));
            freeWhileHeld.put(id, client.available(order.firstSku()));
        }
        if (cancel != Cancel.NEVER) {
            client.cancel(id);
        }
        String state =
                await(id, cancel == Cancel.NEVER ? OrderEnd.ofAccepted() : Set.of("CANCELLED", "REJECTED", "EXPIRED"));
        boolean returned = order.sentBack() != SentBack.NEVER && state.equals(OrderEnd.CONFIRMED.name());
        return returned ? new ReturnRun(client).run(id, order) : state;
    }

    // If the order does not finish in time, the result shows its current state.
    private String await(String id, Set<String> states) {
        return new Patience(PATIENCE, LOOK).ask(() -> state(id), states::contains);
    }

    /** The orders that were cancelled after their confirmation. */
    List<LateCancellation> lateCancellations(List<OrderResult> results) {
        return results.stream()
                .filter(result -> freeWhileHeld.containsKey(result.id()))
                .map(this::lateCancellation)
                .toList();
    }

    private LateCancellation lateCancellation(OrderResult result) {
        String sku = result.order().firstSku();
        int whileHeld = Objects.requireNonNull(freeWhileHeld.get(result.id()));
        return new LateCancellation(
                result,
                client.timeline(result.id()),
                new LateCancellation.Stock(sku, whileHeld, client.available(sku)));
    }

    private String state(String id) {
        return client.order(id).path("state").asString();
    }
}
