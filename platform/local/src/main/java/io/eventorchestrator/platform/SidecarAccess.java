package io.eventorchestrator.platform;

import java.util.Map;
import java.util.Optional;

/**
 * A caller's access to the API of a running sidecar.
 *
 * @param httpPort its HTTP port on this machine
 * @param token required by the sidecar in each request
 */
public record SidecarAccess(int httpPort, String token) {

    private static final String PORT = "DAPR_HTTP_PORT";
    private static final String TOKEN = "DAPR_API_TOKEN";

    /** Reads what the launcher wrote when it started the sidecar; empty if the file is missing or incomplete. */
    public static Optional<SidecarAccess> of(EnvironmentFile file) {
        try {
            Map<String, String> variables = file.read();
            return Optional.of(new SidecarAccess(
                            Integer.parseInt(variables.getOrDefault(PORT, "")), variables.getOrDefault(TOKEN, "")))
                    .filter(access -> !access.token().isEmpty());
        } catch (NotStartable | NumberFormatException unusable) {
            return Optional.empty();
        }
    }

    void writeTo(EnvironmentFile file) {
        file.write(Map.of(PORT, String.valueOf(httpPort), TOKEN, token));
    }

    /** Does not reveal the token. */
    @Override
    public String toString() {
        return "SidecarAccess[httpPort=" + httpPort + "]";
    }
}
