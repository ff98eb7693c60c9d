package io.eventorchestrator.orders.web;

import io.eventorchestrator.orders.application.Orders;
import io.eventorchestrator.orders.application.Orders.Stored;
import io.eventorchestrator.web.PlainText;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import jakarta.validation.constraints.Size;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

@RestController
class OrderStreamController {

    private final Orders orders;
    private final OrderStreams streams;

    OrderStreamController(Orders orders, OrderStreams streams) {
        this.orders = orders;
        this.streams = streams;
    }

    @Operation(
            summary = "Follow an order",
            description = "Server-sent events: the order at once, and again after each change of its state. If several"
                    + " changes follow quickly, only the last may be sent. The stream ends after a final state.")
    @ApiResponse(
            responseCode = "200",
            description = "Events named state, with the order as data",
            content =
                    @Content(
                            mediaType = MediaType.TEXT_EVENT_STREAM_VALUE,
                            schema = @Schema(implementation = OrderView.class)))
    @ApiResponse(
            responseCode = "204",
            description = "The Last-Event-ID is that of the final state: nothing follows, and clients don't reconnect",
            content = @Content)
    @ApiResponse(responseCode = "404", description = OrderController.UNKNOWN)
    @GetMapping(path = "/orders/{id}/events", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
    ResponseEntity<SseEmitter> events(
            HttpMethod method,
            @PathVariable UUID id,
            @RequestHeader(name = "Last-Event-ID", required = false) @Size(max = 64) @PlainText @Nullable String last) {
        Stored stored = orders.find(id).orElseThrow(OrderController::unknown);
        if (stored.order().state().isFinal() && OrderStream.idOf(stored).equals(last)) {
            return ResponseEntity.noContent().build();
        }
        return method.equals(HttpMethod.HEAD) ? answer().build() : answer().body(streams.open(stored));
    }

    private static ResponseEntity.BodyBuilder answer() {
        return ResponseEntity.ok().contentType(MediaType.TEXT_EVENT_STREAM).cacheControl(CacheControl.noStore());
    }
}
