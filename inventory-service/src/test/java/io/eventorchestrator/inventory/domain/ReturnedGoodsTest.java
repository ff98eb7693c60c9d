package io.eventorchestrator.inventory.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.eventorchestrator.inventory.domain.Reservation.Line;
import io.eventorchestrator.inventory.domain.ReturnedGoods.State;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class ReturnedGoodsTest {

    private static final UUID RETURN = UUID.randomUUID();
    private static final UUID ORDER = UUID.randomUUID();

    private final Reservation reservation =
            Reservation.held(ORDER, List.of(new Line("TEA", 4), new Line("CUP", 2), new Line("POT", 1)));

    @Test
    void theSameGoodsAreEqualHoweverTheirLinesAreSplitAndSorted() {
        ReturnedGoods split = goods(new Line("TEA", 1), new Line("CUP", 2), new Line("TEA", 1));

        assertThat(split).isEqualTo(goods(new Line("TEA", 2), new Line("CUP", 2)));
        assertThat(split.lines()).containsExactly(new Line("CUP", 2), new Line("TEA", 2));
    }

    @Test
    void goodsThatAreTakenOutKeepTheirOrderAndLines() {
        assertThat(goods(new Line("TEA", 1)).takenOut())
                .isEqualTo(new ReturnedGoods(RETURN, State.TAKEN_OUT, ORDER, List.of(new Line("TEA", 1))));
    }

    @Test
    void quantitiesWhoseSumExceedsAnIntAreRefusedAndDoNotWrapAround() {
        Line largest = new Line("TEA", Integer.MAX_VALUE);

        assertThatThrownBy(() -> goods(largest, largest)).isInstanceOf(ArithmeticException.class);
    }

    @Test
    void returnedGoodsAreSubtractedFromTheReservation() {
        assertThat(reservation
                        .without(List.of(new Line("TEA", 1), new Line("CUP", 2)))
                        .lines())
                .containsExactly(new Line("TEA", 3), new Line("POT", 1));
    }

    @Test
    void linesExceedTheReservationIfItHasFewerUnitsOrNone() {
        List<Line> wanted = List.of(new Line("TEA", 5), new Line("CUP", 2), new Line("JAR", 1));

        assertThat(reservation.exceededBy(wanted)).containsExactly(new Line("TEA", 5), new Line("JAR", 1));
    }

    private static ReturnedGoods goods(Line... lines) {
        return ReturnedGoods.takenBack(RETURN, ORDER, List.of(lines));
    }
}
