package io.eventorchestrator.catalogue.kubernetes;

import io.eventorchestrator.catalogue.Catalogue;
import io.eventorchestrator.catalogue.Group;
import java.util.Map;

/**
 * Delivery is retried for ever: the application asks for it only while its database is out of reach, and without a policy
 * the sidecar would dead-letter at the first such answer. An inbound target never has a circuit breaker, whose opening
 * ends even an endless retry, nor a timeout, which makes handlers overlap. Publishing has a breaker: while the broker is
 * gone, an attempt is refused at once and does not queue up in the sidecar.
 */
final class DaprResiliency {

    private static final String RETRY = "until-available";
    private static final String BREAKER = "broker-gone";

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
        Map<String, Object> breaker = Yaml.map("maxRequests", 1, "timeout", "5s", "trip", "consecutiveFailures >= 3");
        return Yaml.map("retries", Yaml.map(RETRY, retry), "circuitBreakers", Yaml.map(BREAKER, breaker));
    }

    private Map<String, Object> targets() {
        Map<String, Object> targets = Yaml.map("events", Yaml.map("outbound", Yaml.map("circuitBreaker", BREAKER)));
        for (Group group : catalogue.groups()) {
            targets.put(group.name(), Yaml.map("inbound", Yaml.map("retry", RETRY)));
        }
        return targets;
    }
}
