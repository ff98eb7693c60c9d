package io.eventorchestrator.checker;

import static io.eventorchestrator.checker.RecordedRun.json;

import java.io.IOException;
import java.util.Map;
import tools.jackson.databind.node.ObjectNode;

/** A run in which all went well: orders and returns that end in each way, a parked event, a replayed dead letter. */
final class GoodRun {

    static final String SKU = "TEA";
    private static final String CUSTOMER = "ada@example.com";
    private static final String ORDER = """
            {"customer":{"id":"c-1","email":"ada@example.com"},"currency":"EUR",\
            "lines":[{"sku":"TEA","quantity":2,"unitPrice":100}]}""";
    private static final String RETURN = """
            {"lines":[{"sku":"TEA","quantity":1}],"reason":"broken"}""";

    private final RecordedRun run;

    private GoodRun(RecordedRun run) {
        this.run = run;
    }

    static HistoryFolder in(HistoryFolder folder) throws IOException {
        return in(folder, 1);
    }

    /** @param times how often each kind of order is placed */
    static HistoryFolder in(HistoryFolder folder, int times) throws IOException {
        RecordedRun recorded = new RecordedRun(folder);
        GoodRun run = new GoodRun(recorded);
        recorded.count(SKU, times * 10);
        for (int i = 0; i < times; i++) {
            run.confirmed(false);
            run.confirmed(true);
            run.rejected();
            run.cancelled();
            run.returned();
        }
        run.returnFailed();
        run.refused();
        run.replayed();
        recorded.end();
        return folder;
    }

    private String place() {
        String order = run.uuid();
        String request = "request-" + order;
        run.asked(request, "POST /orders", ORDER);
        run.transaction();
        run.insert("orders.idempotency_key", request, json().put("key", request).put("location", "/orders/" + order));
        run.insert(
                "orders.customer_order",
                order,
                json().put("id", order)
                        .put("state", "PENDING")
                        .put("customer_id", "c-1")
                        .put("customer_email", CUSTOMER)
                        .put("currency", "EUR"));
        run.insert(
                "orders.order_line",
                order,
                json().put("order_id", order).put("sku", SKU).put("quantity", 2).put("unit_price", 100));
        ObjectNode placed = run.commit("orders", "orders.order.placed", order, json().put("orderId", order));
        run.answered(request, 202, json().put("id", order).toString());
        return keep(order, run.relay(placed));
    }

    private ObjectNode last = json();

    private String keep(String order, ObjectNode published) {
        last = published;
        return order;
    }

    private ObjectNode publish(String schema, String topic, String order) {
        ObjectNode written = run.commit(schema, topic, order, json().put("orderId", order));
        return run.relay(written);
    }

    private void handle(String schema, String group, ObjectNode published, Runnable effect) {
        run.transaction();
        run.settle(schema, group, published, "HANDLED", 0);
        effect.run();
    }

    private String reserve() {
        String order = place();
        ObjectNode placed = last;
        ObjectNode[] reserved = new ObjectNode[1];
        handle("inventory", RecordedRun.RESERVATIONS, placed, () -> {
            run.reserved(SKU, 2);
            run.insert(
                    "inventory.reservation",
                    order,
                    json().put("order_id", order).put("state", "HELD"));
            run.insert(
                    "inventory.reservation_line",
                    order,
                    json().put("order_id", order).put("sku", SKU).put("quantity", 2));
            reserved[0] = run.commit("inventory", "inventory.stock.reserved", order, json().put("orderId", order));
        });
        ObjectNode published = run.relay(reserved[0]);
        ObjectNode[] confirmed = new ObjectNode[1];
        handle("orders", RecordedRun.OUTCOMES, published, () -> {
            run.update("orders.customer_order", order, "state", "CONFIRMED");
            confirmed[0] = run.commit("orders", "orders.order.confirmed", order, json().put("orderId", order));
        });
        last = run.relay(confirmed[0]);
        return order;
    }

    private void notify(String template, String order, ObjectNode published) {
        notify(RecordedRun.ALERTS, template, order, published);
    }

    private void notify(String group, String template, String order, ObjectNode published) {
        handle("notifications", group, published, () -> notification(template, order, published));
        sent(order);
    }

    private void notification(String template, String order, ObjectNode cause) {
        ObjectNode event = RecordedRun.event(cause);
        String id = run.uuid();
        run.insert(
                "notifications.notification",
                id,
                json().put("id", id)
                        .put("state", "PENDING")
                        .put(
                                "event_id",
                                event.path("source").asString() + " "
                                        + event.path("id").asString())
                        .put("order_id", order)
                        .put("recipient", CUSTOMER)
                        .put("channel", "log")
                        .put("template", template));
        last = json().put("notification", id);
    }

    private void sent(String order) {
        String id = last.path("notification").asString();
        run.transaction();
        run.update("notifications.notification", id, "state", "SENT");
        ObjectNode written = run.commit(
                "notifications",
                "notifications.notification.sent",
                order,
                json().put("orderId", order).put("notificationId", id));
        ObjectNode published = run.relay(written);
        handle(
                "orders",
                RecordedRun.NOTIFICATIONS,
                published,
                () -> run.insert(
                        "orders.order_timeline",
                        run.uuid(),
                        json().put("order_id", order).put("event", "NotificationSent")));
    }

    /** @param parked whether the first attempt to notify fails */
    private void confirmed(boolean parked) {
        String order = reserve();
        ObjectNode confirmed = last;
        if (parked) {
            run.transaction();
            run.settle("notifications", RecordedRun.ALERTS, confirmed, "PARKED", 0);
        }
        notify("order-confirmed", order, confirmed);
    }

    private void rejected() {
        String order = place();
        ObjectNode placed = last;
        ObjectNode[] events = new ObjectNode[2];
        handle("inventory", RecordedRun.RESERVATIONS, placed, () -> {
            run.insert("inventory.rejection", order, json().put("order_id", order));
            events[0] = run.commit("inventory", "inventory.stock.rejected", order, json().put("orderId", order));
        });
        handle("orders", RecordedRun.OUTCOMES, run.relay(events[0]), () -> {
            run.update("orders.customer_order", order, "state", "REJECTED");
            events[1] = run.commit("orders", "orders.order.rejected", order, json().put("orderId", order));
        });
        notify("order-rejected", order, run.relay(events[1]));
    }

    private void cancelled() {
        String order = reserve();
        notify("order-confirmed", order, last);
        run.asked("cancel-" + order, "POST /orders/" + order + "/cancellation", "");
        run.transaction();
        run.update("orders.customer_order", order, "state", "CANCELLING");
        ObjectNode cancelled = publish("orders", "orders.order.cancelled", order);
        run.answered("cancel-" + order, 202, "{}");
        ObjectNode[] released = new ObjectNode[1];
        handle("inventory", RecordedRun.RESERVATIONS, cancelled, () -> {
            run.reserved(SKU, -2);
            run.update("inventory.reservation", order, "state", "RELEASED");
            released[0] = run.commit("inventory", "inventory.stock.released", order, json().put("orderId", order));
        });
        handle(
                "orders",
                RecordedRun.OUTCOMES,
                run.relay(released[0]),
                () -> run.update("orders.customer_order", order, "state", "CANCELLED"));
        notify("order-cancelled", order, cancelled);
    }

    private void returned() {
        String order = reserve();
        notify("order-confirmed", order, last);
        String id = approved(order);
        takenBack(order, id);
        run.refunded(id + " REFUNDED 100 EUR");
        change(order, id, "completed", Map.of("state", "COMPLETED", "refund_state", "DONE"));
    }

    private String approved(String order) {
        String id = run.uuid();
        run.asked("return-" + id, "POST /orders/" + order + "/returns", RETURN);
        run.transaction();
        run.insert(
                "orders.idempotency_key",
                "return-" + id,
                json().put("key", "return-" + id).put("location", "/returns/" + id));
        insertReturn(order, id);
        tell(order, id, "requested");
        run.answered("return-" + id, 202, json().put("id", id).toString());
        run.asked("decision-" + id, "POST /returns/" + id + "/decision", "{\"approve\":true}");
        run.transaction();
        run.update("orders.order_return", id, "state", "AWAITING_DECISION");
        change(order, id, "approved", Map.of("state", "APPROVED"));
        run.answered("decision-" + id, 200, "{}");
        return id;
    }

    private void insertReturn(String order, String id) {
        run.insert(
                "orders.order_return",
                id,
                json().put("id", id)
                        .put("order_id", order)
                        .put("state", "REQUESTED")
                        .put("goods_id", id)
                        .put("restock_state", "OPEN")
                        .put("refund_state", "OPEN")
                        .put("amount", 100)
                        .put("currency", "EUR"));
        run.insert(
                "orders.return_line",
                id,
                json().put("return_id", id).put("sku", SKU).put("quantity", 1).put("unit_price", 100));
    }

    private void change(String order, String id, String event, Map<String, Object> changes) {
        run.transaction();
        run.update("orders.order_return", id, changes);
        tell(order, id, event);
    }

    private void tell(String order, String id, String event) {
        ObjectNode written = run.commit(
                "orders",
                "orders.return." + event,
                order,
                json().put("orderId", order).put("returnId", id));
        notify(RecordedRun.RETURN_ALERTS, "return-" + event, order, run.relay(written));
    }

    private void takenBack(String order, String id) {
        run.transaction();
        run.insert("inventory.goods_return", id, json().put("return_id", id).put("state", "NEVER_TAKEN_BACK"));
        run.reserved(SKU, -1);
        run.update("inventory.goods_return", id, Map.of("state", "TAKEN_BACK", "order_id", order));
        run.insert(
                "inventory.goods_return_line",
                id,
                json().put("return_id", id).put("sku", SKU).put("quantity", 1));
        run.transaction();
        run.update("orders.order_return", id, "restock_state", "DONE");
    }

    /** The provider refuses the refund, so the goods leave the stock again. */
    private void returnFailed() {
        String order = reserve();
        notify("order-confirmed", order, last);
        String id = approved(order);
        takenBack(order, id);
        run.transaction();
        run.update("orders.order_return", id, Map.of("state", "COMPENSATING", "refund_state", "REFUSED"));
        run.transaction();
        run.reserved(SKU, 1);
        run.update("inventory.goods_return", id, "state", "TAKEN_OUT");
        change(order, id, "failed", Map.of("state", "FAILED", "restock_state", "UNDONE"));
    }

    private void refused() {
        run.asked("malformed", "POST /orders", "{");
        run.answered("malformed", 400, "{}");
        run.asked("unanswered", "POST /orders", "{}");
    }

    private void replayed() {
        String order = reserve();
        ObjectNode confirmed = last;
        String event = RecordedRun.event(confirmed).path("id").asString();
        run.allow(event);
        run.transaction();
        run.settle("notifications", RecordedRun.ALERTS, confirmed, "DEAD", 0);
        ObjectNode written = run.commitRecord(
                "notifications",
                "orders.order.confirmed." + RecordedRun.ALERTS + ".dlq",
                order,
                confirmed.path("value").asString(),
                headers(confirmed, 0));
        ObjectNode letter = run.relay(written);
        ObjectNode replay = run.write(replay(confirmed, order));
        run.write(entry(letter));
        run.transaction();
        run.settle("notifications", RecordedRun.ALERTS, replay, "HANDLED", 1);
        notification("order-confirmed", order, confirmed);
        sent(order);
    }

    private static ObjectNode headers(ObjectNode confirmed, int replays) {
        return json().put("dlq-origin-topic", "orders.order.confirmed")
                .put("dlq-origin-partition", "0")
                .put("dlq-origin-offset", confirmed.path("offset").asString())
                .put("dlq-reason", "handler-failed")
                .put("dlq-replays", String.valueOf(replays));
    }

    private static ObjectNode replay(ObjectNode confirmed, String order) {
        ObjectNode replay = json().put("topic", RecordedRun.ALERTS + ".replay")
                .put("partition", 0)
                .put("key", order);
        var list = replay.putArray("headers");
        headers(confirmed, 1)
                .properties()
                .forEach(header -> list.addObject()
                        .put("name", header.getKey())
                        .put("text", header.getValue().asString()));
        return replay.put("value", confirmed.path("value").asString());
    }

    private static ObjectNode entry(ObjectNode letter) {
        String place = "%s/%s/%s"
                .formatted(
                        letter.path("topic").asString(),
                        letter.path("partition").asString(),
                        letter.path("offset").asString());
        ObjectNode entry = json().put("topic", "dlq.ledger").put("partition", 0).put("key", place);
        entry.putArray("headers");
        return entry.put("value", json().put("fate", "REPLAYED").toString());
    }
}
