package io.eventorchestrator.checker;

import tools.jackson.databind.JsonNode;

/** Decides about one guarantee. Facts come in this order: notes, records, rows, requests. */
interface Rule {

    /** Takes a committed change. */
    default void applied(Applied note) {}

    /** Takes a committed record, partition by partition. */
    default void published(TopicRecord found) {}

    /** Takes a row of a table's last state, in alphabetical order of the tables. */
    default void row(String schema, String table, JsonNode row) {}

    /** Takes a decision of the payment provider. */
    default void refund(RefundDecision decision) {}

    /** Takes a client's request, with its answer if there was one. */
    default void asked(ClientRequest request) {}

    /** Reports violations that only all facts together show. */
    default void conclude() {}
}
