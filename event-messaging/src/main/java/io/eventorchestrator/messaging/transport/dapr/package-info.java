/** To Kafka and back through the Dapr sidecar: bulk publish over gRPC, raw bulk delivery over HTTP. */
@NullMarked
package io.eventorchestrator.messaging.transport.dapr;

import org.jspecify.annotations.NullMarked;
