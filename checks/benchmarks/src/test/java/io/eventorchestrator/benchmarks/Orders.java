package io.eventorchestrator.benchmarks;

import io.eventorchestrator.messaging.transport.InboundRecord;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;

/** Bulks of OrderPlaced as a transport delivers them, each event with a different key. */
final class Orders {

    private static final String PLACED = """
            {"specversion":"1.0","id":"%1$s","source":"/order-service","type":"orders.order.placed","subject":"%1$s",\
            "time":"2026-01-05T09:15:30Z","datacontenttype":"application/json",\
            "dataschema":"https://eventorchestrator.io/schemas/orders.order.placed/2.0","correlationid":"%1$s",\
            "partitionkey":"%1$s","data":{"orderId":"%1$s","customer":{"id":"a","email":"a@example.com"},\
            "currency":"EUR","total":1999,"lines":[{"sku":"%2$s","quantity":1,"unitPrice":1999}]}}""";

    private final AtomicLong offset = new AtomicLong();

    List<List<InboundRecord>> bulks(String sku, int events, int bulk) {
        List<List<InboundRecord>> bulks = new ArrayList<>();
        for (int from = 0; from < events; from += bulk) {
            bulks.add(IntStream.range(from, Math.min(from + bulk, events))
                    .mapToObj(i -> placed(sku))
                    .toList());
        }
        return bulks;
    }

    private InboundRecord placed(String sku) {
        String order = UUID.randomUUID().toString();
        return new InboundRecord(
                "orders.order.placed",
                0,
                offset.getAndIncrement(),
                order.getBytes(StandardCharsets.UTF_8),
                List.of(),
                PLACED.formatted(order, sku).getBytes(StandardCharsets.UTF_8));
    }
}
