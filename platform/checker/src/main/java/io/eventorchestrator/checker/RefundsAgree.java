package io.eventorchestrator.checker;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;

/** The payment provider paid completed returns, once and in full, and no others. */
final class RefundsAgree implements Rule {

    static final String RULE = "returns and refunds agree";

    private final Findings findings;
    private final boolean known;
    private final Map<String, JsonNode> returns = new HashMap<>();
    private final Set<String> paid = new HashSet<>();

    /** @param known whether the history has the provider's decisions */
    RefundsAgree(boolean known, Findings findings) {
        this.known = known;
        this.findings = findings;
    }

    @Override
    public void row(String schema, String table, JsonNode row) {
        if (schema.equals("orders") && table.equals("order_return")) {
            returns.put(row.path("id").asString(), row);
        }
    }

    @Override
    public void refund(RefundDecision decision) {
        if (decision.isPaid()) {
            if (!paid.add(decision.returnId())) {
                findings.add(RULE, "return " + decision.returnId() + " is paid twice");
            }
            JsonNode row = returns.get(decision.returnId());
            if (row == null) {
                findings.add(RULE, "return " + decision.returnId() + " is paid, but does not exist");
            } else {
                compare(
                        decision,
                        row.path("amount").asString() + " "
                                + row.path("currency").asString());
            }
        }
    }

    private void compare(RefundDecision decision, String expected) {
        String paid = decision.amount() + " " + decision.currency();
        if (!paid.equals(expected)) {
            findings.add(RULE, "return %s is paid %s, should be %s".formatted(decision.returnId(), paid, expected));
        }
    }

    @Override
    public void conclude() {
        new TreeMap<>(returns).forEach(this::compare);
    }

    private void compare(String id, JsonNode row) {
        String state = row.path("state").asString();
        boolean withoutRefund = row.path("refund_state").asString().equals("WAIVED")
                || row.path("amount").asLong() == 0;
        if (!withoutRefund && !known && state.equals("COMPLETED")) {
            throw new UnreadableHistory("refunds is missing, but returns are completed");
        }
        if (!withoutRefund && state.equals("COMPLETED") != paid.contains(id)) {
            findings.add(
                    RULE, "return %s is %s, but is %s".formatted(id, state, paid.contains(id) ? "paid" : "not paid"));
        }
    }
}
