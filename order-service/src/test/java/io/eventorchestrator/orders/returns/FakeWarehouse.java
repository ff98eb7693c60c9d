package io.eventorchestrator.orders.returns;

import io.eventorchestrator.messaging.CorrelationScope;
import io.eventorchestrator.orders.returns.application.GoodsReturns;
import io.eventorchestrator.orders.returns.domain.ReturnedGoods;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.slf4j.MDC;

/** A warehouse that knows which goods of an order are in stock again, and fails as often as a test wants. */
final class FakeWarehouse implements GoodsReturns {

    private final Map<UUID, UUID> orderOfGoods = new ConcurrentHashMap<>();
    private final Map<UUID, Boolean> isInStock = new ConcurrentHashMap<>();
    private final Map<UUID, String> correlations = new ConcurrentHashMap<>();
    private final Script takingBack = new Script();
    private final Script takingOut = new Script();

    @Override
    public Answer takeBack(UUID goodsId, UUID orderId, ReturnedGoods goods) {
        if (takingBack.refuses(orderId)) {
            return new Refused("unknown SKU");
        }
        takingBack.before(orderId);
        correlations.put(orderId, String.valueOf(MDC.get(CorrelationScope.CORRELATION_ID)));
        orderOfGoods.put(goodsId, orderId);
        boolean isTakenOut = Boolean.FALSE.equals(isInStock.putIfAbsent(goodsId, true));
        Answer answer = isTakenOut ? new TakenOutBefore() : new TakenBack();
        takingBack.after(orderId);
        return answer;
    }

    @Override
    public void takeOut(UUID goodsId) {
        UUID orderId = orderOfGoods.getOrDefault(goodsId, goodsId);
        takingOut.before(orderId);
        isInStock.put(goodsId, false);
        takingOut.after(orderId);
    }

    /** The correlation id under which the goods of an order came. */
    @Nullable
    String correlation(UUID orderId) {
        return correlations.get(orderId);
    }

    Script takingBack() {
        return takingBack;
    }

    Script takingOut() {
        return takingOut;
    }

    /** The number of the order's returns that are in stock. */
    long inStock(UUID orderId) {
        return isInStock.entrySet().stream()
                .filter(goods -> goods.getValue() && orderId.equals(orderOfGoods.get(goods.getKey())))
                .count();
    }
}
