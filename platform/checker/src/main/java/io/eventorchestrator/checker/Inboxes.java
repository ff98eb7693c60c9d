package io.eventorchestrator.checker;

import tools.jackson.databind.JsonNode;

/** The last state of each event in each group's inbox, as the witness noted it. */
final class Inboxes {

    /** Handled, which nothing may change. */
    static final int HANDLED = 1;

    static final int DEAD = 2;
    static final int PARKED = 3;

    private static final int REPLAYS = 10;

    private final LongMap states = new LongMap();

    static long identity(JsonNode row) {
        return identity(
                row.path("consumer_group").asString(),
                row.path("source").asString(),
                row.path("event_id").asString());
    }

    static long identity(String group, String source, String id) {
        return Fingerprint.of(group, source, id);
    }

    void put(JsonNode row) {
        int state = switch (row.path("state").asString("")) {
            case "HANDLED" -> HANDLED;
            case "DEAD" -> DEAD;
            default -> PARKED;
        };
        states.put(identity(row), state + (long) REPLAYS * row.path("replays").asInt(0));
    }

    boolean isSettled(long identity) {
        long state = states.get(identity) % REPLAYS;
        return state == HANDLED || state == DEAD;
    }

    boolean isHandled(long identity) {
        return states.get(identity) % REPLAYS == HANDLED;
    }

    long replays(long identity) {
        return states.get(identity) / REPLAYS;
    }
}
