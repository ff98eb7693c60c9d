package io.eventorchestrator.orders.returns.domain;

import static io.eventorchestrator.orders.returns.domain.SampleReturn.FAILURE;
import static org.assertj.core.api.Assertions.assertThat;

import io.eventorchestrator.orders.returns.domain.OrderReturn.Decision;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The aggregate does what the table in the specification says, cell by cell, and the table leaves nothing out. */
class ReturnTableTest {

    private static final Path SPEC = Path.of("..", "specs", "002-order-returns", "spec.md");

    private static final Map<String, Function<OrderReturn, Decision>> OCCURRENCES = Map.ofEntries(
            Map.entry("small amount", before -> before.assess(true)),
            Map.entry("large amount", before -> before.assess(false)),
            Map.entry("approval", OrderReturn::approve),
            Map.entry("refusal", OrderReturn::decline),
            Map.entry("no decision", OrderReturn::timeOut),
            Map.entry("goods taken back", OrderReturn::restocked),
            Map.entry("goods refused", before -> before.restockRefused(FAILURE)),
            Map.entry("goods unknown", before -> before.restockFailed(FAILURE)),
            Map.entry("refunded", OrderReturn::refunded),
            Map.entry("refund refused", before -> before.refundRefused(FAILURE)),
            Map.entry("refund unknown", before -> before.refundFailed(FAILURE)),
            Map.entry("undone", before -> before.undone(Step.RESTOCK)),
            Map.entry("not undone", before -> before.park(Step.RESTOCK, FAILURE)),
            Map.entry("paid already", OrderReturn::alreadyPaid),
            Map.entry("resume", OrderReturn::resume),
            Map.entry("waive", before -> before.waive(Step.RESTOCK)),
            Map.entry("terminate", OrderReturn::terminate));

    @Test
    void everyStateIsARowAndEveryOccurrenceAColumn() throws IOException {
        List<List<String>> table = table();

        assertThat(table.stream().skip(1).map(List::getFirst))
                .containsExactlyElementsOf(
                        Arrays.stream(ReturnState.values()).map(Enum::name).toList());
        assertThat(table.getFirst().stream().skip(1)).containsExactlyInAnyOrderElementsOf(OCCURRENCES.keySet());
    }

    // OrderReturnTest covers the one that is not here: goods that were taken out before.
    @Test
    void theAggregateHandlesNoOccurrenceThatTheTableOmits() {
        assertThat(Arrays.stream(OrderReturn.class.getMethods())
                        .filter(method -> method.getReturnType() == Decision.class)
                        .map(method -> method.getName())
                        .filter(name -> !name.equals("request") && !name.equals("takenOutBefore")))
                .hasSize(OCCURRENCES.size() - 1);
    }

    @ParameterizedTest(name = "{0} and {1}: {2}")
    @MethodSource("cells")
    void eachStateHandlesEachOccurrenceAsTheSpecificationSays(ReturnState state, String occurrence, String cell) {
        OrderReturn before = sample(state, occurrence);

        assertThat(cell(before, Objects.requireNonNull(OCCURRENCES.get(occurrence))))
                .isEqualTo(cell);
    }

    private static OrderReturn sample(ReturnState state, String occurrence) {
        if (state == ReturnState.APPROVED && occurrence.startsWith("refund")) {
            return SampleReturn.of(state, StepState.DONE, StepState.OPEN, null);
        }
        return state == ReturnState.COMPENSATING && occurrence.equals("paid already")
                ? SampleReturn.of(state, StepState.DONE, StepState.UNSURE, EndReason.REFUND_FAILED)
                : SampleReturn.in(state);
    }

    private static String cell(OrderReturn before, Function<OrderReturn, Decision> occurrence) {
        try {
            return cell(occurrence.apply(before), before);
        } catch (NotInThisState refused) {
            return "refused";
        }
    }

    private static String cell(Decision decision, OrderReturn before) {
        OrderReturn after = decision.goodsReturn();
        if (after.equals(before)) {
            return decision.event().isEmpty() ? "–" : "unchanged, but published";
        }
        String state = after.state() == before.state() ? "noted" : after.state().name();
        return decision.event().map(event -> state + ", " + event.name()).orElse(state);
    }

    static Stream<Arguments> cells() throws IOException {
        List<String> occurrences = table().getFirst();
        return table().stream()
                .skip(1)
                .flatMap(row -> IntStream.range(1, occurrences.size())
                        .mapToObj(column -> Arguments.of(row.getFirst(), occurrences.get(column), row.get(column))));
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
