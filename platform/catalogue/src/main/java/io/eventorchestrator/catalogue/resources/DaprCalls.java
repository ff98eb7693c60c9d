package io.eventorchestrator.catalogue.resources;

import io.eventorchestrator.catalogue.Call;
import io.eventorchestrator.catalogue.Catalogue;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Generates the resiliency of calls between services, one resource for each caller's sidecar. A call is repeated once,
 * and only if no service answered, because the caller has its own pauses. The breaker opens at the fourth failure in a
 * row: two calls, both repeated. It counts each status above 399, so a call whose normal answers include one needs
 * another path. It is open for less than the longest pause of a caller, so that it delays no recovery.
 */
final class DaprCalls {

    private static final String TIMEOUT = "answer";
    private static final String RETRY = "once";
    private static final String BREAKER = "failing";

    private final Catalogue catalogue;

    DaprCalls(Catalogue catalogue) {
        this.catalogue = catalogue;
    }

    List<Map<String, Object>> all() {
        return callers().map(this::resource).toList();
    }

    private Stream<String> callers() {
        return catalogue.calls().stream().map(Call::caller).distinct();
    }

    private Map<String, Object> resource(String caller) {
        Map<String, Object> resiliency = Yaml.resource("dapr.io/v1alpha1", "Resiliency", caller + "-calls");
        resiliency.put("spec", Yaml.map("policies", policies(), "targets", Yaml.map("apps", targets(caller))));
        resiliency.put("scopes", List.of(caller));
        return resiliency;
    }

    private static Map<String, Object> policies() {
        Map<String, Object> retry = Yaml.map(
                "policy",
                "constant",
                "duration",
                "500ms",
                "maxRetries",
                1,
                "matching",
                Yaml.map("httpStatusCodes", "502-504"));
        Map<String, Object> breaker = Yaml.map("maxRequests", 1, "timeout", "5s", "trip", "consecutiveFailures >= 4");
        return Yaml.map(
                "timeouts", Yaml.map(TIMEOUT, "2s"),
                "retries", Yaml.map(RETRY, retry),
                "circuitBreakers", Yaml.map(BREAKER, breaker));
    }

    private Map<String, Object> targets(String caller) {
        Map<String, Object> targets = new LinkedHashMap<>();
        catalogue.calls().stream()
                .filter(call -> call.caller().equals(caller))
                .forEach(call -> targets.put(
                        call.called(), Yaml.map("timeout", TIMEOUT, "retry", RETRY, "circuitBreaker", BREAKER)));
        return targets;
    }
}
