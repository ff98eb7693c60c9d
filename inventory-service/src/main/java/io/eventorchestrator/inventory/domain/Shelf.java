package io.eventorchestrator.inventory.domain;

import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The locked stock of some SKUs. Decides whether all of some lines can be reserved. */
public final class Shelf {

    private final Map<String, StockLevel> levels;

    /** @param levels of those requested SKUs that exist */
    public Shelf(List<StockLevel> levels) {
        this.levels = levels.stream().collect(Collectors.toMap(StockLevel::sku, Function.identity()));
    }

    /**
     * @param lines each SKU once
     * @return the lines that can't be reserved; empty if all can
     */
    public List<Missing> missing(List<Reservation.Line> lines) {
        return lines.stream()
                .filter(line -> line.quantity() > available(line.sku()))
                .map(line -> new Missing(line, available(line.sku()), levels.containsKey(line.sku())))
                .toList();
    }

    /**
     * @param lines each SKU once
     * @return the levels that these lines lower below their threshold, as they are afterwards
     */
    public List<StockLevel> depletedBy(List<Reservation.Line> lines) {
        return lines.stream()
                .filter(line -> after(line).depletedSince(level(line.sku())))
                .map(this::after)
                .toList();
    }

    private StockLevel after(Reservation.Line line) {
        return level(line.sku()).reserve(line.quantity());
    }

    private int available(String sku) {
        StockLevel level = levels.get(sku);
        return level == null ? 0 : level.available();
    }

    private StockLevel level(String sku) {
        StockLevel level = levels.get(sku);
        if (level == null) {
            throw new IllegalArgumentException("unknown SKU " + sku);
        }
        return level;
    }

    /**
     * A line that can't be reserved.
     *
     * @param available the available quantity
     * @param known whether the SKU exists
     */
    public record Missing(Reservation.Line line, int available, boolean known) {}
}
