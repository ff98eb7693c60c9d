package io.eventorchestrator.messaging.invocation;

import java.io.IOException;
import java.time.Duration;

/**
 * Calls other services through this service's sidecar. A bean of this type exists only {@link ConditionalOnSidecar}.
 *
 * <p>Each method sends one request and blocks, so call it outside of transactions. The sidecar may send a request
 * again, so a write must be idempotent. A service is the name of an {@code HTTPEndpoint} of Dapr, or an app id where an
 * access policy allows the call; an address is refused, because the sidecar would send the token of its own service
 * there. A path lies below the service's address, without a slash at its start. An answer has any status. All methods
 * throw an {@link IllegalArgumentException} if the service is an address.
 *
 * <p>A request carries the trace, of which it is a span, and in {@code correlation-id} the id of the current
 * {@link io.eventorchestrator.messaging.CorrelationScope}, if there is one.
 */
public interface ServiceInvocation {

    /**
     * Sends a GET request.
     *
     * @param patience time until the answer must be complete
     * @throws IOException if the sidecar can't be reached, or its answer is not complete in time, or too large
     */
    Answer get(String service, String path, Duration patience) throws IOException;

    /**
     * Sends a PUT request with JSON.
     *
     * @param patience time until the answer must be complete
     * @throws IOException as for {@link #get}; the other service may have acted nevertheless
     */
    Answer put(String service, String path, String json, Duration patience) throws IOException;

    /**
     * Sends a DELETE request.
     *
     * @param patience time until the answer must be complete
     * @throws IOException as for {@link #get}; the other service may have acted nevertheless
     */
    Answer delete(String service, String path, Duration patience) throws IOException;

    /**
     * An HTTP answer.
     *
     * @param contentType empty if there is none
     * @param body as UTF-8
     */
    record Answer(int status, String contentType, String body) {}
}
