package io.eventorchestrator.checker;

/** The keys of clients' requests, and what each key stands for: orders, or returns. */
final class IdempotencyKeys {

    private final String path;
    private final Findings findings;
    private final LongMap locations = new LongMap();
    private final LongMap owners = new LongMap();

    /** @param path of the locations, such as {@code /orders/} */
    IdempotencyKeys(String path, Findings findings) {
        this.path = path;
        this.findings = findings;
    }

    void applied(Applied note) {
        if (note.isOf("orders", "idempotency_key")
                && note.operation().matches("INSERT|UPDATE")
                && note.after("location").startsWith(path)) {
            put(note, note.after("location").substring(path.length()));
        }
    }

    private void put(Applied note, String id) {
        long key = Fingerprint.asValue(note.after("key"));
        long owner = owners.get(Fingerprint.of(id));
        if (owner != 0 && owner != key) {
            findings.add(
                    ClientAnswers.RULE,
                    "two keys stand for %s%s, one is %s (%s)".formatted(path, id, note.after("key"), note.place()));
        }
        owners.put(Fingerprint.of(id), key);
        locations.put(Fingerprint.of(note.after("key")), location(id));
    }

    /** A number that stands for an order or a return, never 0. */
    static long location(String id) {
        return Fingerprint.asValue(id);
    }

    /** @return 0 if the key stands for nothing */
    long locationOf(String key) {
        return locations.get(Fingerprint.of(key));
    }

    boolean hasKeyOf(String id) {
        return owners.get(Fingerprint.of(id)) != 0;
    }

    int size() {
        return locations.size();
    }
}
