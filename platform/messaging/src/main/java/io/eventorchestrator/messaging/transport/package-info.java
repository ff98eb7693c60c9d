/** The two transports, Dapr's sidecar and Kafka's own client, behind one port in each direction. */
@NullMarked
package io.eventorchestrator.messaging.transport;

import org.jspecify.annotations.NullMarked;
