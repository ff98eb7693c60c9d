package io.eventorchestrator.messaging;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * A record that can't be read as an event.
 *
 * @param reason the expected {@code dlq-reason}
 * @param detail a part of the expected {@code dlq-detail}
 */
record Poison(String name, byte[] value, Map<String, String> headers, String reason, String detail) {

    private static final String EVENT = """
            {"specversion":"1.0","id":"poison","source":"/order-service","type":"orders.order.placed","subject":"s",\
            "time":"2026-01-05T09:15:30Z","datacontenttype":"application/json",\
            "dataschema":"https://eventorchestrator.io/schemas/orders.order.placed/2.0","data":{"orderId":\
            "0197a2b4-0000-7000-8000-000000000000","customer":{"id":"a","email":"a@example.com"},"currency":"EUR",\
            "total":1,"lines":[{"sku":"TEA","quantity":1,"unitPrice":1}]}}""";

    static List<Poison> all() {
        return List.of(
                text("broken JSON", "{\"specversion\":", "not-json", "end-of-input"),
                new Poison(
                        "broken JSON that calls itself JSON",
                        "{\"specversion\": 1,".getBytes(StandardCharsets.UTF_8),
                        Map.of("content-type", "application/json"),
                        "not-json",
                        "end-of-input"),
                text("an array", "[]", "not-an-event", "not a JSON object"),
                text("empty", "", "not-json", "empty"),
                new Poison("invalid UTF-8", new byte[] {(byte) 0xc3, 0x28}, Map.of(), "not-utf-8", "invalid UTF-8"),
                text("duplicate keys", "{\"id\":1,\"id\":2}", "not-json", "Duplicate"),
                text("no type", with("\"type\":\"orders.order.placed\",", ""), "not-an-event", "no type"),
                text(
                        "unknown type",
                        with("\"type\":\"orders.order.placed\"", "\"type\":\"a.b.c\""),
                        "unknown-type",
                        "a.b.c"),
                text("wrong specversion", with("\"1.0\"", "\"0.3\""), "not-an-event", "specversion is not 1.0"),
                text(
                        "schema violation",
                        with("\"quantity\":1", "\"quantity\":\"2\""),
                        "schema-violation",
                        "/lines/0/quantity type"),
                text(
                        "text that no database stores",
                        with("\"sku\":\"", "\"sku\":\"\\u0000"),
                        "schema-violation",
                        "/lines/0/sku text"),
                text("newer major", with("placed/2.0", "placed/3.0"), "unsupported-version", "3.0"),
                text("wrong content type", with("application/json", "text/xml"), "not-an-event", "datacontenttype"),
                text(
                        "endless id",
                        with("\"id\":\"poison\"", "\"id\":\"" + "1".repeat(10_000) + "\""),
                        "not-an-event",
                        "id is not text"),
                text(
                        "control character",
                        with("\"subject\":\"s\"", "\"subject\":\"\\u0000\""),
                        "not-an-event",
                        "subject contains a control character"),
                text(
                        "text that is not a UUID",
                        with("0197a2b4-0000-7000-8000-000000000000", "o-1"),
                        "schema-violation",
                        "/orderId"),
                new Poison("too large", large(), Map.of(), "too-large", "262145 bytes"),
                new Poison(
                        "binary mode",
                        "{}".getBytes(StandardCharsets.UTF_8),
                        Map.of("ce_specversion", "1.0", "ce_id", "1"),
                        "unsupported-mode",
                        "structured"));
    }

    private static Poison text(String name, String value, String reason, String detail) {
        return new Poison(name, value.getBytes(StandardCharsets.UTF_8), Map.of(), reason, detail);
    }

    // Decodable events need different ids, or the second would be a duplicate of the first.
    private static String with(String right, String wrong) {
        return EVENT.replace(right, wrong).replace("\"poison\"", "\"" + UUID.randomUUID() + "\"");
    }

    private static byte[] large() {
        byte[] large = new byte[256 * 1024 + 1];
        Arrays.fill(large, (byte) ' ');
        return large;
    }
}
