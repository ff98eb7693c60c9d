package io.eventorchestrator.checker;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The tables of the platform's services that a history needs, with their schemas. */
public final class PlatformTables {

    private static final Map<String, List<String>> BUSINESS = Map.of(
            "orders",
            List.of("customer_order", "order_line", "order_timeline", "idempotency_key", "order_return", "return_line"),
            "inventory",
            List.of(
                    "stock",
                    "reservation",
                    "reservation_line",
                    "rejection",
                    "shortage",
                    "goods_return",
                    "goods_return_line"),
            "notifications",
            List.of("notification", "quiet_sku"));
    private static final List<String> MESSAGING = List.of("event_outbox", "event_outbox_audit", "event_inbox");

    private PlatformTables() {}

    /** The services' own tables and those of the messaging library. */
    public static List<String> all() {
        return BUSINESS.keySet().stream()
                .sorted()
                .flatMap(schema -> Stream.concat(BUSINESS.getOrDefault(schema, List.of()).stream(), MESSAGING.stream())
                        .map(table -> schema + "." + table))
                .toList();
    }
}
