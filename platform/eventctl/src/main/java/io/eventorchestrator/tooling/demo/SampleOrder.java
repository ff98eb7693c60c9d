package io.eventorchestrator.tooling.demo;

import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * One order of the orders file.
 *
 * @param title describes what the order demonstrates
 * @param body request body for order-service
 * @param cancel whether and when its customer cancels
 * @param sentBack whether its customer returns its first line once it is confirmed, and who decides about that
 * @param repeat whether it is placed twice with one {@code Idempotency-Key}
 * @param expected the expected final state; empty if any is acceptable
 */
record SampleOrder(
        String title, JsonNode body, Cancel cancel, SentBack sentBack, boolean repeat, Optional<OrderEnd> expected) {

    String firstSku() {
        return body.at("/lines/0/sku").asString("");
    }

    /** The request for a return of its first line. */
    ObjectNode returnOfFirstLine() {
        ObjectNode request = JsonNodeFactory.instance.objectNode().put("reason", title);
        request.putArray("lines")
                .addObject()
                .put("sku", firstSku())
                .put("quantity", body.at("/lines/0/quantity").asInt(0));
        return request;
    }

    /** The return of an order. */
    enum SentBack {
        NEVER,
        /** Requested, and decided by nobody. */
        REQUESTED,
        /** Requested, and approved by a person. */
        APPROVED
    }

    /** The time of the cancellation. */
    enum Cancel {
        NEVER,
        /** At once, whatever the order's state. */
        EARLY,
        /** Once it is confirmed. */
        LATE
    }
}
