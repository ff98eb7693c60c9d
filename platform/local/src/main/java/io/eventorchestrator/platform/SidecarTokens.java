package io.eventorchestrator.platform;

import java.util.Map;

/**
 * The tokens by which a sidecar and its service authenticate each other. Processes receive them in their environment,
 * never on the command line, which everyone on the machine can read.
 *
 * @param api required by the sidecar from its callers
 * @param application required by the service from its sidecar
 */
public record SidecarTokens(String api, String application) {

    /** Generates a new pair; every sidecar has a different one, so that a token opens no other sidecar. */
    public static SidecarTokens random() {
        return new SidecarTokens(RandomSecret.next(), RandomSecret.next());
    }

    /** The variables for both processes, with Dapr's names. */
    public Map<String, String> environment() {
        return Map.of("DAPR_API_TOKEN", api, "APP_API_TOKEN", application);
    }

    /** Reveals nothing. */
    @Override
    public String toString() {
        return "SidecarTokens[...]";
    }
}
