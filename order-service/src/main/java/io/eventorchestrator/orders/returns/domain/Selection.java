package io.eventorchestrator.orders.returns.domain;

import io.eventorchestrator.orders.domain.OrderLine;
import io.eventorchestrator.orders.domain.Purchase;
import io.eventorchestrator.orders.returns.domain.ReturnedGoods.Line;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * The lines of an order that a customer wants to return.
 *
 * @param reason in the customer's words
 */
public record Selection(List<Wanted> lines, String reason) {

    public Selection {
        lines = List.copyOf(lines);
        refuseRepeatedSku(lines);
    }

    /**
     * The selected goods with their prices.
     *
     * @param returned the quantities that were returned before
     * @throws NotReturnable if the order does not have them
     */
    public ReturnedGoods of(Purchase purchase, Map<String, Integer> returned) {
        List<Line> goods = IntStream.range(0, lines.size())
                .mapToObj(i -> line("lines[" + i + "].", lines.get(i), purchase, returned))
                .toList();
        return new ReturnedGoods(purchase.currency(), goods, reason);
    }

    private static Line line(String path, Wanted wanted, Purchase purchase, Map<String, Integer> returned) {
        OrderLine ordered = purchase.lines().stream()
                .filter(line -> line.sku().equals(wanted.sku()))
                .findFirst()
                .orElseThrow(() -> NotReturnable.ever(path + "sku", "is not in the order"));
        if (wanted.quantity() > ordered.quantity()) {
            throw NotReturnable.ever(path + "quantity", "is more than the " + ordered.quantity() + " in the order");
        }
        int left = ordered.quantity() - returned.getOrDefault(wanted.sku(), 0);
        if (wanted.quantity() > left) {
            throw NotReturnable.now(path + "quantity", "is more than the " + left + " that are not returned yet");
        }
        return new Line(wanted.sku(), wanted.quantity(), ordered.unitPrice());
    }

    private static void refuseRepeatedSku(List<Wanted> lines) {
        Set<String> skus = new HashSet<>();
        for (int i = 0; i < lines.size(); i++) {
            if (!skus.add(lines.get(i).sku())) {
                throw NotReturnable.ever("lines[" + i + "].sku", lines.get(i).sku() + " appears twice");
            }
        }
    }

    /** A quantity of one SKU. */
    public record Wanted(String sku, int quantity) {}
}
