package io.eventorchestrator.inventory.web;

import io.eventorchestrator.inventory.application.Rejections;
import io.eventorchestrator.inventory.application.Reservations;
import io.eventorchestrator.web.FieldProblem;
import io.eventorchestrator.web.Page;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import java.util.Optional;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping(produces = MediaType.APPLICATION_JSON_VALUE)
class ReservationController {

    private final Reservations reservations;
    private final Rejections rejections;

    ReservationController(Reservations reservations, Rejections rejections) {
        this.reservations = reservations;
        this.rejections = rejections;
    }

    @Operation(
            summary = "The outcome of an order",
            description = "HELD, REJECTED with the reason, RELEASED, or NEVER_HELD for an order that was cancelled"
                    + " before anything was reserved. REJECTED and NEVER_HELD are forgotten after their retention.")
    @ApiResponse(responseCode = "200")
    @ApiResponse(responseCode = "404", description = "No order with this id has arrived, or its outcome is forgotten")
    @GetMapping("/reservations/{orderId}")
    ReservationView outcome(@PathVariable UUID orderId) {
        return find(orderId)
                .orElseThrow(() -> new FieldProblem("orderId", "has no outcome").refusal(HttpStatus.NOT_FOUND));
    }

    @Operation(
            summary = "The outcome of an order, as a list",
            description = "Empty if no order with this id has arrived, or its outcome is forgotten: for callers that"
                    + " take a 404 for a failure, as circuit breakers do.")
    @ApiResponse(responseCode = "200")
    @GetMapping("/reservations")
    Page<ReservationView> outcomes(@RequestParam UUID orderId) {
        return new Page<>(find(orderId).stream().toList(), null);
    }

    // After a rejection and a cancellation both are stored; the cancellation is the later outcome.
    private Optional<ReservationView> find(UUID orderId) {
        return reservations
                .find(orderId)
                .map(ReservationView::of)
                .or(() -> rejections.find(orderId).map(ReservationView::of));
    }
}
