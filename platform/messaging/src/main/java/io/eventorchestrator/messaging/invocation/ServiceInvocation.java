package io.eventorchestrator.messaging.invocation;

import java.io.IOException;
import java.time.Duration;

/** Asks other services through this service's sidecar. A bean of this type exists only {@link ConditionalOnSidecar}. */
public interface ServiceInvocation {

    /**
     * Sends a GET request, once. Blocks, so call it outside of transactions.
     *
     * @param service name of an {@code HTTPEndpoint} of Dapr, or an app id where an access policy allows the call. An
     *     address is refused, because the sidecar would send the token of its own service there
     * @param path below the service's address, without a slash at its start
     * @param patience time until the answer must be complete
     * @return the answer, whatever its status
     * @throws IllegalArgumentException if the service is an address
     * @throws IOException if the sidecar can't be reached, or its answer is not complete in time
     */
    Answer get(String service, String path, Duration patience) throws IOException;

    /**
     * An HTTP answer.
     *
     * @param contentType empty if there is none
     * @param body as UTF-8
     */
    record Answer(int status, String contentType, String body) {}
}
