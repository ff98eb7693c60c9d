/** Asks inventory-service over HTTP, through the sidecar. */
@NullMarked
package io.eventorchestrator.orders.warehouse;

import org.jspecify.annotations.NullMarked;
