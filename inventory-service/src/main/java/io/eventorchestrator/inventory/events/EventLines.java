package io.eventorchestrator.inventory.events;

import io.eventorchestrator.contracts.inventory.Shortage;
import io.eventorchestrator.contracts.inventory.StockLine;
import io.eventorchestrator.inventory.domain.Reservation;
import io.eventorchestrator.inventory.domain.Shelf.Missing;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Writes reservations and shortages as lines of events. A quantity above the maximum of a line is split into several
 * lines, but never into more than the order had, because the order's lines have the same maximum.
 */
final class EventLines {

    // The maximum of a quantity in the schemas.
    private static final int LARGEST = 1_000_000;

    private EventLines() {}

    static List<StockLine> held(Reservation reservation) {
        return reservation.lines().stream()
                .flatMap(line -> parts(line.quantity()).map(part -> new StockLine(line.sku(), part)))
                .toList();
    }

    static List<Shortage> missing(List<Missing> lines) {
        return lines.stream().flatMap(EventLines::shortages).toList();
    }

    private static Stream<Shortage> shortages(Missing missing) {
        return parts(missing.line().quantity())
                .map(part -> new Shortage(missing.line().sku(), part, missing.available()));
    }

    private static Stream<Integer> parts(int quantity) {
        int full = quantity / LARGEST;
        int rest = quantity % LARGEST;
        return IntStream.concat(IntStream.range(0, full).map(i -> LARGEST), IntStream.of(rest))
                .filter(part -> part > 0)
                .boxed();
    }
}
