package io.eventorchestrator.inventory.application;

import io.eventorchestrator.inventory.application.ReturnRefused.Reason;
import io.eventorchestrator.inventory.domain.Reservation;
import io.eventorchestrator.inventory.domain.Reservation.Line;
import io.eventorchestrator.inventory.domain.ReturnedGoods;
import io.eventorchestrator.inventory.domain.ReturnedGoods.State;
import java.util.List;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Makes the goods of a return available to other orders. */
@Service
public class TakeGoodsBack {

    private static final Logger log = LoggerFactory.getLogger(TakeGoodsBack.class);

    private final Returns returns;
    private final Reservations reservations;
    private final Stock stock;

    TakeGoodsBack(Returns returns, Reservations reservations, Stock stock) {
        this.returns = returns;
        this.reservations = reservations;
        this.stock = stock;
    }

    /**
     * Changes nothing for a return whose goods are taken back already.
     *
     * @param lines may contain a SKU in several lines, which are added up
     * @throws ReturnRefused if the return was undone or names other goods, or if the order does not hold these goods
     */
    @Transactional
    public ReturnedGoods takeBack(UUID returnId, UUID orderId, List<Line> lines) {
        ReturnedGoods goods = ReturnedGoods.takenBack(returnId, orderId, lines);
        returns.lock(returnId).ifPresentOrElse(known -> requireSame(known, goods), () -> restock(orderId, goods));
        return goods;
    }

    private static void requireSame(ReturnedGoods known, ReturnedGoods goods) {
        if (known.state() != State.TAKEN_BACK) {
            throw new ReturnRefused(Reason.TAKEN_OUT);
        }
        if (!known.equals(goods)) {
            throw new ReturnRefused(Reason.OTHER_GOODS);
        }
    }

    private void restock(UUID orderId, ReturnedGoods goods) {
        requireHeld(orderId, goods.lines());
        stock.lock(goods.lines());
        stock.release(goods.lines());
        returns.save(goods);
        log.info("Took {} SKUs of order {} back for return {}", goods.lines().size(), orderId, goods.returnId());
    }

    private void requireHeld(UUID orderId, List<Line> lines) {
        List<Line> excess = reservations
                .lock(orderId)
                .filter(reservation -> reservation.state() == Reservation.State.HELD)
                .map(reservation -> reservation.without(returns.takenBack(orderId)))
                .orElseThrow(() -> new ReturnRefused(Reason.NOTHING_HELD))
                .exceededBy(lines);
        if (!excess.isEmpty()) {
            throw new ReturnRefused(Reason.MORE_THAN_HELD, excess);
        }
    }
}
