package io.eventorchestrator.checker;

import tools.jackson.databind.JsonNode;

/** An accepted order exists once, a refused one does not. */
final class Placements {

    private final Findings findings;
    private final LongMap orders = new LongMap();
    private final LongMap keys = new LongMap();
    private final LongMap orderOfRequest = new LongMap();
    private final ClientAnswers.Flags asked = new ClientAnswers.Flags();
    private final LongMap requests = new LongMap();
    private final LongMap placing = new LongMap();
    private long placed;
    private long mayBePlaced;
    private long keysAsked;

    Placements(Findings findings) {
        this.findings = findings;
    }

    void applied(Applied note) {
        if (note.isOf("orders", "customer_order") && note.operation().equals("INSERT")) {
            placed++;
        } else if (note.isOf("orders", "idempotency_key")
                && note.operation().matches("INSERT|UPDATE")
                && note.after("location").startsWith("/orders/")) {
            placing.add(Fingerprint.of(note.after("key")));
        }
    }

    void order(String id) {
        orders.put(Fingerprint.of(id), 1);
    }

    /** @param row of an idempotency key */
    void key(JsonNode row) {
        keys.put(Fingerprint.of(row.path("key").asString()), 1);
    }

    void asked(ClientRequest request) {
        asked.add(request.id(), request);
        if (!request.isRefused() && requests.add(Fingerprint.of(request.id()))) {
            mayBePlaced++;
            keysAsked += placing.get(Fingerprint.of(request.id())) == 0 ? 0 : 1;
        }
        if (request.isAccepted()) {
            accepted(request, request.bodyJson().path("id").asString(""));
        }
    }

    private void accepted(ClientRequest request, String id) {
        long order = Fingerprint.of(id);
        if (orders.get(order) == 0) {
            report("request %s was answered with order %s, which does not exist".formatted(request.id(), id));
        }
        long before = orderOfRequest.get(Fingerprint.of(request.id()));
        if (before != 0 && before != (order | 1)) {
            report("request %s was answered with another order before %s".formatted(request.id(), id));
        }
        orderOfRequest.put(Fingerprint.of(request.id()), order | 1);
    }

    void conclude() {
        asked.refusedOnly().stream()
                .filter(id -> keys.get(Fingerprint.of(id)) != 0)
                .forEach(id -> report("request " + id + " was refused, but placed an order"));
        if (placed > mayBePlaced) {
            report(placed + " orders were placed, but only " + mayBePlaced + " requests may have placed one");
        } else if (placing.size() > keysAsked) {
            report(placing.size() + " keys placed an order, but only " + keysAsked + " of them were sent by clients");
        }
    }

    private void report(String detail) {
        findings.add(ClientAnswers.RULE, detail);
    }
}
