package io.eventorchestrator.orders.domain;

import java.util.List;

/** Purchases for tests. */
public final class SamplePurchase {

    private SamplePurchase() {}

    public static Purchase ofTea() {
        return of("c-1", List.of(new OrderLine("TEA", 1, 100)));
    }

    public static Purchase of(String customer, List<OrderLine> lines) {
        return new Purchase(new Customer(customer, "ada@example.com"), "EUR", lines);
    }
}
