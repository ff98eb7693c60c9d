package io.eventorchestrator.checker;

import tools.jackson.databind.JsonNode;

/** Orders and returns have the customer, the currency and the lines that their clients asked for. */
final class StoredAsAsked {

    static final String RULE = "what clients ask for is what is stored";

    private final Findings findings;
    private final IdempotencyKeys ofOrders;
    private final IdempotencyKeys ofReturns;
    private final Contents stored = new Contents();

    StoredAsAsked(IdempotencyKeys ofOrders, IdempotencyKeys ofReturns, Findings findings) {
        this.ofOrders = ofOrders;
        this.ofReturns = ofReturns;
        this.findings = findings;
    }

    void row(String table, JsonNode row) {
        switch (table) {
            case "customer_order" ->
                add(row, "id", Contents.part(row, "customer_id", "customer_email") + Contents.part(row, "currency"));
            case "order_line" -> add(row, "order_id", Contents.part(row, "sku", "quantity", "unit_price"));
            case "order_return" -> add(row, "id", Contents.part(row, "order_id"));
            case "return_line" -> add(row, "return_id", Contents.part(row, "sku", "quantity"));
            default -> {
                // Clients ask for nothing else.
            }
        }
    }

    private void add(JsonNode row, String id, long part) {
        stored.add(IdempotencyKeys.location(row.path(id).asString("")), part);
    }

    void order(ClientRequest request) {
        JsonNode body = request.requestJson();
        compare(
                request,
                ofOrders,
                Contents.part(body.path("customer"), "id", "email")
                        + Contents.part(body, "currency")
                        + lines(body, "sku", "quantity", "unitPrice"));
    }

    /** @param order of which goods are returned */
    void returned(String order, ClientRequest request) {
        compare(request, ofReturns, Fingerprint.of(order) + lines(request.requestJson(), "sku", "quantity"));
    }

    private static long lines(JsonNode body, String... names) {
        long sum = 0;
        for (JsonNode line : body.path("lines")) {
            sum += Contents.part(line, names);
        }
        return sum;
    }

    // Without an answer, its key says what it placed.
    private void compare(ClientRequest request, IdempotencyKeys keys, long asked) {
        long location = request.isAccepted()
                ? IdempotencyKeys.location(request.bodyJson().path("id").asString(""))
                : keys.locationOf(request.id());
        if (!request.isRefused() && stored.has(location) && stored.isOtherThan(location, asked)) {
            findings.add(
                    RULE,
                    "request %s, %s, asked for something else than is stored"
                            .formatted(request.id(), request.operation()));
        }
    }
}
