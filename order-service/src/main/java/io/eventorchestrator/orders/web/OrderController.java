package io.eventorchestrator.orders.web;

import io.eventorchestrator.orders.application.CancelOrder;
import io.eventorchestrator.orders.application.IdempotencyKeys.Answer;
import io.eventorchestrator.orders.application.OncePerKey;
import io.eventorchestrator.orders.application.Orders;
import io.eventorchestrator.orders.application.Orders.Filter;
import io.eventorchestrator.orders.application.Orders.Sort;
import io.eventorchestrator.orders.application.Orders.Stored;
import io.eventorchestrator.orders.application.PlaceOrder;
import io.eventorchestrator.orders.application.Timeline;
import io.eventorchestrator.orders.domain.Order;
import io.eventorchestrator.orders.domain.OrderState;
import io.eventorchestrator.web.FieldProblem;
import io.eventorchestrator.web.Page;
import io.eventorchestrator.web.PlainText;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.headers.Header;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.ExampleObject;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Size;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.ErrorResponseException;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.json.JsonMapper;

@RestController
@RequestMapping(path = "/orders", produces = MediaType.APPLICATION_JSON_VALUE)
class OrderController {

    static final String UNKNOWN = "No order has this id";
    private static final String UTC = "Z$";
    private static final String RETRY = "Seconds until the state may have changed; absent for a final state";
    private static final String SOON = "1";

    private final PlaceOrder placeOrder;
    private final OncePerKey oncePerKey;
    private final CancelOrder cancelOrder;
    private final Orders orders;
    private final Timeline timeline;
    private final JsonMapper json;

    OrderController(
            PlaceOrder placeOrder,
            OncePerKey oncePerKey,
            CancelOrder cancelOrder,
            Orders orders,
            Timeline timeline,
            JsonMapper json) {
        this.placeOrder = placeOrder;
        this.oncePerKey = oncePerKey;
        this.cancelOrder = cancelOrder;
        this.orders = orders;
        this.timeline = timeline;
        this.json = json;
    }

    @Operation(summary = "Place an order")
    @io.swagger.v3.oas.annotations.parameters.RequestBody(
            content = @Content(examples = @ExampleObject(OrderRequest.EXAMPLE)))
    @ApiResponse(
            responseCode = "202",
            description = "Placed, or placed before with the same Idempotency-Key",
            headers = {
                @Header(name = "Location", description = "The order", schema = @Schema(type = "string")),
                @Header(name = "Retry-After", description = RETRY, schema = @Schema(type = "integer"))
            },
            content = @Content(schema = @Schema(implementation = OrderView.class)))
    @ApiResponse(responseCode = "422", description = "The Idempotency-Key was used with another request")
    @PostMapping(consumes = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<byte[]> place(
            @RequestBody @Valid OrderRequest request,
            @RequestHeader(name = "Idempotency-Key", required = false) @Size(min = 1, max = 128) @PlainText @Nullable
                    String key) {
        Answer answer = key == null
                ? place(request)
                : oncePerKey.answer(key, json.writeValueAsString(request), () -> place(request));
        return ResponseEntity.status(answer.status())
                .location(URI.create(answer.location()))
                .header(HttpHeaders.RETRY_AFTER, SOON)
                .contentType(MediaType.APPLICATION_JSON)
                .body(answer.body().getBytes(StandardCharsets.UTF_8));
    }

    private Answer place(OrderRequest request) {
        OrderView order = OrderView.of(placeOrder.place(request.toPurchase()));
        return new Answer(HttpStatus.ACCEPTED.value(), location(order), json.writeValueAsString(order));
    }

    @Operation(summary = "One order")
    @ApiResponse(responseCode = "200")
    @ApiResponse(responseCode = "404", description = UNKNOWN)
    @GetMapping("/{id}")
    OrderView get(@PathVariable UUID id) {
        return orders.find(id).map(OrderView::of).orElseThrow(OrderController::unknown);
    }

    @Operation(
            summary = "Orders by the time of placing, newest first",
            description = "A page continues after an order, so orders that arrive meanwhile don't shift it.")
    @GetMapping
    Page<OrderView> list(
            @RequestParam(required = false) @Nullable OrderState state,
            @RequestParam(required = false) @Size(min = 1, max = 64) @PlainText @Nullable String customer,
            @Parameter(
                            description = "Placed at or after this time, in UTC",
                            schema = @Schema(type = "string", format = "date-time", pattern = UTC))
                    @RequestParam(required = false)
                    @Nullable
                    Instant placedFrom,
            @Parameter(
                            description = "Placed before this time, in UTC",
                            schema = @Schema(type = "string", format = "date-time", pattern = UTC))
                    @RequestParam(required = false)
                    @Nullable
                    Instant placedBefore,
            @RequestParam(defaultValue = "NEWEST") Sort sort,
            @Parameter(description = "The last order of the previous page, as in its next")
                    @RequestParam(required = false)
                    @Nullable
                    UUID after,
            @RequestParam(defaultValue = "50") @Min(1) @Max(200) int limit) {
        Filter filter = new Filter(state, customer, placedFrom, placedBefore);
        List<OrderView> found = orders.list(filter, sort, after, limit + 1).stream()
                .map(OrderView::of)
                .toList();
        if (found.isEmpty() && after != null && orders.find(after).isEmpty()) {
            throw new FieldProblem("after", "names no order").refusal(HttpStatus.BAD_REQUEST);
        }
        return Page.of(found, limit, order -> order.id().toString());
    }

    @Operation(summary = "Cancel an order", description = "A repeated request changes nothing.")
    @ApiResponse(
            responseCode = "202",
            description = "The cancellation is accepted",
            headers = {
                @Header(name = "Location", description = "The order", schema = @Schema(type = "string")),
                @Header(name = "Retry-After", description = RETRY, schema = @Schema(type = "integer"))
            })
    @ApiResponse(responseCode = "404", description = UNKNOWN)
    @ApiResponse(responseCode = "409", description = "The order is rejected or expired, or has a return")
    @PostMapping("/{id}/cancellation")
    @ResponseStatus(HttpStatus.ACCEPTED)
    ResponseEntity<OrderView> cancel(@PathVariable UUID id) {
        Stored stored = cancelOrder.cancel(id, "CUSTOMER_REQUEST").orElseThrow(OrderController::unknown);
        Order order = stored.order();
        if (!order.canBeCancelled()) {
            throw new FieldProblem("id", "names an order that is " + order.state() + " and can't be cancelled")
                    .refusal(HttpStatus.CONFLICT);
        }
        OrderView view = OrderView.of(stored);
        return ResponseEntity.accepted()
                .location(URI.create(location(view)))
                .headers(headers -> retry(headers, order))
                .body(view);
    }

    private static void retry(HttpHeaders headers, Order order) {
        if (!order.state().isFinal()) {
            headers.set(HttpHeaders.RETRY_AFTER, SOON);
        }
    }

    @Operation(summary = "The timeline of an order")
    @ApiResponse(responseCode = "200")
    @ApiResponse(responseCode = "404", description = UNKNOWN)
    @GetMapping("/{id}/timeline")
    List<Timeline.Entry> timeline(@PathVariable UUID id) {
        if (orders.find(id).isEmpty()) {
            throw unknown();
        }
        return timeline.of(id);
    }

    private static String location(OrderView order) {
        return "/orders/" + order.id();
    }

    static ErrorResponseException unknown() {
        return new FieldProblem("id", "names no order").refusal(HttpStatus.NOT_FOUND);
    }
}
