package io.eventorchestrator.tooling.demo;

import java.util.Optional;
import tools.jackson.databind.JsonNode;

/**
 * One order of the orders file.
 *
 * @param title describes what the order demonstrates
 * @param body request body for order-service
 * @param cancel whether and when its customer cancels
 * @param repeat whether it is placed twice with one {@code Idempotency-Key}
 * @param expected the expected final state; empty if any is acceptable
 */
record SampleOrder(String title, JsonNode body, Cancel cancel, boolean repeat, Optional<OrderEnd> expected) {

    String firstSku() {
        return body.at("/lines/0/sku").asString("");
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
