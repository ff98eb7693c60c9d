package io.eventorchestrator.orders.returns.application;

import io.eventorchestrator.orders.returns.domain.ReturnedGoods;
import java.util.UUID;

/**
 * Lets the warehouse take goods back into stock, and out of it again. Each call blocks, may be repeated, and throws a
 * {@link RuntimeException}, such as {@link UnknownOutcome}, if its outcome is unknown.
 */
public interface GoodsReturns {

    /** @param goodsId the id by which the warehouse knows these goods */
    Answer takeBack(UUID goodsId, UUID orderId, ReturnedGoods goods);

    /** Takes the goods out again, or prevents that they come back later. */
    void takeOut(UUID goodsId);

    /** The warehouse's answer. */
    sealed interface Answer {}

    /** The goods are in stock. */
    record TakenBack() implements Answer {}

    /** They were taken out before, so they don't come back under this id. */
    record TakenOutBefore() implements Answer {}

    /** The warehouse refuses them for good. */
    record Refused(String reason) implements Answer {}
}
