package io.eventorchestrator.checker;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** A made-up run: notes, records, tables and requests, as the real parts of the platform would leave them. */
final class RecordedRun {

    static final Instant START = Instant.parse("2026-01-05T10:00:00Z");
    static final String ALERTS = "notification-service-order-alerts";
    static final String RETURN_ALERTS = "notification-service-return-alerts";
    static final String RESERVATIONS = "inventory-service-order-reservations";
    static final String OUTCOMES = "order-service-inventory-outcomes";
    static final String NOTIFICATIONS = "order-service-notification-outcomes";

    static final List<Run.ConsumerGroup> GROUPS = List.of(
            new Run.ConsumerGroup(
                    RESERVATIONS,
                    "inventory-service",
                    List.of("orders.order.placed", "orders.order.cancelled", "orders.order.expired"),
                    false),
            new Run.ConsumerGroup(
                    OUTCOMES,
                    "order-service",
                    List.of("inventory.stock.reserved", "inventory.stock.rejected", "inventory.stock.released"),
                    false),
            new Run.ConsumerGroup(NOTIFICATIONS, "order-service", List.of("notifications.notification.sent"), false),
            new Run.ConsumerGroup(
                    ALERTS,
                    "notification-service",
                    List.of("orders.order.confirmed", "orders.order.rejected", "orders.order.cancelled"),
                    false),
            new Run.ConsumerGroup(
                    RETURN_ALERTS,
                    "notification-service",
                    List.of(
                            "orders.return.requested",
                            "orders.return.approved",
                            "orders.return.completed",
                            "orders.return.failed"),
                    false),
            new Run.ConsumerGroup(
                    "notification-service-large-orders",
                    "notification-service",
                    List.of("orders.order.confirmed"),
                    true));

    private static final JsonMapper JSON = JsonMapper.shared();

    private final JsonLines notes;
    private final HistoryFolder folder;
    private final Map<String, Map<String, ObjectNode>> tables = new TreeMap<>();
    private final Map<String, List<String>> topics = new TreeMap<>();
    private final Map<String, Integer> stock = new HashMap<>();
    private final List<String> requests = new ArrayList<>();
    private final List<String> allowed = new ArrayList<>();
    private final List<String> refunds = new ArrayList<>();
    private long seq;
    private long transaction = 700;
    private long id;

    RecordedRun(HistoryFolder folder) throws IOException {
        this.folder = folder;
        this.notes = new JsonLines(folder.witness());
        note("witness", "INSTALLED", null, null);
        transaction();
    }

    static ObjectNode json() {
        return JSON.createObjectNode();
    }

    String uuid() {
        return new UUID(0x018f_2f6e_7c1a_7000L, 0x9a55_0000_0000_0000L + ++id).toString();
    }

    /** Begins the next transaction. */
    void transaction() {
        transaction++;
    }

    void insert(String relation, String key, ObjectNode row) {
        tables.computeIfAbsent(relation, name -> new TreeMap<>()).put(key, row);
        note(relation, "INSERT", null, row);
    }

    void update(String relation, String key, String column, Object value) {
        update(relation, key, Map.of(column, value));
    }

    void update(String relation, String key, Map<String, Object> changes) {
        ObjectNode before = tables.get(relation).get(key);
        ObjectNode after = before.deepCopy();
        changes.forEach((column, value) -> {
            if (value instanceof Integer number) {
                after.put(column, number);
            } else {
                after.put(column, String.valueOf(value));
            }
        });
        tables.get(relation).put(key, after);
        note(relation, "UPDATE", before, after);
    }

    void delete(String relation, String key) {
        note(relation, "DELETE", tables.get(relation).remove(key), null);
    }

    private void note(String relation, String operation, ObjectNode before, ObjectNode after) {
        ObjectNode line = json().put("seq", ++seq)
                .put("tx", String.valueOf(transaction))
                .put("at", START.plusMillis(seq).toString())
                .put("relation", relation)
                .put("operation", operation);
        line.set("before", before);
        line.set("after", after);
        try {
            notes.add(line.toString());
        } catch (IOException failed) {
            throw new IllegalStateException(failed);
        }
    }

    /** Commits an event to the outbox, without publishing it. */
    ObjectNode commit(String schema, String topic, String key, ObjectNode data) {
        ObjectNode event = json().put("id", uuid()).put("source", "/" + schema).put("type", topic);
        event.set("data", data);
        return commitRecord(schema, topic, key, event.toString(), json());
    }

    /** Commits a record to the outbox. */
    ObjectNode commitRecord(String schema, String topic, String key, String value, ObjectNode headers) {
        ObjectNode written = json().put("topic", topic).put("partition", 0).put("key", key);
        var list = written.putArray("headers");
        headers.properties()
                .forEach(header -> list.addObject()
                        .put("name", header.getKey())
                        .put("text", header.getValue().asString()));
        written.put("value", value);
        String row = String.valueOf(++id);
        insert(
                schema + ".event_outbox",
                row,
                json().put("seq", id)
                        .put("state", "PENDING")
                        .put("topic", topic)
                        .put("partition", 0)
                        .put("message_key", bytes(key))
                        .put("value", Fingerprint.ofBytes(value.getBytes(StandardCharsets.UTF_8)))
                        .set("headers", list.deepCopy()));
        return written.put("row", schema + " " + row);
    }

    /** Writes a committed record to its topic, in a later transaction. */
    ObjectNode relay(ObjectNode written) {
        ObjectNode published = write(written);
        String[] row = written.path("row").asString().split(" ", 2);
        transaction();
        delete(row[0] + ".event_outbox", row[1]);
        return published;
    }

    ObjectNode write(ObjectNode written) {
        List<String> topic = topics.computeIfAbsent(written.path("topic").asString(), name -> new ArrayList<>());
        ObjectNode published = written.deepCopy();
        published.remove("row");
        published
                .put("offset", topic.size())
                .put("timestamp", START.plusMillis(seq).toEpochMilli());
        topic.add(published.toString());
        return published;
    }

    static ObjectNode event(ObjectNode published) {
        return (ObjectNode) JSON.readTree(published.path("value").asString());
    }

    /** Settles an event in a group's inbox; effects follow in the same transaction. */
    void settle(String schema, String group, ObjectNode published, String state, int replays) {
        ObjectNode event = event(published);
        String key = group + event.path("id").asString();
        ObjectNode row = json().put("consumer_group", group)
                .put("source", event.path("source").asString())
                .put("event_id", event.path("id").asString())
                .put("state", state)
                .put("topic", published.path("topic").asString())
                .put("partition", 0)
                .put("record_offset", published.path("offset").asInt())
                .put("message_key", bytes(published.path("key").asString()))
                .put("replays", replays);
        if (state.equals("PARKED")) {
            row.put("arrival", ++id);
        }
        if (state.equals("DEAD")) {
            row.put("reason", "handler-failed");
        }
        ObjectNode before = tables.computeIfAbsent(schema + ".event_inbox", name -> new TreeMap<>())
                .put(key, row);
        note(schema + ".event_inbox", before == null ? "INSERT" : "UPDATE", before, row);
    }

    void count(String sku, int quantity) {
        insert(
                "inventory.stock",
                sku,
                json().put("sku", sku).put("on_hand", quantity).put("reserved", 0));
        stock.put(sku, quantity);
    }

    void reserved(String sku, int change) {
        int before = tables.get("inventory.stock").get(sku).path("reserved").asInt();
        update("inventory.stock", sku, "reserved", before + change);
    }

    void asked(String request, String operation, String body) {
        requests.add(json().put("asked", request)
                .put("operation", operation)
                .put("request", body)
                .toString());
    }

    void answered(String request, int status, String body) {
        requests.add(json().put("answered", request)
                .put("status", status)
                .put("body", body)
                .toString());
    }

    void allow(String deadLetter) {
        allowed.add(deadLetter);
    }

    void refunded(String line) {
        refunds.add(line);
    }

    private static String bytes(String key) {
        return "\\x" + HexFormat.of().formatHex(key.getBytes(StandardCharsets.UTF_8));
    }

    void end() throws IOException {
        notes.end();
        notes.close();
        Run run = new Run(
                Map.of("orders", "order-service", "inventory", "inventory-service"),
                GROUPS,
                GROUPS.stream()
                        .flatMap(group -> group.topics().stream())
                        .distinct()
                        .toList(),
                stock,
                allowed,
                List.of());
        run.write(folder);
        for (String topic : run.allTopics()) {
            write(topic + ".jsonl", "topics", topics.getOrDefault(topic, List.of()));
        }
        for (String table : PlatformTables.all()) {
            write(
                    table + ".jsonl",
                    "tables",
                    tables.getOrDefault(table, Map.of()).values().stream()
                            .map(ObjectNode::toString)
                            .toList());
        }
        write("client.jsonl", "", requests);
        Files.write(folder.refunds(), refunds);
    }

    private void write(String name, String kind, List<String> all) throws IOException {
        try (JsonLines lines = new JsonLines(folder.path().resolve(kind).resolve(name))) {
            for (String line : all) {
                lines.add(line);
            }
            lines.end();
        }
    }
}
