package io.eventorchestrator.messaging.transport.dapr;

import java.util.List;
import java.util.stream.Stream;
import org.springframework.http.server.PathContainer;
import org.springframework.web.util.pattern.PathPattern;
import org.springframework.web.util.pattern.PathPatternParser;

/** The paths that a sidecar calls: the deliveries and questions of this library, and what dapr-sdk-springboot answers. */
final class SidecarPaths {

    private static final List<PathPattern> PATTERNS = Stream.of("/events/**", "/dapr/**", "/actors/**", "/healthz")
            .map(PathPatternParser.defaultInstance::parse)
            .toList();
    private static final PathContainer.Options DECODED = PathContainer.Options.create('/', false);

    private SidecarPaths() {}

    /**
     * Tells whether a path is the sidecar's, for Spring or for the container: only the container resolves dots, so that
     * {@code /events/..} is one path to one and another to the other.
     *
     * @param raw as the client sent it, without the query
     * @param resolved as the container understands it
     */
    static boolean contain(String raw, String resolved) {
        return matches(PathContainer.parsePath(raw)) || matches(PathContainer.parsePath(resolved, DECODED));
    }

    private static boolean matches(PathContainer path) {
        return PATTERNS.stream().anyMatch(pattern -> pattern.matches(path));
    }
}
