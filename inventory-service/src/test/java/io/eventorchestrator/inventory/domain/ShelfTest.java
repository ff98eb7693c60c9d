package io.eventorchestrator.inventory.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.eventorchestrator.inventory.domain.Reservation.Line;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Checks random orders and shelves, with SKUs repeated in any number of lines. */
class ShelfTest {

    private static final UUID ORDER = UUID.randomUUID();

    // Small numbers hit limits often; the large ones are next to the largest int.
    private static final List<Integer> QUANTITIES = List.of(1, 2, 3, 5, 6, 1_000_000, Integer.MAX_VALUE / 2);

    static IntStream seeds() {
        return IntStream.range(0, 1_000);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void anOrderIsReservedExactlyIfEverySkuCoversAllItsLines(int seed) {
        Random random = new Random(seed);
        List<StockLevel> levels =
                IntStream.range(0, 3).mapToObj(i -> level("S" + i, random)).toList();
        List<Line> ordered = IntStream.rangeClosed(0, random.nextInt(6))
                .mapToObj(i -> line(random))
                .toList();
        boolean fits = levels.stream().allMatch(level -> quantityOf(ordered, level.sku()) <= level.available());
        if (ordered.stream().map(Line::sku).anyMatch(sku -> quantityOf(ordered, sku) > Integer.MAX_VALUE)) {
            assertThatThrownBy(() -> Reservation.held(ORDER, ordered)).isInstanceOf(ArithmeticException.class);
            return;
        }

        Reservation reservation = Reservation.held(ORDER, ordered);
        Shelf shelf = new Shelf(levels);

        assertThat(reservation.lines())
                .allSatisfy(line -> assertThat((long) line.quantity()).isEqualTo(quantityOf(ordered, line.sku())));
        assertThat(shelf.missing(reservation.lines()).isEmpty()).isEqualTo(fits);
        if (fits) {
            assertThat(shelf.depletedBy(reservation.lines()))
                    .extracting(StockLevel::sku)
                    .containsExactlyInAnyOrderElementsOf(levels.stream()
                            .filter(level -> crossesThreshold(level, quantityOf(ordered, level.sku())))
                            .map(StockLevel::sku)
                            .toList());
        }
    }

    @Test
    void aReservationThatNamesASkuTwiceIsRefused() {
        List<Line> twice = List.of(new Line("TEA", 1), new Line("TEA", 1));

        assertThatThrownBy(() -> new Reservation(ORDER, Reservation.State.HELD, twice))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void quantitiesWhoseSumExceedsAnIntAreRefusedAndDoNotWrapAround() {
        Line largest = new Line("TEA", Integer.MAX_VALUE);

        assertThatThrownBy(() -> Reservation.held(ORDER, List.of(largest, new Line("TEA", 1))))
                .isInstanceOf(ArithmeticException.class);
    }

    private static boolean crossesThreshold(StockLevel level, long asked) {
        return level.available() >= level.threshold() && level.available() - asked < level.threshold();
    }

    private static long quantityOf(List<Line> ordered, String sku) {
        return ordered.stream()
                .filter(line -> line.sku().equals(sku))
                .mapToLong(Line::quantity)
                .sum();
    }

    private static StockLevel level(String sku, Random random) {
        int onHand = random.nextInt(4) == 0 ? Integer.MAX_VALUE : random.nextInt(20);
        return new StockLevel(sku, onHand, random.nextInt(Math.min(onHand, 5) + 1), random.nextInt(8), 1);
    }

    private static Line line(Random random) {
        return new Line("S" + random.nextInt(3), QUANTITIES.get(random.nextInt(QUANTITIES.size())));
    }
}
