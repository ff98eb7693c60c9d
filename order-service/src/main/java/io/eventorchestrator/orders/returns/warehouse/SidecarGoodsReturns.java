package io.eventorchestrator.orders.returns.warehouse;

import io.eventorchestrator.messaging.invocation.ConditionalOnSidecar;
import io.eventorchestrator.messaging.invocation.ServiceInvocation;
import io.eventorchestrator.orders.returns.application.GoodsReturns;
import io.eventorchestrator.orders.returns.application.UnknownOutcome;
import io.eventorchestrator.orders.returns.domain.ReturnedGoods;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Calls {@code /returns/{returnId}} of inventory-service, which knows the goods by {@code goodsId}. */
@Component
@ConditionalOnSidecar
class SidecarGoodsReturns implements GoodsReturns {

    /** Longer than the sidecar takes for its attempts. */
    static final Duration PATIENCE = Duration.ofSeconds(10);

    private static final String SERVICE = "inventory-service";

    private final ServiceInvocation sidecar;
    private final JsonMapper json;

    SidecarGoodsReturns(ServiceInvocation sidecar, JsonMapper json) {
        this.sidecar = sidecar;
        this.json = json;
    }

    @Override
    public Answer takeBack(UUID goodsId, UUID orderId, ReturnedGoods goods) {
        String body = json.writeValueAsString(Goods.of(orderId, goods));
        return answer(goodsId, () -> sidecar.put(SERVICE, path(goodsId), body, PATIENCE))
                .takenBack();
    }

    @Override
    public void takeOut(UUID goodsId) {
        answer(goodsId, () -> sidecar.delete(SERVICE, path(goodsId), PATIENCE)).requireTakenOut();
    }

    private static String path(UUID goodsId) {
        return "returns/" + goodsId;
    }

    private static GoodsAnswer answer(UUID goodsId, Call call) {
        try {
            ServiceInvocation.Answer answer = call.send();
            return new GoodsAnswer(goodsId, answer.status(), answer.body());
        } catch (IOException failed) {
            throw new UnknownOutcome("inventory-service, through the sidecar: " + failed.getMessage());
        }
    }

    private interface Call {
        ServiceInvocation.Answer send() throws IOException;
    }

    record Goods(UUID orderId, List<Line> lines) {

        static Goods of(UUID orderId, ReturnedGoods goods) {
            return new Goods(
                    orderId,
                    goods.lines().stream()
                            .map(line -> new Line(line.sku(), line.quantity()))
                            .toList());
        }
    }

    record Line(String sku, int quantity) {}
}
