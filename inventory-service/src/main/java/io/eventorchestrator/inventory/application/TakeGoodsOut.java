package io.eventorchestrator.inventory.application;

import io.eventorchestrator.inventory.application.ReturnRefused.Reason;
import io.eventorchestrator.inventory.domain.Reservation;
import io.eventorchestrator.inventory.domain.Reservation.Line;
import io.eventorchestrator.inventory.domain.ReturnedGoods;
import io.eventorchestrator.inventory.domain.ReturnedGoods.State;
import io.eventorchestrator.inventory.domain.Shelf;
import io.eventorchestrator.inventory.domain.Shelf.Missing;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The compensation of {@link TakeGoodsBack}: the goods belong to their order again. */
@Service
public class TakeGoodsOut {

    private static final Logger log = LoggerFactory.getLogger(TakeGoodsOut.class);

    private final Returns returns;
    private final Reservations reservations;
    private final Stock stock;
    private final StockEvents events;

    TakeGoodsOut(Returns returns, Reservations reservations, Stock stock, StockEvents events) {
        this.returns = returns;
        this.reservations = reservations;
        this.stock = stock;
        this.events = events;
    }

    /**
     * Changes nothing for a return whose goods were taken out already. Remembers an unknown return, so that its goods
     * are refused if they come later. If the order was cancelled meanwhile, its goods stay available.
     *
     * @throws ReturnRefused if the goods are no longer available
     */
    @Transactional
    public ReturnedGoods takeOut(UUID returnId) {
        Optional<ReturnedGoods> known = returns.lock(returnId);
        return known.isPresent() && known.get().state() != State.TAKEN_BACK
                ? known.get()
                : save(known.map(this::takenOut).orElseGet(() -> ReturnedGoods.neverTakenBack(returnId)));
    }

    private ReturnedGoods takenOut(ReturnedGoods goods) {
        goods.order()
                .flatMap(reservations::lock)
                .filter(reservation -> reservation.state() == Reservation.State.HELD)
                .ifPresent(reservation -> hold(goods.lines()));
        return goods.takenOut();
    }

    private void hold(List<Line> lines) {
        Shelf shelf = stock.lock(lines);
        List<Missing> missing = shelf.missing(lines);
        if (!missing.isEmpty()) {
            throw new ReturnRefused(
                    Reason.STOCK_MISSING, missing.stream().map(Missing::line).toList());
        }
        stock.hold(lines);
        shelf.depletedBy(lines).forEach(events::depleted);
    }

    private ReturnedGoods save(ReturnedGoods goods) {
        returns.save(goods);
        log.info("Took {} SKUs out again for return {}", goods.lines().size(), goods.returnId());
        return goods;
    }
}
