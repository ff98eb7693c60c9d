package io.eventorchestrator.inventory.web;

import io.eventorchestrator.inventory.application.Reservations;
import io.eventorchestrator.inventory.application.SetStock;
import io.eventorchestrator.inventory.application.Stock;
import io.eventorchestrator.inventory.domain.Reservation;
import io.eventorchestrator.inventory.domain.StockLevel;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;

@RestController
class StockController {

    private final Stock stock;
    private final SetStock setStock;
    private final Reservations reservations;

    StockController(Stock stock, SetStock setStock, Reservations reservations) {
        this.stock = stock;
        this.setStock = setStock;
        this.reservations = reservations;
    }

    @PutMapping("/stock/{sku}")
    Level put(@PathVariable @Size(max = 64) String sku, @RequestBody @Valid Count count) {
        return setStock.set(sku, count.onHand(), count.threshold() == null ? 0 : count.threshold())
                .map(Level::of)
                .orElseThrow(() -> new ResponseStatusException(
                        HttpStatus.CONFLICT, "more of " + sku + " is reserved than " + count.onHand()));
    }

    @GetMapping("/stock/{sku}")
    Level get(@PathVariable String sku) {
        return stock.find(sku)
                .map(Level::of)
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND, "no SKU " + sku));
    }

    @GetMapping("/stock")
    Page list(
            @RequestParam(defaultValue = "") String after,
            @RequestParam(defaultValue = "50") @Min(1) @Max(200) int limit) {
        List<Level> items = stock.list(after, limit).stream().map(Level::of).toList();
        return new Page(items, items.size() < limit ? "" : items.getLast().sku());
    }

    @GetMapping("/reservations/{orderId}")
    Reservation reservation(@PathVariable UUID orderId) {
        return reservations
                .find(orderId)
                .orElseThrow(
                        () -> new ResponseStatusException(HttpStatus.NOT_FOUND, "no reservation for order " + orderId));
    }

    record Count(
            @NotNull @Min(0) @Max(1_000_000_000) Integer onHand,

            @org.jspecify.annotations.Nullable @Min(0) @Max(1_000_000_000)
            Integer threshold) {}

    record Level(String sku, int onHand, int reserved, int available, int threshold) {

        static Level of(StockLevel level) {
            return new Level(level.sku(), level.onHand(), level.reserved(), level.available(), level.threshold());
        }
    }

    /** @param next what to give as {@code after} for the next page; empty on the last */
    record Page(List<Level> items, String next) {}
}
