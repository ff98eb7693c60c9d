package io.eventorchestrator.tooling.demo;

import java.util.Optional;
import tools.jackson.databind.JsonNode;

/**
 * One order of the orders file.
 *
 * @param title what is special about it
 * @param body what is posted to order-service
 * @param cancel whether and when its customer changes their mind
 * @param repeat whether it is placed twice with one {@code Idempotency-Key}
 * @param expected where it is to end; empty if any end will do
 */
record SampleOrder(String title, JsonNode body, Cancel cancel, boolean repeat, Optional<OrderEnd> expected) {

    String firstSku() {
        return body.at("/lines/0/sku").asString("");
    }

    /** When the customer changes their mind. */
    enum Cancel {
        NEVER,
        /** At once, whatever the order's state. */
        EARLY,
        /** Once it is confirmed. */
        LATE
    }
}
