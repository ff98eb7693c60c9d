package io.eventorchestrator.catalogue.resources;

import io.eventorchestrator.catalogue.Catalogue;
import io.eventorchestrator.catalogue.Group;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Delivery is retried for ever: the application requests it only while its database is unavailable, and without a
 * policy the sidecar would dead-letter at the first such answer. An inbound target has neither a circuit breaker, which
 * ends even an endless retry, nor a timeout, which makes handlers overlap. Publishing has no breaker, because it would
 * count a refused record like an unavailable broker and stop every topic. The outbox backs off by topic, and so does
 * the sidecar's producer.
 */
final class DaprResiliency {

    private static final String RETRY = "until-available";

    private final Catalogue catalogue;

    DaprResiliency(Catalogue catalogue) {
        this.catalogue = catalogue;
    }

    Map<String, Object> resource() {
        Map<String, Object> resiliency = Yaml.resource("dapr.io/v1alpha1", "Resiliency", "delivery");
        resiliency.put("spec", Yaml.map("policies", policies(), "targets", Yaml.map("components", targets())));
        return resiliency;
    }

    private static Map<String, Object> policies() {
        Map<String, Object> retry = Yaml.map("policy", "constant", "duration", "1s", "maxRetries", -1);
        return Yaml.map("retries", Yaml.map(RETRY, retry));
    }

    private Map<String, Object> targets() {
        Map<String, Object> targets = new LinkedHashMap<>();
        for (Group group : catalogue.groups()) {
            targets.put(group.name(), Yaml.map("inbound", Yaml.map("retry", RETRY)));
        }
        return targets;
    }
}
