package io.eventorchestrator.platform;

import java.util.Map;

/**
 * How a sidecar and its service know each other. They reach a process by its environment, never by its command line,
 * which everybody on the machine can read.
 *
 * @param api what the sidecar asks of who calls it
 * @param application what the service asks of who delivers to it
 */
public record SidecarTokens(String api, String application) {

    /** A pair of its own for each sidecar, so that the token of one opens no other. */
    public static SidecarTokens random() {
        return new SidecarTokens(RandomSecret.next(), RandomSecret.next());
    }

    /** What both processes get; the names are Dapr's. */
    public Map<String, String> environment() {
        return Map.of("DAPR_API_TOKEN", api, "APP_API_TOKEN", application);
    }

    /** Tells nothing. */
    @Override
    public String toString() {
        return "SidecarTokens[...]";
    }
}
