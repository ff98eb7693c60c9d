package io.eventorchestrator.orders.returns.warehouse;

import io.eventorchestrator.orders.returns.application.GoodsReturns.Answer;
import io.eventorchestrator.orders.returns.application.GoodsReturns.Refused;
import io.eventorchestrator.orders.returns.application.GoodsReturns.TakenBack;
import io.eventorchestrator.orders.returns.application.GoodsReturns.TakenOutBefore;
import io.eventorchestrator.orders.returns.application.UnknownOutcome;
import java.util.Set;
import java.util.UUID;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.MissingNode;

/**
 * An answer of inventory-service about the goods of a return. Only a clear one counts; fields that it does not know are
 * ignored, so that the API can grow.
 */
record GoodsAnswer(UUID goodsId, int status, String body) {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final int DONE = 200;
    private static final int REFUSED = 409;
    private static final Set<String> FINAL = Set.of("other-goods", "nothing-held", "more-than-held");

    /** @throws UnknownOutcome if it does not say clearly that the goods are taken back or refused for good */
    Answer takenBack() {
        if (isInState("TAKEN_BACK")) {
            return new TakenBack();
        }
        String reason = status == REFUSED ? json().path("reason").asString("") : "";
        if (reason.equals("taken-out")) {
            return new TakenOutBefore();
        }
        if (FINAL.contains(reason)) {
            return new Refused(json().path("detail").asString(reason));
        }
        throw unclear();
    }

    /** @throws UnknownOutcome if it does not say clearly that the goods are not in stock */
    void requireTakenOut() {
        if (!isInState("TAKEN_OUT") && !isInState("NEVER_TAKEN_BACK")) {
            throw unclear();
        }
    }

    private boolean isInState(String state) {
        return status == DONE
                && json().path("returnId").asString("").equals(goodsId.toString())
                && json().path("state").asString("").equals(state);
    }

    private UnknownOutcome unclear() {
        String detail = json().path("detail").asString(json().path("message").asString(""));
        return new UnknownOutcome(
                "inventory-service answered %d %.300s".formatted(status, detail).strip());
    }

    private JsonNode json() {
        try {
            return JSON.readTree(body);
        } catch (JacksonException malformed) {
            return MissingNode.getInstance();
        }
    }
}
