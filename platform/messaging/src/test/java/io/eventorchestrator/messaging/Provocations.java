package io.eventorchestrator.messaging;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Actions of a test in the handler's transaction, by SKU. */
final class Provocations {

    private final Map<String, Consumer<JdbcClient>> bySku = new ConcurrentHashMap<>();

    void on(String sku, Consumer<JdbcClient> provocation) {
        bySku.put(sku, provocation);
    }

    void provoke(String sku, JdbcClient jdbc) {
        bySku.getOrDefault(sku, nothing -> {}).accept(jdbc);
    }
}
