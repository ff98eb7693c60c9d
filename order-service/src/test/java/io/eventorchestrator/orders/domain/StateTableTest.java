package io.eventorchestrator.orders.domain;

import static org.assertj.core.api.Assertions.assertThat;

import io.eventorchestrator.orders.domain.Order.Decision;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The aggregate does what the table in the specification says, cell by cell, and the table leaves nothing out. */
class StateTableTest {

    private static final Path SPEC = Path.of("..", "specs", "001-order-fulfilment", "spec.md");

    private static final Map<String, Function<Order, Decision>> EVENTS = Map.of(
            "InventoryReserved", Order::reserved,
            "InventoryRejected", order -> order.rejected(new Rejection("INSUFFICIENT_STOCK", List.of())),
            "InventoryReleased", Order::released,
            "cancellation", order -> order.cancel("CUSTOMER_REQUEST"),
            "deadline", Order::expire);

    @Test
    void everyStateIsARowAndEveryEventAColumn() throws IOException {
        List<List<String>> table = table();

        assertThat(table.stream().skip(1).map(List::getFirst))
                .containsExactlyInAnyOrderElementsOf(
                        Arrays.stream(OrderState.values()).map(Enum::name).toList());
        assertThat(table.getFirst().stream().skip(1)).containsExactlyInAnyOrderElementsOf(EVENTS.keySet());
    }

    @Test
    void theAggregateHandlesNoEventThatTheTableOmits() {
        assertThat(Arrays.stream(Order.class.getDeclaredMethods())
                        .filter(method -> method.getReturnType() == Decision.class)
                        .map(method -> method.getName())
                        .filter(name -> !List.of("place", "become", "unchanged").contains(name)))
                .containsExactlyInAnyOrder("reserved", "rejected", "released", "cancel", "expire");
    }

    @ParameterizedTest(name = "{0} and {1}: {2}")
    @MethodSource("cells")
    void eachStateHandlesEachEventAsTheSpecificationSays(OrderState state, String event, String cell) {
        Order before = new Order(UUID.randomUUID(), state, SamplePurchase.ofTea(), null);

        Decision decision = EVENTS.get(event).apply(before);

        assertThat(cell(decision, before, event)).isEqualTo(cell);
    }

    private static String cell(Decision decision, Order before, String event) {
        if (event.equals("cancellation") && !before.canBeCancelled()) {
            return decision.order().equals(before) ? "refused (409)" : "refused, and changed";
        }
        String state =
                decision.order().equals(before) ? "–" : decision.order().state().name();
        return decision.event()
                .map(published -> state + ", " + published.name())
                .orElse(state);
    }

    static Stream<Arguments> cells() throws IOException {
        List<String> events = table().getFirst();
        return table().stream()
                .skip(1)
                .flatMap(row -> IntStream.range(1, events.size())
                        .mapToObj(column -> Arguments.of(row.getFirst(), events.get(column), row.get(column))));
    }

    private static List<List<String>> table() throws IOException {
        return Files.readAllLines(SPEC).stream()
                .dropWhile(line -> !line.startsWith("| state |"))
                .takeWhile(line -> line.startsWith("|"))
                .filter(line -> !line.startsWith("|---"))
                .map(line -> Arrays.stream(line.substring(1).replace("`", "").split("\\|"))
                        .map(String::strip)
                        .toList())
                .toList();
    }
}
