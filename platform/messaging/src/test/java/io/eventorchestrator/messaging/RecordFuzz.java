package io.eventorchestrator.messaging;

import io.eventorchestrator.catalogue.Catalogue;
import io.eventorchestrator.catalogue.Limits;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.internals.RecordHeader;
import org.jspecify.annotations.Nullable;

/** Generates records of every kind that a producer might send, the same ones for the same seed. */
final class RecordFuzz {

    private static final String EVENT = """
            {"specversion":"1.0","id":"%s","source":"%s","type":"orders.order.placed","subject":"%s",\
            "time":"%s","datacontenttype":"application/json",%s\
            "dataschema":"https://eventorchestrator.io/schemas/orders.order.placed/2.0","data":{"orderId":"%s",\
            "customer":{"id":"a","email":"a@example.com"},"currency":"EUR","total":1,%s\
            "lines":[{"sku":"TEA","quantity":1,"unitPrice":1}]}}""";

    private static final List<String> TIMES = List.of(
            "2026-01-05T09:15:30Z",
            "2016-12-31T23:59:60Z",
            "2016-12-31T15:59:60.123456789012-08:00",
            "2026-01-05t09:15:30.1z",
            "2026-01-05T09:15:30.123456789123456789Z",
            "2026-01-05T09:15:30+23:59",
            "2026-01-05T09:15:30-00:00",
            "0001-01-01T00:00:00Z",
            "1700-02-28T00:00:00Z",
            "9999-12-31T23:59:59.999Z");

    private static final List<String> NAMES = List.of(
            "__offset",
            "__partition",
            "__topic",
            "__key",
            "__timestamp",
            "dlq-reason",
            "dlq-replays",
            "dlq-origin-offset",
            "dlq-not-kept",
            "partitionKey",
            "partitionNumber",
            "rawPayload",
            "pubsubName",
            "ttlInSeconds",
            "valueSchemaType",
            "traceparent",
            "ce_id",
            "x",
            "ü",
            "");

    private static final List<String> TEXTS =
            List.of("", "abc", "-1", "7", "1e9", "true", "a, b", "ü😀", "%41+%", "\0");

    private static final Limits LIMITS = Catalogue.load().limits();

    private final Random random;
    private final Map<String, UnaryOperator<String>> spoilt = spoilt();

    RecordFuzz(long seed) {
        random = new Random(seed);
    }

    List<FuzzedRecord> records(int count) {
        return IntStream.range(0, count).mapToObj(i -> record()).toList();
    }

    private FuzzedRecord record() {
        if (random.nextInt(50) == 0) {
            return large();
        }
        int dice = random.nextInt(10);
        if (dice < 5) {
            return healthy();
        }
        return dice < 7 ? noText() : dice < 8 ? otherMode() : spoiltEvent();
    }

    /** A part that fills the record, or a value that reaches a limit of the contract or misses it by a few bytes. */
    private FuzzedRecord large() {
        String id = uuid();
        byte[] event = bytes(event(id));
        boolean isCut = random.nextBoolean();
        byte[] value = isCut ? Arrays.copyOf(event, event.length - 1) : event;
        String kind = isCut ? "an event cut short beside a large part" : "healthy";
        return switch (random.nextInt(3)) {
            case 0 -> new FuzzedRecord(kind, isCut ? null : id, large(250_000, value), List.of(), value);
            case 1 ->
                new FuzzedRecord(
                        kind,
                        isCut ? null : id,
                        bytes(uuid()),
                        List.of(new RecordHeader("large", large(200_000, value))),
                        value);
            default -> ofLimit(id, event);
        };
    }

    private FuzzedRecord ofLimit(String id, byte[] event) {
        int figure = random.nextBoolean() ? LIMITS.largestEvent() : LIMITS.eventRecord();
        byte[] value = Arrays.copyOf(event, figure - 2 + random.nextInt(5));
        Arrays.fill(value, event.length, value.length, (byte) ' ');
        boolean fits = value.length <= LIMITS.largestEvent();
        return new FuzzedRecord(
                fits ? "healthy" : "a few bytes too large", fits ? id : null, bytes(uuid()), List.of(), value);
    }

    /** Random text, at most as long as there is room beside the value. */
    private byte[] large(int most, byte[] value) {
        int room = Math.min(most, LIMITS.eventRecord() - value.length);
        byte[] text = new byte[1 + random.nextInt(room)];
        for (int i = 0; i < text.length; i++) {
            text[i] = (byte) (' ' + random.nextInt(95));
        }
        return text;
    }

    private FuzzedRecord healthy() {
        String id = uuid() + pick("", "-ü😀", " with a space", "%00", "-".repeat(150));
        return new FuzzedRecord("healthy", id, key(), headers(), bytes(padding() + event(id) + padding()));
    }

    private FuzzedRecord noText() {
        byte[] bytes = new byte[random.nextInt(400)];
        random.nextBytes(bytes);
        // Certainly not an event, whatever the random bytes are.
        return switch (random.nextInt(5)) {
            case 0 -> new FuzzedRecord("no value", null, key(), headers(), null);
            case 1 -> new FuzzedRecord("an empty value", null, key(), headers(), new byte[0]);
            case 2 -> new FuzzedRecord("an event cut short", null, key(), headers(), cut(event(uuid())));
            case 3 -> new FuzzedRecord("an event with a byte that is not UTF-8", null, key(), headers(), notUtf8());
            default -> new FuzzedRecord("random bytes", null, key(), headers(), bytes);
        };
    }

    private FuzzedRecord otherMode() {
        List<Header> headers = new ArrayList<>(headers());
        headers.add(
                random.nextBoolean()
                        ? new RecordHeader("ce_specversion", bytes("1.0"))
                        : new RecordHeader(
                                "content-type",
                                bytes(pick("application/cloudevents-batch+json", "application/cloudevents+avro"))));
        return new FuzzedRecord("another content mode", null, key(), headers, bytes(event(uuid())));
    }

    private FuzzedRecord spoiltEvent() {
        List<String> kinds = List.copyOf(spoilt.keySet());
        String kind = kinds.get(random.nextInt(kinds.size()));
        return new FuzzedRecord(
                kind,
                null,
                key(),
                headers(),
                bytes(spoilt.getOrDefault(kind, UnaryOperator.identity()).apply(event(uuid()))));
    }

    private Map<String, UnaryOperator<String>> spoilt() {
        Map<String, UnaryOperator<String>> kinds = new LinkedHashMap<>();
        kinds.put("an attribute twice", event -> event.replace("\"subject\":", "\"id\":\"1\",\"subject\":"));
        kinds.put("another specversion", event -> event.replace("\"1.0\"", pick("1.0", "\"0.3\"", "\"\"", "null")));
        kinds.put("no type", event -> event.replace("\"type\":\"orders.order.placed\",", ""));
        kinds.put("an unknown type", event -> event.replace("\"orders.order.placed\"", "\"a.b.c\""));
        kinds.put("a newer major", event -> event.replace("placed/2.0", pick("placed/3.0", "placed/x", "placed/")));
        kinds.put("a time that is none", event -> event.replaceFirst("\"time\":\"[^\"]*\"", "\"time\":" + noTime()));
        kinds.put(
                "data that break the schema", event -> event.replace("\"quantity\":1", "\"quantity\":" + noQuantity()));
        kinds.put(
                "data that no database stores",
                event -> event.replace(
                        "\"sku\":\"TEA\"", "\"sku\":\"TEA\",\"x\":[\"" + pick("\\u0000", "\\ud800") + "\"]"));
        kinds.put(
                "an order id that is not a UUID",
                event -> event.replaceFirst("\"orderId\":\"[^\"]*\"", "\"orderId\":\"o\""));
        kinds.put("no data", event -> event.replaceFirst(",\"data\":\\{.*", "}"));
        kinds.put("more behind the event", event -> event + pick("{}", "1", "]", "x"));
        kinds.put("an array", event -> "[" + event + "]");
        kinds.put("a control character", event -> event.replace("\"subject\":\"", "\"subject\":\"\\u0000"));
        kinds.put("half a character", event -> event.replace("\"subject\":\"", "\"subject\":\"\\ud800"));
        kinds.put("an endless id", event -> event.replace("\"id\":\"", "\"id\":\"" + "1".repeat(10_000)));
        kinds.put(
                "a source that is not a URI",
                event -> event.replaceFirst("\"source\":\"[^\"]*\"", "\"source\":\"record of x\""));
        kinds.put(
                "deep nesting",
                event -> event.replace("\"data\":", nested("\"deep\":", 600 + random.nextInt(8_000)) + ",\"data\":"));
        kinds.put("a long name", event -> event.replace("\"data\":", "\"" + "n".repeat(60_000) + "\":1,\"data\":"));
        kinds.put("a long number", event -> event.replace("\"total\":1", "\"total\":" + "1".repeat(2_000)));
        kinds.put("a huge number", event -> event.replace("\"total\":1", "\"total\":1e999999999"));
        kinds.put("too large", event -> event + " ".repeat(262_145));
        return kinds;
    }

    private String event(String id) {
        return EVENT.formatted(
                id,
                pick("/order-service", "https://example.com/ü", "urn:a:b", "kafka:orders.order.placed"),
                uuid(),
                TIMES.get(random.nextInt(TIMES.size())),
                random.nextBoolean() ? "" : "\"" + pick("unknown", "traceparent", "tracestate") + "\":" + json(4) + ",",
                uuid(),
                random.nextBoolean() ? "" : "\"unknown\":" + storable(json(4)) + ",");
    }

    private static String storable(String json) {
        return json.replace("\\u0000", "\\u0001").replace("\\ud800", "\\ud83c\\udf75");
    }

    private String json(int depth) {
        return switch (random.nextInt(depth > 0 ? 8 : 6)) {
            case 0 -> pick("null", "true", "false");
            case 1 -> String.valueOf(random.nextLong());
            case 2 -> pick("9007199254740993", "1e400", "-0.0", "1".repeat(900), "1.000000000000000000001");
            case 3 -> "\"" + pick("", "ü😀", "\\u0000", "\\ud800", "%s", "x".repeat(5_000)) + "\"";
            case 4 -> nested("", 100);
            case 5 -> "[]";
            case 6 -> "[" + json(depth - 1) + "," + json(depth - 1) + "]";
            default -> "{\"a\":" + json(depth - 1) + ",\"\":" + json(depth - 1) + "}";
        };
    }

    private static String nested(String name, int depth) {
        return name + "[".repeat(depth) + "]".repeat(depth);
    }

    private String noTime() {
        return pick(
                "5",
                "\"yesterday\"",
                "\"2026-13-01T00:00:00Z\"",
                "\"2026-02-30T00:00:00Z\"",
                "\"2026-01-05T09:15:61Z\"",
                "\"2026-01-05T09:15:60Z\"",
                "\"2026-01-05T24:00:00Z\"",
                "\"2026-01-05T09:15:30\"",
                "\"2026-01-05T09:15:30+24:00\"",
                "\"+12026-01-05T09:15:30Z\"");
    }

    private String noQuantity() {
        return pick("0", "-1", "\"1\"", "null", "1.5", "[]", "1e30");
    }

    private byte @Nullable [] key() {
        byte[] bytes = new byte[random.nextInt(20)];
        random.nextBytes(bytes);
        return switch (random.nextInt(6)) {
            case 0 -> null;
            case 1 -> bytes;
            case 2 -> bytes(TEXTS.get(random.nextInt(TEXTS.size())));
            default -> bytes(uuid());
        };
    }

    private List<Header> headers() {
        return Stream.generate(this::header).limit(random.nextInt(6)).toList();
    }

    private Header header() {
        String name = random.nextInt(50) == 0 ? "n".repeat(20_000) : NAMES.get(random.nextInt(NAMES.size()));
        byte[] bytes = new byte[random.nextInt(30)];
        random.nextBytes(bytes);
        return switch (random.nextInt(5)) {
            case 0 -> new RecordHeader(name, (byte[]) null);
            case 1 -> new RecordHeader(name, bytes);
            default -> new RecordHeader(name, bytes(TEXTS.get(random.nextInt(TEXTS.size()))));
        };
    }

    private byte[] cut(String event) {
        return bytes(event.substring(0, 1 + random.nextInt(event.length() - 1)));
    }

    private byte[] notUtf8() {
        byte[] event = bytes(event(uuid()));
        ByteBuffer.wrap(event).put(event.length / 2, (byte) 0xc3).put(event.length / 2 + 1, (byte) 0x28);
        return event;
    }

    private String padding() {
        return pick("", "", " ", "\n\t\r ", " ".repeat(1_000));
    }

    private String uuid() {
        return new UUID(random.nextLong(), random.nextLong()).toString();
    }

    private String pick(String... choices) {
        return choices[random.nextInt(choices.length)];
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
