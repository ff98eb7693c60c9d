/** The events of order-service. */
@NullMarked
package io.eventorchestrator.contracts.orders;

import org.jspecify.annotations.NullMarked;
