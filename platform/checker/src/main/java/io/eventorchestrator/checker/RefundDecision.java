package io.eventorchestrator.checker;

/** A line of the payment provider's file: {@code RETURN STATE AMOUNT CURRENCY}. */
record RefundDecision(String returnId, String state, long amount, String currency) {

    static RefundDecision of(String line) {
        String[] parts = line.split(" ", -1);
        if (parts.length != 4 || !parts[2].matches("\\d{1,18}")) {
            throw new UnreadableHistory("refunds has the line: " + line);
        }
        return new RefundDecision(parts[0], parts[1], Long.parseLong(parts[2]), parts[3]);
    }

    boolean isPaid() {
        return state.equals("REFUNDED");
    }
}
