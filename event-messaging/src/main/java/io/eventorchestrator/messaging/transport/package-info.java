/** The two ways to Kafka, Dapr's sidecar and Kafka's own client, behind one port each way. */
@NullMarked
package io.eventorchestrator.messaging.transport;

import org.jspecify.annotations.NullMarked;
