package io.eventorchestrator.checker;

import tools.jackson.databind.JsonNode;

/** The parts of orders and returns, as sums of fingerprints, so that they may come in any order. */
final class Contents {

    private final LongMap sums = new LongMap();

    /** @param location of the order or return */
    void add(long location, long part) {
        long sum = sums.get(location) + part;
        // A map holds no 0.
        sums.put(location, sum == 0 ? 1 : sum);
    }

    boolean has(long location) {
        return sums.get(location) != 0;
    }

    boolean isOtherThan(long location, long sum) {
        return sums.get(location) != sum;
    }

    /** @param names of texts and numbers of the part */
    static long part(JsonNode from, String... names) {
        String[] values = new String[names.length];
        for (int i = 0; i < names.length; i++) {
            JsonNode value = from.path(names[i]);
            values[i] = value.isNumber() ? String.valueOf(value.asLong(-1)) : value.asString("");
        }
        return Fingerprint.of(values);
    }
}
