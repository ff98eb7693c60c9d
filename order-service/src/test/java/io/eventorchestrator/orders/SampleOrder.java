package io.eventorchestrator.orders;

import io.eventorchestrator.testing.Api;
import java.util.UUID;

/** An order of one line. */
final class SampleOrder {

    private static final String BODY = """
            {"customer":{"id":"c-1","email":"ada@example.com"},"currency":"EUR",
             "lines":[{"sku":"TEA","quantity":1,"unitPrice":100}]}""";

    private SampleOrder() {}

    static UUID place(Api api) {
        return UUID.fromString(api.post("/orders", BODY).json().path("id").asString());
    }
}
