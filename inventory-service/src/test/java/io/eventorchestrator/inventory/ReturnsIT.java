package io.eventorchestrator.inventory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.eventorchestrator.inventory.application.ReleaseStock;
import io.eventorchestrator.inventory.application.ReserveStock;
import io.eventorchestrator.inventory.application.ReturnRefused;
import io.eventorchestrator.inventory.application.ReturnRefused.Reason;
import io.eventorchestrator.inventory.application.SetStock;
import io.eventorchestrator.inventory.application.Stock;
import io.eventorchestrator.inventory.application.TakeGoodsBack;
import io.eventorchestrator.inventory.application.TakeGoodsOut;
import io.eventorchestrator.inventory.domain.Reservation.Line;
import io.eventorchestrator.inventory.domain.ReturnedGoods.State;
import io.eventorchestrator.inventory.domain.StockLevel;
import io.eventorchestrator.messaging.BusinessFailure;
import io.eventorchestrator.testing.ServiceTest;
import java.util.List;
import java.util.UUID;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Ten units of a SKU are on hand, and the order has reserved four. */
@ServiceTest
class ReturnsIT {

    private final UUID returnId = UUID.randomUUID();
    private final UUID order = UUID.randomUUID();
    private final String sku = "SKU-" + UUID.randomUUID();

    @Autowired
    private TakeGoodsBack takeGoodsBack;

    @Autowired
    private TakeGoodsOut takeGoodsOut;

    @Autowired
    private ReserveStock reserveStock;

    @Autowired
    private ReleaseStock releaseStock;

    @Autowired
    private SetStock setStock;

    @Autowired
    private Stock stock;

    @BeforeEach
    void reserve() {
        setStock.set(sku, 10, 0);
        reserveStock.reserve(order, List.of(new Line(sku, 4)));
    }

    @Test
    void goodsTakenBackAreAvailableAgain() {
        takeBack(3);

        assertThat(available()).isEqualTo(9);
        assertThat(level().onHand()).isEqualTo(10);
    }

    @Test
    void aRepeatedReturnChangesNothing() {
        takeBack(3);
        takeBack(3);
        takeGoodsBack.takeBack(returnId, order, List.of(new Line(sku, 1), new Line(sku, 2)));

        assertThat(available()).isEqualTo(9);
    }

    @Test
    void linesOfOneSkuAreAddedUp() {
        takeGoodsBack.takeBack(returnId, order, List.of(new Line(sku, 1), new Line(sku, 2)));

        assertThat(available()).isEqualTo(9);
        assertThat(refusalOf(() -> takeBack(2)).reason()).isEqualTo(Reason.OTHER_GOODS);
    }

    @Test
    void linesOfOneSkuThatTogetherExceedTheOrderAreRefused() {
        ReturnRefused refused =
                refusalOf(() -> takeGoodsBack.takeBack(returnId, order, List.of(new Line(sku, 3), new Line(sku, 2))));

        assertThat(refused.reason()).isEqualTo(Reason.MORE_THAN_HELD);
        assertThat(refused.skus()).containsExactly(sku);
        assertThat(available()).isEqualTo(6);
    }

    @Test
    void anOrderTakesBackAllItsReturnsTogetherButNoMore() {
        takeBack(3);

        assertThat(refusalOf(() -> takeGoodsBack.takeBack(UUID.randomUUID(), order, List.of(new Line(sku, 2))))
                        .reason())
                .isEqualTo(Reason.MORE_THAN_HELD);
        takeGoodsBack.takeBack(UUID.randomUUID(), order, List.of(new Line(sku, 1)));
        assertThat(available()).isEqualTo(10);
    }

    @Test
    void aSkuThatTheOrderLacksRefusesTheWholeReturn() {
        String other = "SKU-" + UUID.randomUUID();

        ReturnRefused refused =
                refusalOf(() -> takeGoodsBack.takeBack(returnId, order, List.of(new Line(sku, 1), new Line(other, 1))));

        assertThat(refused.reason()).isEqualTo(Reason.MORE_THAN_HELD);
        assertThat(refused.skus()).containsExactly(other);
        assertThat(available()).isEqualTo(6);
    }

    @Test
    void aRefusedReturnIsNotStoredAndMayComeAgain() {
        refusalOf(() -> takeBack(5));

        takeBack(4);

        assertThat(available()).isEqualTo(10);
    }

    @Test
    void anUnknownOrderHoldsNothing() {
        assertThat(refusalOf(() -> takeGoodsBack.takeBack(returnId, UUID.randomUUID(), List.of(new Line(sku, 1))))
                        .reason())
                .isEqualTo(Reason.NOTHING_HELD);
    }

    @Test
    void aRejectedOrderHoldsNothing() {
        UUID rejected = UUID.randomUUID();
        List<Line> lines = List.of(new Line(sku, 7));
        assertThat(catchThrowableOfType(BusinessFailure.class, () -> reserveStock.reserve(rejected, lines)))
                .isNotNull();

        assertThat(refusalOf(() -> takeGoodsBack.takeBack(returnId, rejected, lines))
                        .reason())
                .isEqualTo(Reason.NOTHING_HELD);
    }

    @Test
    void aReleasedOrderHoldsNothing() {
        releaseStock.release(order);

        assertThat(refusalOf(() -> takeBack(1)).reason()).isEqualTo(Reason.NOTHING_HELD);
        assertThat(available()).isEqualTo(10);
    }

    @Test
    void goodsTakenOutBelongToTheirOrderAgain() {
        takeBack(3);

        assertThat(takeGoodsOut.takeOut(returnId).state()).isEqualTo(State.TAKEN_OUT);
        assertThat(takeGoodsOut.takeOut(returnId).state()).isEqualTo(State.TAKEN_OUT);

        assertThat(available()).isEqualTo(6);
    }

    @Test
    void goodsTakenOutDoNotComeBack() {
        takeBack(3);
        takeGoodsOut.takeOut(returnId);

        assertThat(refusalOf(() -> takeBack(3)).reason()).isEqualTo(Reason.TAKEN_OUT);
        assertThat(available()).isEqualTo(6);
    }

    @Test
    void goodsTakenOutMayComeBackByAnotherReturn() {
        takeBack(4);
        takeGoodsOut.takeOut(returnId);

        takeGoodsBack.takeBack(UUID.randomUUID(), order, List.of(new Line(sku, 4)));

        assertThat(available()).isEqualTo(10);
    }

    @Test
    void goodsThatComeAfterTheyWereTakenOutAreRefused() {
        assertThat(takeGoodsOut.takeOut(returnId).state()).isEqualTo(State.NEVER_TAKEN_BACK);
        assertThat(takeGoodsOut.takeOut(returnId).state()).isEqualTo(State.NEVER_TAKEN_BACK);

        assertThat(refusalOf(() -> takeBack(3)).reason()).isEqualTo(Reason.TAKEN_OUT);
        assertThat(available()).isEqualTo(6);
    }

    @Test
    void soldGoodsAreTakenOutOnceTheyAreAvailableAgain() {
        takeBack(3);
        UUID buyer = UUID.randomUUID();
        reserveStock.reserve(buyer, List.of(new Line(sku, 8)));

        ReturnRefused refused = refusalOf(() -> takeGoodsOut.takeOut(returnId));
        assertThat(refused.reason()).isEqualTo(Reason.STOCK_MISSING);
        assertThat(refused.skus()).containsExactly(sku);
        assertThat(available()).isEqualTo(1);

        releaseStock.release(buyer);
        assertThat(takeGoodsOut.takeOut(returnId).state()).isEqualTo(State.TAKEN_OUT);
        assertThat(available()).isEqualTo(6);
    }

    @Test
    void goodsOfSeveralSkusAreTakenOutTogetherOrNotAtAll() {
        String other = "SKU-" + UUID.randomUUID();
        setStock.set(other, 1, 0);
        UUID both = UUID.randomUUID();
        List<Line> lines = List.of(new Line(sku, 2), new Line(other, 1));
        reserveStock.reserve(both, lines);
        takeGoodsBack.takeBack(returnId, both, lines);
        reserveStock.reserve(UUID.randomUUID(), List.of(new Line(other, 1)));

        assertThat(refusalOf(() -> takeGoodsOut.takeOut(returnId)).skus()).containsExactly(other);

        assertThat(available()).isEqualTo(6);
    }

    @Test
    void aCancellationReleasesOnlyGoodsThatDidNotComeBack() {
        takeBack(3);

        releaseStock.release(order);

        assertThat(available()).isEqualTo(10);
        assertThat(level().reserved()).isZero();
    }

    @Test
    void goodsOfACancelledOrderStayInStock() {
        takeBack(3);
        releaseStock.release(order);

        assertThat(takeGoodsOut.takeOut(returnId).state()).isEqualTo(State.TAKEN_OUT);

        assertThat(available()).isEqualTo(10);
    }

    private void takeBack(int quantity) {
        takeGoodsBack.takeBack(returnId, order, List.of(new Line(sku, quantity)));
    }

    private static ReturnRefused refusalOf(ThrowingCallable call) {
        ReturnRefused refused = catchThrowableOfType(ReturnRefused.class, call);
        assertThat(refused).isNotNull();
        return refused;
    }

    private int available() {
        return level().available();
    }

    private StockLevel level() {
        return stock.find(sku).orElseThrow();
    }
}
