package io.eventorchestrator.checker;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/** Tables have what clients were promised, and lack what they were refused. */
final class ClientAnswers implements Rule {

    static final String RULE = "answers to clients are kept";

    private static final Pattern CANCELLATION = Pattern.compile("POST /orders/([^/]+)/cancellation");
    private static final Pattern RETURN = Pattern.compile("POST /orders/([^/]+)/returns");
    private static final Pattern DECISION = Pattern.compile("POST /returns/([^/]+)/decision");

    private final Findings findings;
    private final Placements orders;
    private final Placements returns;
    private final StoredAsAsked stored;
    private final Cancellations cancellations;
    private final Map<String, String> stateOfReturn = new HashMap<>();

    ClientAnswers(Findings findings) {
        this.findings = findings;
        IdempotencyKeys ofOrders = new IdempotencyKeys("/orders/", findings);
        IdempotencyKeys ofReturns = new IdempotencyKeys("/returns/", findings);
        this.orders = new Placements("order", "customer_order", ofOrders, findings);
        this.returns = new Placements("return", "order_return", ofReturns, findings);
        this.stored = new StoredAsAsked(ofOrders, ofReturns, findings);
        this.cancellations = new Cancellations(findings);
    }

    @Override
    public void applied(Applied note) {
        orders.applied(note);
        returns.applied(note);
        cancellations.applied(note);
    }

    @Override
    public void row(String schema, String table, JsonNode row) {
        if (!schema.equals("orders")) {
            return;
        }
        stored.row(table, row);
        String id = row.path("id").asString("");
        String state = row.path("state").asString("");
        if (table.equals("customer_order")) {
            orders.row(id);
            cancellations.order(id, state);
        } else if (table.equals("order_return")) {
            returns.row(id);
            stateOfReturn.put(id, state);
        }
    }

    @Override
    public void asked(ClientRequest request) {
        Matcher cancellation = CANCELLATION.matcher(request.operation());
        Matcher requested = RETURN.matcher(request.operation());
        Matcher decision = DECISION.matcher(request.operation());
        if (request.operation().equals("POST /orders")) {
            orders.asked(request);
            stored.order(request);
        } else if (cancellation.matches()) {
            cancellations.asked(cancellation.group(1), request);
        } else if (requested.matches()) {
            returns.asked(request);
            stored.returned(requested.group(1), request);
        } else if (decision.matches() && request.isAccepted()) {
            decided(decision.group(1), request.requestJson().path("approve").asBoolean(false));
        }
    }

    private void decided(String id, boolean approved) {
        String state = stateOfReturn.getOrDefault(id, "missing");
        if (approved == state.equals("DECLINED")) {
            findings.add(RULE, "return %s was %s, but is %s".formatted(id, approved ? "approved" : "declined", state));
        }
    }

    @Override
    public void conclude() {
        orders.conclude();
        returns.conclude();
        cancellations.conclude();
    }

    /** Flags by a text's fingerprint, and those texts that have a flag of interest, in order. */
    static final class Flags {

        private final LongMap flags = new LongMap();
        private final Set<String> refused = new TreeSet<>();

        /** @return whether the text has an accepted request, or one whose outcome is unknown */
        boolean mayHaveSucceeded(String text) {
            return flags.get(Fingerprint.of(text)) != 0;
        }

        void add(String text, ClientRequest request) {
            if (request.isRefused()) {
                refused.add(text);
            } else {
                flags.put(Fingerprint.of(text), 1);
            }
        }

        SortedSet<String> refusedOnly() {
            SortedSet<String> only = new TreeSet<>(refused);
            only.removeIf(this::mayHaveSucceeded);
            return only;
        }
    }
}
