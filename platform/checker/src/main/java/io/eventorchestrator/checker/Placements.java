package io.eventorchestrator.checker;

/** An accepted order or return exists once, a refused one does not, and none exists that no client asked for. */
final class Placements {

    private final String kind;
    private final String table;
    private final IdempotencyKeys keys;
    private final Findings findings;
    private final LongMap stored = new LongMap();
    private final LongMap placed = new LongMap();
    private final LongMap placedByRequest = new LongMap();
    private final LongMap requestOfPlaced = new LongMap();
    private final ClientAnswers.Flags asked = new ClientAnswers.Flags();
    private final LongMap requests = new LongMap();
    private long keysAsked;

    /**
     * @param kind {@code order} or {@code return}
     * @param table of orders, or of returns
     */
    Placements(String kind, String table, IdempotencyKeys keys, Findings findings) {
        this.kind = kind;
        this.table = table;
        this.keys = keys;
        this.findings = findings;
    }

    void applied(Applied note) {
        keys.applied(note);
        if (note.isOf("orders", table) && note.operation().equals("INSERT")) {
            placed.add(Fingerprint.of(note.after("id")));
        }
    }

    // Either all clients send keys, or none does.
    void row(String id) {
        long identity = Fingerprint.of(id);
        stored.put(identity, 1);
        if (placed.get(identity) != 0 && keys.size() > 0 && !keys.hasKeyOf(id)) {
            report("%s %s has no key of a request".formatted(kind, id));
        }
    }

    void asked(ClientRequest request) {
        asked.add(request.id(), request);
        if (!request.isRefused() && requests.add(Fingerprint.of(request.id()))) {
            keysAsked += keys.locationOf(request.id()) == 0 ? 0 : 1;
        }
        if (request.isAccepted()) {
            accepted(request, request.bodyJson().path("id").asString(""));
        }
    }

    private void accepted(ClientRequest request, String id) {
        if (stored.get(Fingerprint.of(id)) == 0) {
            report("request %s was answered with %s %s, which does not exist".formatted(request.id(), kind, id));
        }
        long own = IdempotencyKeys.location(id);
        long key = keys.locationOf(request.id());
        if ((key != 0 && key != own) || isOther(placedByRequest, request.id(), id)) {
            report("request %s was answered with another %s than %s, too".formatted(request.id(), kind, id));
        }
        if (isOther(requestOfPlaced, id, request.id())) {
            report("%s %s was answered to another request than %s, too".formatted(kind, id, request.id()));
        }
    }

    private static boolean isOther(LongMap known, String of, String now) {
        long before = known.get(Fingerprint.of(of));
        long value = Fingerprint.asValue(now);
        known.put(Fingerprint.of(of), value);
        return before != 0 && before != value;
    }

    void conclude() {
        asked.refusedOnly().stream()
                .filter(id -> keys.locationOf(id) != 0)
                .forEach(id -> report("request %s was refused, but its %s exists".formatted(id, kind)));
        if (placed.size() > requests.size()) {
            report("%d %ss are new, but only %d requests may have asked for one"
                    .formatted(placed.size(), kind, requests.size()));
        } else if (keys.size() > keysAsked) {
            report("%d keys stand for %ss, but clients sent only %d of them".formatted(keys.size(), kind, keysAsked));
        }
    }

    private void report(String detail) {
        findings.add(ClientAnswers.RULE, detail);
    }
}
