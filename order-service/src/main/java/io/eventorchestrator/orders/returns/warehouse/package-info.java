/** Sends goods of returns to inventory-service over HTTP, through the sidecar. */
@NullMarked
package io.eventorchestrator.orders.returns.warehouse;

import org.jspecify.annotations.NullMarked;
