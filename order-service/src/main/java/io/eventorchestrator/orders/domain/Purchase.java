package io.eventorchestrator.orders.domain;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * A customer's request, which no event changes.
 *
 * @param currency ISO 4217
 * @param lines each SKU once
 */
public record Purchase(Customer customer, String currency, List<OrderLine> lines) {

    // The largest integer that every JSON reader represents exactly: 2^53 - 1.
    private static final long LARGEST_TOTAL = 9_007_199_254_740_991L;

    /** @throws Contradiction if a SKU appears twice, or the total exceeds what the contract can carry */
    public Purchase {
        lines = List.copyOf(lines);
        refuseRepeatedSku(lines);
        if (total(lines) > LARGEST_TOTAL) {
            throw tooLarge();
        }
    }

    private static void refuseRepeatedSku(List<OrderLine> lines) {
        Set<String> skus = new HashSet<>();
        for (int i = 0; i < lines.size(); i++) {
            if (!skus.add(lines.get(i).sku())) {
                throw new Contradiction("lines[" + i + "].sku", lines.get(i).sku() + " appears twice");
            }
        }
    }

    /** The sum over all lines, in minor units of the currency. */
    public long total() {
        return total(lines);
    }

    private static long total(List<OrderLine> lines) {
        try {
            return lines.stream()
                    .mapToLong(line -> Math.multiplyExact(line.unitPrice(), line.quantity()))
                    .reduce(0, Math::addExact);
        } catch (ArithmeticException overflow) {
            throw tooLarge();
        }
    }

    private static Contradiction tooLarge() {
        return new Contradiction("lines", "come to a total that is too large");
    }
}
