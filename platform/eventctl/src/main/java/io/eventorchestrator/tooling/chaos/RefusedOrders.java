package io.eventorchestrator.tooling.chaos;

import io.eventorchestrator.platform.ReplicatedPlatform;
import io.eventorchestrator.tooling.access.Patience;
import io.eventorchestrator.tooling.chaos.Shop.Answer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Orders whose reservation fails, by a fault from outside, until their events are dead letters. */
final class RefusedOrders {

    static final String GROUP = "inventory-service-order-reservations";

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Duration LOOK = Duration.ofMillis(500);
    private static final int CUSTOMER = 0;
    // In a long run an order also has the event of its cancellation or its deadline.
    private static final String EVENT = """
            select event_id, state from inventory.event_inbox
            where consumer_group = ? and convert_from(message_key, 'UTF8') = ?
                and topic in ('orders.order.placed', 'inventory-service-order-reservations.replay')""";

    private final Shop shop;
    private final Gates gates;
    private final Database database;
    private final List<Refused> refused = new ArrayList<>();
    private final List<Integer> unanswered = new ArrayList<>();
    private int placed;
    private int repaired;

    RefusedOrders(Shop shop, Gates gates, Database database) {
        this.shop = shop;
        this.gates = gates;
        this.database = database;
    }

    /** An order whose goods are refused. */
    record Refused(String order, String sku) {}

    /** The event of an order in the inbox. */
    record Event(String id, String state) {}

    /** Places an order. */
    void place() {
        gates.refuse(Goods.refused(placed));
        place(placed++);
    }

    private void place(int number) {
        String sku = Goods.refused(number);
        String order = Goods.order(CUSTOMER, List.of(sku), 1, 100);
        int[] instance = {0};
        new Patience(PATIENCE, LOOK)
                .ask(
                        () -> shop.place(1 + instance[0]++ % ReplicatedPlatform.INSTANCES, "refused-" + number, order)
                                .filter(Answer::isGood),
                        Optional::isPresent)
                .map(answer -> answer.json().path("id").asString(""))
                .ifPresentOrElse(id -> refused.add(new Refused(id, sku)), () -> unanswered.add(number));
    }

    /** The oldest order whose goods are not repaired; empty if there is none. */
    Optional<Refused> oldest() {
        return repaired < refused.size() ? Optional.of(refused.get(repaired)) : Optional.empty();
    }

    void repair(Refused one) {
        gates.accept(one.sku());
        repaired = Math.max(repaired, refused.indexOf(one) + 1);
    }

    /** Repairs all goods. An order whose answer never came is asked for once more, with the same key. */
    void repairAll() {
        List<Integer> asked = List.copyOf(unanswered);
        unanswered.clear();
        asked.forEach(number -> {
            gates.accept(Goods.refused(number));
            place(number);
        });
        refused.forEach(this::repair);
    }

    /** The event of an order as its group knows it; empty before its first attempt. */
    Optional<Event> event(Refused one) {
        return database.first(row -> new Event(row.getString(1), row.getString(2)), EVENT, GROUP, one.order());
    }

    /** The events that failed. */
    List<Event> events() {
        return refused.stream().flatMap(one -> event(one).stream()).toList();
    }
}
