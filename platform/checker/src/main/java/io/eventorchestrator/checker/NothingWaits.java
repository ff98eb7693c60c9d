package io.eventorchestrator.checker;

import tools.jackson.databind.JsonNode;

/** At the end nothing waits in an outbox or an inbox. */
final class NothingWaits implements Rule {

    static final String RULE = "nothing waits at the end";

    private final Findings findings;

    NothingWaits(Findings findings) {
        this.findings = findings;
    }

    @Override
    public void row(String schema, String table, JsonNode row) {
        String state = row.path("state").asString("");
        if (table.equals("event_outbox")) {
            findings.add(
                    RULE,
                    "outbox record %s of %s is %s, topic %s"
                            .formatted(
                                    row.path("seq").asString(),
                                    schema,
                                    state,
                                    row.path("topic").asString()));
        } else if (table.equals("event_inbox") && state.equals("PARKED")) {
            findings.add(
                    RULE,
                    "event %s is parked for %s"
                            .formatted(
                                    row.path("event_id").asString(),
                                    row.path("consumer_group").asString()));
        }
    }
}
