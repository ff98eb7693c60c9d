/** The transport through the Dapr sidecar: bulk publish and raw bulk delivery over HTTP. */
@NullMarked
package io.eventorchestrator.messaging.transport.dapr;

import org.jspecify.annotations.NullMarked;
