package io.eventorchestrator.inventory.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.eventorchestrator.inventory.domain.Rejection;
import io.eventorchestrator.inventory.domain.Reservation;
import io.eventorchestrator.inventory.domain.Shelf.Missing;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The outcome of an order as clients see it. */
@JsonInclude(JsonInclude.Include.NON_NULL)
record ReservationView(
        UUID orderId,
        State state,

        @Schema(description = "What is reserved, or was until its release, with goods that came back since; else empty")
        List<Line> lines,

        @Schema(description = "Why nothing was reserved; absent unless it was rejected") @Nullable
        Refusal rejection) {

    static ReservationView of(Reservation reservation) {
        List<Line> lines = reservation.lines().stream()
                .map(line -> new Line(line.sku(), line.quantity()))
                .toList();
        return new ReservationView(
                reservation.orderId(), State.valueOf(reservation.state().name()), lines, null);
    }

    static ReservationView of(Rejection rejection) {
        List<Shortage> shortages =
                rejection.missing().stream().map(Shortage::of).toList();
        return new ReservationView(
                rejection.orderId(), State.REJECTED, List.of(), new Refusal(rejection.reason(), shortages));
    }

    enum State {
        HELD,
        REJECTED,
        RELEASED,
        NEVER_HELD
    }

    record Line(String sku, int quantity) {}

    record Refusal(Rejection.Reason reason, List<Shortage> shortages) {}

    record Shortage(
            String sku,
            int requested,
            @Schema(description = "0 for an unknown SKU") int available) {

        static Shortage of(Missing missing) {
            return new Shortage(missing.line().sku(), missing.line().quantity(), missing.available());
        }
    }
}
