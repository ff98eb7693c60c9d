package io.eventorchestrator.inventory.domain;

import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The stock that one order asks for, locked. Decides whether all of it can be held. */
public final class Shelf {

    private final Map<String, StockLevel> levels;

    /** @param levels of the SKUs that exist among those asked for */
    public Shelf(List<StockLevel> levels) {
        this.levels = levels.stream().collect(Collectors.toMap(StockLevel::sku, Function.identity()));
    }

    /** @return the lines that can't be held; empty if all can */
    public List<Missing> missing(Reservation reservation) {
        return reservation.lines().stream()
                .filter(line -> line.quantity() > available(line.sku()))
                .map(line -> new Missing(line, available(line.sku()), levels.containsKey(line.sku())))
                .toList();
    }

    /** @return the levels that the reservation takes below their threshold, as they are afterwards */
    public List<StockLevel> depletedBy(Reservation reservation) {
        return reservation.lines().stream()
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
     * A line that can't be held.
     *
     * @param available how much there is instead
     * @param known whether the SKU exists
     */
    public record Missing(Reservation.Line line, int available, boolean known) {}
}
