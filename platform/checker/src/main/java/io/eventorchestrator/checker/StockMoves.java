package io.eventorchestrator.checker;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * In each transaction, the reserved quantity of each SKU changes by what orders and returns of it hold or release, and
 * never exceeds what is there.
 */
final class StockMoves implements Rule {

    static final String RULE = "stock changes together with its reservation";
    static final String OVERSOLD = "stock is never oversold";

    private final Findings findings;
    private final HeldLines ordered = new HeldLines();
    private final HeldLines returned = new HeldLines();
    private final HeldLines takenBack = new HeldLines();
    private final Map<String, String> orderOfReturn = new HashMap<>();
    private final Set<String> released = new HashSet<>();
    // By transaction and SKU.
    private final Balances sums = new Balances();
    private final Set<String> early = new HashSet<>();

    StockMoves(Findings findings) {
        this.findings = findings;
    }

    @Override
    public void applied(Applied note) {
        if (note.schema().equals("inventory")) {
            if (note.early()) {
                early.add(note.transaction());
            }
            switch (note.table()) {
                case "stock" -> stock(note);
                case "reservation" -> reservation(note);
                case "reservation_line" -> reservationLine(note);
                case "goods_return" -> goods(note);
                case "goods_return_line" -> goodsLine(note);
                default -> {
                    // Other tables hold no stock.
                }
            }
        }
    }

    private void stock(Applied note) {
        long reserved = note.after().path("reserved").asLong(0);
        long onHand = note.after().path("on_hand").asLong(0);
        if (reserved < 0 || reserved > onHand) {
            findings.add(
                    OVERSOLD,
                    "SKU %s has %d reserved of %d on hand (%s)"
                            .formatted(note.after("sku"), reserved, onHand, note.place()));
        }
        if (!note.isFound()) {
            add(
                    note,
                    note.after("sku"),
                    reserved - note.before().path("reserved").asLong(0));
        }
    }

    private void reservation(Applied note) {
        String order = note.after("order_id");
        if (note.after("state").equals("RELEASED") && note.changes("state")) {
            released.add(order);
            if (!note.isNew()) {
                ordered.of(order)
                        .forEach((sku, quantity) ->
                                add(note, sku, quantity - takenBack.of(order).getOrDefault(sku, 0)));
            }
        }
    }

    private void reservationLine(Applied note) {
        if (note.isNew()) {
            ordered.add(note.after("order_id"), note.after("sku"), quantity(note));
            if (!note.isFound()) {
                add(note, note.after("sku"), -quantity(note));
            }
        }
    }

    private void goods(Applied note) {
        String id = note.after("return_id");
        String order = note.after("order_id");
        orderOfReturn.put(id, order);
        if (note.operation().equals("UPDATE") && note.after("state").equals("TAKEN_OUT") && note.changes("state")) {
            returned.of(id).forEach((sku, quantity) -> {
                takenBack.add(order, sku, -quantity);
                if (!released.contains(order)) {
                    add(note, sku, -quantity);
                }
            });
        }
    }

    private void goodsLine(Applied note) {
        if (note.isNew()) {
            String id = note.after("return_id");
            returned.add(id, note.after("sku"), quantity(note));
            takenBack.add(orderOfReturn.getOrDefault(id, ""), note.after("sku"), quantity(note));
            if (!note.isFound()) {
                add(note, note.after("sku"), quantity(note));
            }
        }
    }

    private static int quantity(Applied note) {
        return note.after().path("quantity").asInt();
    }

    private void add(Applied note, String sku, long change) {
        if (change != 0) {
            sums.add(note.transaction() + " " + sku, change);
        }
    }

    @Override
    public void conclude() {
        sums.open().forEach((where, sum) -> {
            String transaction = where.substring(0, where.indexOf(' '));
            if (!early.contains(transaction)) {
                findings.add(
                        RULE,
                        "transaction %s changes the reserved quantity of SKU %s by %+d without a reservation or return"
                                .formatted(transaction, where.substring(transaction.length() + 1), sum));
            }
        });
    }
}
