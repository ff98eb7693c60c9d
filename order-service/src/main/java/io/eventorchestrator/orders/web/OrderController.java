package io.eventorchestrator.orders.web;

import io.eventorchestrator.contracts.orders.Customer;
import io.eventorchestrator.contracts.orders.OrderLine;
import io.eventorchestrator.orders.application.ChangeOrder;
import io.eventorchestrator.orders.application.Orders;
import io.eventorchestrator.orders.application.PlaceOrder;
import io.eventorchestrator.orders.application.Timeline;
import io.eventorchestrator.orders.domain.Order;
import io.eventorchestrator.orders.domain.OrderState;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Size;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;
import tools.jackson.databind.json.JsonMapper;

@RestController
@RequestMapping("/orders")
class OrderController {

    private final PlaceOrder placeOrder;
    private final ChangeOrder changeOrder;
    private final Orders orders;
    private final Timeline timeline;
    private final JsonMapper json;

    OrderController(PlaceOrder placeOrder, ChangeOrder changeOrder, Orders orders, Timeline timeline, JsonMapper json) {
        this.placeOrder = placeOrder;
        this.changeOrder = changeOrder;
        this.orders = orders;
        this.timeline = timeline;
        this.json = json;
    }

    @PostMapping
    ResponseEntity<OrderView> place(
            @RequestBody @Valid OrderRequest request,
            @RequestHeader(name = "Idempotency-Key", required = false) @Size(min = 1, max = 128) @Nullable String key) {
        Order order = placeOrder.place(
                request.customer().toCustomer(),
                request.currency(),
                request.orderLines(),
                key == null ? null : new PlaceOrder.Key(key, digest(request)));
        return ResponseEntity.accepted()
                .location(URI.create("/orders/" + order.id()))
                .body(OrderView.of(order));
    }

    @GetMapping("/{id}")
    OrderView get(@PathVariable UUID id) {
        return orders.find(id).map(OrderView::of).orElseThrow(() -> unknown(id));
    }

    @GetMapping
    Page list(
            @RequestParam(required = false) @Nullable OrderState state,
            @RequestParam(required = false) @Nullable @Size(min = 1, max = 64) String customer,
            @RequestParam(required = false) @Nullable UUID after,
            @RequestParam(defaultValue = "50") @Min(1) @Max(200) int limit) {
        List<OrderView> items = orders.list(new Orders.Filter(state, customer), after, limit + 1).stream()
                .map(OrderView::of)
                .toList();
        return items.size() <= limit
                ? new Page(items, null)
                : new Page(items.subList(0, limit), items.get(limit - 1).id());
    }

    @PostMapping("/{id}/cancellation")
    ResponseEntity<OrderView> cancel(@PathVariable UUID id) {
        Order order = changeOrder.cancel(id, "CUSTOMER_REQUEST").orElseThrow(() -> unknown(id));
        if (!order.canBeCancelled()) {
            throw new ResponseStatusException(
                    HttpStatus.CONFLICT, "order " + id + " is " + order.state() + " and can't be cancelled");
        }
        return ResponseEntity.accepted().body(OrderView.of(order));
    }

    @GetMapping("/{id}/timeline")
    List<Timeline.Entry> timeline(@PathVariable UUID id) {
        if (orders.find(id).isEmpty()) {
            throw unknown(id);
        }
        return timeline.of(id);
    }

    private static ResponseStatusException unknown(UUID id) {
        return new ResponseStatusException(HttpStatus.NOT_FOUND, "no order " + id);
    }

    // Of what was understood, not of the bytes: white space and the order of properties make no other request.
    private String digest(OrderRequest request) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256")
                            .digest(json.writeValueAsString(request).getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    record OrderView(UUID id, OrderState state, Customer customer, String currency, long total, List<OrderLine> lines) {

        static OrderView of(Order order) {
            return new OrderView(
                    order.id(), order.state(), order.customer(), order.currency(), order.total(), order.lines());
        }
    }

    /** @param next what to give as {@code after} for the next page; null on the last */
    record Page(List<OrderView> items, @Nullable UUID next) {}
}
