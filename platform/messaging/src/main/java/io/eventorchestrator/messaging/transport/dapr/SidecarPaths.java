package io.eventorchestrator.messaging.transport.dapr;

import java.util.List;
import java.util.stream.Stream;
import org.springframework.http.server.PathContainer;
import org.springframework.web.util.pattern.PathPattern;
import org.springframework.web.util.pattern.PathPatternParser;

/** The paths that a sidecar calls: this library's routes, and those of dapr-sdk-springboot. */
final class SidecarPaths {

    private static final List<PathPattern> PATTERNS = Stream.of("/events/**", "/dapr/**", "/actors/**", "/healthz")
            .map(PathPatternParser.defaultInstance::parse)
            .toList();
    private static final PathContainer.Options DECODED = PathContainer.Options.create('/', false);

    private SidecarPaths() {}

    /**
     * Tests whether a path belongs to the sidecar, as read by Spring or by the container: only the container resolves
     * dots, so the two may interpret {@code /events/..} differently.
     *
     * @param raw as sent by the client, without the query
     * @param resolved as interpreted by the container
     */
    static boolean contain(String raw, String resolved) {
        return matches(PathContainer.parsePath(raw)) || matches(PathContainer.parsePath(resolved, DECODED));
    }

    private static boolean matches(PathContainer path) {
        return PATTERNS.stream().anyMatch(pattern -> pattern.matches(path));
    }
}
