package io.eventorchestrator.platform;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Lets the sidecar of one service call the HTTP API of another on this machine by its name.
 *
 * @param caller name of the service whose sidecar calls
 * @param called name of the other service
 * @param port the other service's port for clients
 * @param token name of the secret that the calling sidecar sends as {@code caller-token}, so that the other service
 *     can recognize the caller
 */
public record HttpEndpoint(String caller, String called, int port, String token) {

    /** Writes it as a resource of Dapr; sidecars that load the folder know it from their next start. */
    public void writeTo(Path folder) {
        try {
            Files.writeString(Files.createDirectories(folder).resolve(called + ".yaml"), """
                    apiVersion: dapr.io/v1alpha1
                    kind: HTTPEndpoint
                    metadata:
                      name: %s
                    spec:
                      baseUrl: http://127.0.0.1:%d
                      headers:
                        - name: caller-token
                          secretKeyRef:
                            name: %s
                            key: %s
                    auth:
                      secretStore: environment
                    scopes:
                      - %s
                    """.formatted(
                            called, port, token, token, caller));
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
